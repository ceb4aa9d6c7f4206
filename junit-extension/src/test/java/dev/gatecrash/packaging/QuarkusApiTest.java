package dev.gatecrash.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.gatecrash.junit.WithAuthorizationServer;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class QuarkusApiTest {

    private static final String GLUE = "dev.gatecrash.quarkus";

    private static JavaClasses ours = new ClassFileImporter().importClasses();

    @BeforeAll
    static void find() throws Exception {
        ours = new ClassFileImporter()
                .importPath(Path.of(WithAuthorizationServer.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI()));
    }

    @Test
    void the_glue_shows_nothing_but_the_jdk_gatecrash_junit_and_the_interfaces_of_test_resources() {
        assertThat(new PublicSignatures(ours.that(JavaClass.Predicates.resideInAPackage(GLUE)))
                        .mentioningOtherThan(JavaClass.Predicates.resideInAnyPackage(
                                "java..", "dev.gatecrash..", "org.junit.jupiter.api..", "io.quarkus.test.common")))
                .isEmpty();
    }

    @Test
    void whoever_has_no_quarkus_does_not_miss_it() {
        JavaClasses others = ours.that(JavaClass.Predicates.resideOutsideOfPackage(GLUE));

        assertThat(others).isNotEmpty();
        assertThat(others.stream()
                        .flatMap(c -> c.getDirectDependenciesFromSelf().stream())
                        .map(dependency -> dependency.getTargetClass().getPackageName()))
                .noneMatch(name -> name.startsWith("io.quarkus")
                        || name.startsWith("org.eclipse.microprofile")
                        || name.equals(GLUE));
    }

    /** The service loader makes it in every test run, with Quarkus or without. */
    @Test
    void what_the_extension_loads_needs_no_quarkus() {
        assertThat(ours.get("dev.gatecrash.quarkus.QuarkusSurroundings").getDirectDependenciesFromSelf())
                .noneMatch(dependency ->
                        dependency.getTargetClass().getPackageName().startsWith("io.quarkus"));
        assertThat(ours.get("dev.gatecrash.quarkus.RunningServer").getDirectDependenciesFromSelf())
                .noneMatch(dependency ->
                        dependency.getTargetClass().getPackageName().startsWith("io.quarkus"));
    }
}
