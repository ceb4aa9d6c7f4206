package dev.gatecrash.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.gatecrash.AuthorizationServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The harness as users get it: relocated, so that it cannot clash with what they have. */
class HarnessJarTest {

    /** Libraries of annotations only, which are not needed inside. */
    private static final List<String> ANNOTATIONS = List.of("jspecify", "annotations", "jcip-annotations");

    private static final String ITSELF = "gatecrash-harness";

    private static Path jar = Path.of("");

    @BeforeAll
    static void find() throws URISyntaxException {
        jar = Path.of(AuthorizationServer.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        Assumptions.assumeTrue(
                Files.isRegularFile(jar),
                "the harness is on the class path as %s, not as the relocated jar; run \"mvn verify\"".formatted(jar));
    }

    @Test
    void every_class_is_under_our_name() throws IOException {
        assertThat(entries().filter(name -> name.endsWith(".class")))
                .isNotEmpty()
                .allMatch(name -> name.matches("(META-INF/versions/\\d+/)?dev/gatecrash/.*"));
    }

    @Test
    void no_service_of_a_dependency_is_offered_under_its_own_name() throws IOException {
        assertThat(entries().filter(name -> name.matches("META-INF/services/.+")))
                .allMatch(name -> name.startsWith("META-INF/services/dev.gatecrash."));
    }

    @Test
    void no_window_shows_a_foreign_or_relocated_type() throws IOException {
        DescribedPredicate<JavaClass> ours = JavaClass.Predicates.resideInAPackage("dev.gatecrash..")
                .and(DescribedPredicate.not(
                        JavaClass.Predicates.resideInAnyPackage("dev.gatecrash.internal..", "dev.gatecrash.shaded..")));

        assertThat(new PublicSignatures(windows())
                        .mentioningOtherThan(ours.or(JavaClass.Predicates.resideInAnyPackage(
                                "java..", "javax.net.ssl", "org.jspecify.annotations"))))
                .isEmpty();
    }

    @Test
    void every_library_inside_is_in_the_bill_of_materials_and_in_the_notice() throws IOException {
        List<String> billed = components(text("META-INF/sbom/gatecrash-harness.cdx.json"));
        String notice = text("META-INF/NOTICE");

        assertThat(billed)
                .contains("jetty-server", "nimbus-jose-jwt", "oauth2-oidc-sdk", "okhttp-jvm", "kotlin-stdlib")
                .filteredOn(name -> !ANNOTATIONS.contains(name) && !name.equals(ITSELF))
                .allSatisfy(name -> assertThat(notice).containsPattern("[ ,]" + Pattern.quote(name) + "[ ,]"));
    }

    @Test
    void every_licence_that_the_notice_names_is_inside() throws IOException {
        List<String> named = Pattern.compile("META-INF/(LICENSE|licenses/\\S+)")
                .matcher(text("META-INF/NOTICE"))
                .results()
                .map(MatchResult::group)
                .toList();

        assertThat(entries()).containsAll(named).contains("META-INF/LICENSE");
    }

    private static JavaClasses windows() throws IOException {
        Pattern window = Pattern.compile(".*!/dev/gatecrash/(?!internal/|shaded/).*");
        try (JarFile file = new JarFile(jar.toFile())) {
            JavaClasses classes = new ClassFileImporter()
                    .withImportOption(location -> location.matches(window))
                    .importJar(file);
            assertThat(classes.containPackage("dev.gatecrash.flow")).isTrue();
            return classes;
        }
    }

    private static Stream<String> entries() throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream().filter(entry -> !entry.isDirectory()).map(ZipEntry::getName).toList().stream();
        }
    }

    private static String text(String entry) throws IOException {
        try (JarFile file = new JarFile(jar.toFile());
                InputStream in = file.getInputStream(file.getEntry(entry))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<String> components(String billOfMaterials) {
        String components = billOfMaterials.substring(
                billOfMaterials.indexOf("\"components\""), billOfMaterials.indexOf("\"dependencies\""));
        return Pattern.compile("\"pkg:maven/[^/]+/([^@]+)@")
                .matcher(components)
                .results()
                .map(component -> component.group(1))
                .distinct()
                .toList();
    }
}
