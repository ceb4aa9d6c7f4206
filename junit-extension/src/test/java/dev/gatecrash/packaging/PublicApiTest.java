package dev.gatecrash.packaging;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.junit.WithAuthorizationServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** No change of what users compile against goes unnoticed; public-api.txt is what was agreed. */
class PublicApiTest {

    private static final Path AGREED = Path.of("src/test/resources/public-api.txt");
    private static final Path FOUND = Path.of("target/public-api.txt");

    @Test
    void is_what_was_agreed() throws IOException {
        List<String> found = PublicApi.beside(AuthorizationServer.class, WithAuthorizationServer.class);
        Files.write(FOUND, found);

        List<String> agreed = Files.readAllLines(AGREED);

        if (!found.equals(agreed)) {
            Assertions.fail("""
                    The public API is not what junit-extension/%s says.

                    Gone, which breaks those who use it:
                    %s
                    New:
                    %s
                    If this is meant, copy junit-extension/%s over it and say in CHANGELOG.md what users must do;
                    docs/releasing.md tells which version that makes. If not, undo it, or move what is not for users to
                    dev.gatecrash.internal.""".formatted(AGREED, without(agreed, found), without(found, agreed), FOUND));
        }
    }

    private static String without(Collection<String> all, Collection<String> others) {
        TreeSet<String> left = new TreeSet<>(all);
        left.removeAll(others);
        return left.isEmpty() ? "  nothing\n" : left.stream().collect(Collectors.joining("\n  ", "  ", "\n"));
    }
}
