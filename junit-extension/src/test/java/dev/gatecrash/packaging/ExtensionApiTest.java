package dev.gatecrash.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.gatecrash.junit.WithAuthorizationServer;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExtensionApiTest {

    private static final DescribedPredicate<JavaClass> ANYBODYS = JavaClass.Predicates.resideInAnyPackage("java..")
            .or(JavaClass.Predicates.resideInAPackage("dev.gatecrash.."))
            .and(DescribedPredicate.not(
                    JavaClass.Predicates.resideInAnyPackage("dev.gatecrash.internal..", "dev.gatecrash.shaded..")));

    private static final JavaClasses OURS = new ClassFileImporter().importPath(location());

    @Test
    void the_extension_shows_nothing_but_the_jdk_gatecrash_and_junit() {
        assertThat(new PublicSignatures(classesOf("dev.gatecrash.junit"))
                        .mentioningOtherThan(ANYBODYS.or(JavaClass.Predicates.resideInAnyPackage(
                                "org.junit.jupiter.api..", "org.junit.platform.launcher"))))
                .isEmpty();
    }

    @Test
    void the_assertions_show_nothing_but_the_jdk_gatecrash_and_assertj() {
        assertThat(new PublicSignatures(classesOf("dev.gatecrash.assertj"))
                        .mentioningOtherThan(
                                ANYBODYS.or(JavaClass.Predicates.resideInAnyPackage("org.assertj.core.api"))))
                .isEmpty();
    }

    @Test
    void the_assertions_do_not_need_junit_nor_the_extension_assertj() {
        assertThat(dependenciesOf("dev.gatecrash.assertj")).noneMatch(name -> name.startsWith("org.junit"));
        assertThat(dependenciesOf("dev.gatecrash.junit")).noneMatch(name -> name.startsWith("org.assertj"));
    }

    @Test
    void the_spring_glue_shows_no_spring_and_needs_no_spring_boot() {
        assertThat(new PublicSignatures(classesOf("dev.gatecrash.spring"))
                        .mentioningOtherThan(
                                ANYBODYS.or(JavaClass.Predicates.resideInAnyPackage("org.junit.jupiter.api.."))))
                .isEmpty();
        assertThat(dependenciesOf("dev.gatecrash.spring"))
                .noneMatch(name -> name.startsWith("org.springframework.boot"));
    }

    @Test
    void the_transports_show_nothing_but_the_jdk_gatecrash_and_the_mcp_sdk() {
        assertThat(new PublicSignatures(classesOf("dev.gatecrash.mcp"))
                        .mentioningOtherThan(
                                ANYBODYS.or(JavaClass.Predicates.resideInAnyPackage("io.modelcontextprotocol.."))))
                .isEmpty();
    }

    @Test
    void whoever_has_neither_spring_nor_the_mcp_sdk_does_not_miss_them() {
        assertThat(dependenciesOf("dev.gatecrash.junit", "dev.gatecrash.assertj"))
                .noneMatch(name -> name.startsWith("org.springframework")
                        || name.startsWith("io.modelcontextprotocol")
                        || name.startsWith("dev.gatecrash.spring")
                        || name.startsWith("dev.gatecrash.mcp"));
    }

    @Test
    void none_uses_the_internals_of_the_harness() {
        assertThat(dependenciesOf(
                        "dev.gatecrash.assertj", "dev.gatecrash.junit", "dev.gatecrash.spring", "dev.gatecrash.mcp"))
                .noneMatch(
                        name -> name.startsWith("dev.gatecrash.internal") || name.startsWith("dev.gatecrash.shaded"));
    }

    private static List<String> dependenciesOf(String... packages) {
        return classesOf(packages).stream()
                .flatMap(c -> c.getDirectDependenciesFromSelf().stream())
                .map(dependency -> dependency.getTargetClass().getName())
                .distinct()
                .toList();
    }

    private static JavaClasses classesOf(String... packages) {
        JavaClasses classes = OURS.that(JavaClass.Predicates.resideInAnyPackage(packages));
        assertThat(classes).isNotEmpty();
        return classes;
    }

    private static Path location() {
        try {
            return Path.of(WithAuthorizationServer.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
