package dev.gatecrash.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.gatecrash.AuthorizationServer;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The harness as users get it: relocated, so that it cannot clash with what they have. */
class HarnessJarTest {

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
    void licence_and_bill_of_materials_are_inside() throws IOException {
        assertThat(entries())
                .contains("META-INF/LICENSE")
                .anyMatch(name -> name.matches("META-INF/sbom/[^/]+\\.cdx\\.json"));
    }

    @Test
    void its_pom_asks_for_jspecify_and_nothing_else() throws Exception {
        Element project = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(pom().toFile())
                .getDocumentElement();

        assertThat(dependencies(project)).containsExactly("org.jspecify:jspecify");
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

    /** Beside the jar: the reduced POM in the build, the published one in a repository. */
    private static Path pom() {
        Path reduced = jar.resolveSibling("dependency-reduced-pom.xml");
        return Files.exists(reduced)
                ? reduced
                : jar.resolveSibling(jar.getFileName().toString().replaceAll("\\.jar$", ".pom"));
    }

    /** Those that users of the jar get. */
    private static List<String> dependencies(Element project) {
        List<String> found = new ArrayList<>();
        NodeList all = project.getElementsByTagName("dependency");
        for (int i = 0; i < all.getLength(); i++) {
            Element dependency = (Element) all.item(i);
            boolean direct = dependency.getParentNode().getParentNode().equals(project);
            if (direct && !List.of("test", "provided").contains(text(dependency, "scope"))) {
                found.add(text(dependency, "groupId") + ":" + text(dependency, "artifactId"));
            }
        }
        return found;
    }

    private static String text(Element parent, String name) {
        NodeList found = parent.getElementsByTagName(name);
        return found.getLength() == 0 ? "" : found.item(0).getTextContent().strip();
    }
}
