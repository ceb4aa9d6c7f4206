import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The project's dependencies with Gatecrash are those without it, in version and scope, and Gatecrash. */
class OwnVersionsTest {

    private static final List<String> OURS = List.of(
            "dev.gatecrash:gatecrash-junit:jar", "dev.gatecrash:gatecrash-harness:jar", "org.jspecify:jspecify:jar");

    @Test
    void no_version_and_no_scope_is_another() throws IOException {
        Set<String> without = dependencies("without-gatecrash.txt");
        Set<String> with = dependencies("with-gatecrash.txt");
        assertThat(without).hasSizeGreaterThan(5);

        assertThat(with).containsAll(without);
        with.removeAll(without);
        assertThat(with).hasSizeBetween(2, 3).allMatch(added -> OURS.stream().anyMatch(added::startsWith));
    }

    private static Set<String> dependencies(String file) throws IOException {
        return Files.readAllLines(Path.of("target", file)).stream()
                .map(line -> line.strip().split(" ", 2)[0])
                .filter(line -> line.matches("[^:]+(:[^:]+){4,5}"))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
