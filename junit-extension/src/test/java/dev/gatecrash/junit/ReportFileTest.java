package dev.gatecrash.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.gatecrash.AuthorizationServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

class ReportFileTest {

    private static final String EXAMPLE = "dev.gatecrash.junit.ReportFileTest.Example.";

    @TempDir
    Path directory;

    @Test
    void a_page_is_written_for_every_test_that_failed() throws IOException {
        run("failures");

        assertThat(pages()).containsExactly(EXAMPLE + "fails.html", EXAMPLE + "fails_with-2.html");
        assertThat(Files.readString(directory.resolve("deep/" + EXAMPLE + "fails.html")))
                .contains("<title>Example: fails(AuthorizationServer)</title>")
                .contains("java.lang.ArithmeticException: of the test")
                .contains("GET oauth-authorization-server");
    }

    @Test
    void failures_are_what_is_wanted_unless_told_otherwise() {
        kit().configurationParameter(ReportFile.WHERE, directory.resolve("deep").toString())
                .execute();

        assertThat(pages()).hasSize(2);
    }

    @Test
    void on_request_a_page_is_written_for_tests_that_passed_too() throws IOException {
        run("always");

        assertThat(pages())
                .containsExactlyInAnyOrder(
                        EXAMPLE + "fails.html",
                        EXAMPLE + "fails_with-2.html",
                        EXAMPLE + "fails_with-1.html",
                        EXAMPLE + "passes.html");
        assertThat(Files.readString(directory.resolve("deep/" + EXAMPLE + "passes.html")))
                .contains("The test passed.");
    }

    @Test
    void on_request_no_page_is_written_and_the_failure_has_the_diagram_alone() {
        EngineExecutionResults results = run("never");

        assertThat(Files.exists(directory.resolve("deep"))).isFalse();
        assertThat(Runs.failures(results))
                .allSatisfy(failure -> assertThat(failure.getSuppressed()[0])
                        .asString()
                        .startsWith("what issuer ")
                        .doesNotContain("the whole of it"));
    }

    @Test
    void a_page_that_cannot_be_written_hides_no_failure() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));
        EngineExecutionResults results =
                kit().configurationParameter(ReportFile.WHERE, file.toString()).execute();

        assertThat(Runs.failures(results))
                .hasSize(2)
                .allSatisfy(failure -> assertThat(failure)
                        .isExactlyInstanceOf(ArithmeticException.class)
                        .satisfies(f -> assertThat(f.getSuppressed()[0])
                                .asString()
                                .contains("nowhere, as the report could not")));
    }

    @Test
    void another_value_is_refused_with_those_that_there_are() {
        EngineExecutionResults results = run("sometimes");

        assertThat(results.testEvents().failed().list().toString())
                .contains("gatecrash.report is \"sometimes\"; say always, failures or never");
    }

    @WithAuthorizationServer
    static class Example {
        @Test
        void passes(AuthorizationServer auth) {
            Runs.status(auth);
        }

        @Test
        void fails(AuthorizationServer auth) {
            Runs.status(auth);
            throw new ArithmeticException("of the test");
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 2})
        void fails_with(int number, AuthorizationServer auth) {
            Runs.status(auth);
            if (number == 2) {
                throw new ArithmeticException("of number 2");
            }
        }
    }

    private EngineExecutionResults run(String when) {
        return kit().configurationParameter(ReportFile.WHEN, when)
                .configurationParameter(
                        ReportFile.WHERE, directory.resolve("deep").toString())
                .execute();
    }

    private static EngineTestKit.Builder kit() {
        return EngineTestKit.engine("junit-jupiter").selectors(selectClass(Example.class));
    }

    private List<String> pages() {
        try (Stream<Path> files = Files.list(directory.resolve("deep"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
