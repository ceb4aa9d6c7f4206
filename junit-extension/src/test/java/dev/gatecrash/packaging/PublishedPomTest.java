package dev.gatecrash.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** The POMs as users get them. */
class PublishedPomTest {

    private static final Path HARNESS = Path.of("../harness/target/published-pom.xml");
    private static final Path JUNIT = Path.of("target/published-pom.xml");

    @Test
    void the_harness_asks_for_jspecify_and_nothing_else() throws Exception {
        assertThat(dependencies(read(HARNESS))).containsExactly("org.jspecify:jspecify:compile");
    }

    @Test
    void the_extension_asks_for_the_harness_and_leaves_all_else_to_users() throws Exception {
        assertThat(dependencies(read(JUNIT)))
                .contains("org.junit.jupiter:junit-jupiter-api:provided", "org.assertj:assertj-core:provided")
                .filteredOn(dependency -> !dependency.endsWith(":provided"))
                .containsExactly("dev.gatecrash:gatecrash-harness:compile", "org.jspecify:jspecify:compile");
    }

    @Test
    void neither_has_a_parent_a_repository_or_manages_anything() throws Exception {
        for (Path pom : List.of(HARNESS, JUNIT)) {
            assertThat(children(read(pom)))
                    .as(pom.toString())
                    .contains("name", "description", "url", "licenses", "developers", "scm")
                    .doesNotContain(
                            "parent",
                            "dependencyManagement",
                            "repositories",
                            "pluginRepositories",
                            "profiles",
                            "build");
        }
    }

    private static Element read(Path pom) throws Exception {
        Assumptions.assumeTrue(Files.exists(pom), pom + " is written by \"mvn package\"");
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(pom.toFile())
                .getDocumentElement();
    }

    private static List<String> children(Element project) {
        List<String> names = new ArrayList<>();
        for (Node child = project.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                names.add(element.getTagName());
            }
        }
        return names;
    }

    private static List<String> dependencies(Element project) {
        List<String> found = new ArrayList<>();
        NodeList all = project.getElementsByTagName("dependency");
        for (int i = 0; i < all.getLength(); i++) {
            Element dependency = (Element) all.item(i);
            found.add("%s:%s:%s"
                    .formatted(text(dependency, "groupId"), text(dependency, "artifactId"), text(dependency, "scope")));
        }
        return found;
    }

    private static String text(Element parent, String name) {
        return parent.getElementsByTagName(name).item(0).getTextContent().strip();
    }
}
