package dev.gatecrash.fuzz;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every input that is kept, sent once more. */
class CorpusTest {

    private static final Path CORPUS = Path.of("src/test/resources/fuzz");

    static Stream<Path> requests() throws IOException {
        return inputs("requests");
    }

    static Stream<Path> values() throws IOException {
        return inputs("values");
    }

    private static Stream<Path> inputs(String kind) throws IOException {
        try (Stream<Path> files = Files.list(CORPUS.resolve(kind))) {
            return List.copyOf(files.sorted().toList()).stream();
        }
    }

    @ParameterizedTest
    @MethodSource("requests")
    void a_request_is_answered_without_a_bug(Path file) throws IOException {
        byte[] input = Files.readAllBytes(file);

        assertThatCode(() -> RequestFuzzer.fuzzerTestOneInput(input)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("values")
    void a_text_is_read_or_refused(Path file) throws IOException {
        byte[] input = Files.readAllBytes(file);

        assertThatCode(() -> ValueFuzzer.fuzzerTestOneInput(input)).doesNotThrowAnyException();
    }
}
