package dev.gatecrash.samples.notes.typescript;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The contract battery from the command line, at a server on the TypeScript SDK's bearer middleware. */
@Timeout(300)
class ContractCommandTest {

    @TempDir
    private Path directory;

    @Test
    void the_middleware_is_right_but_for_recommendations_and_two_runs_find_the_same() throws Exception {
        int port = CheckRun.freePort();

        CheckRun first = check(port, "");
        CheckRun second = check(port, "");

        assertThat(first.code()).as(first.out() + first.err()).isZero();
        assertThat(first.out()).contains(" 0 failed, ", "SYN-02 ", "SYN-16 ", "SCP-07 ", "CHL-06 ");
        assertThat(second.code()).as(second.out() + second.err()).isZero();
        assertThat(second.findings()).isEqualTo(first.findings());
    }

    @Test
    void what_is_only_recommended_counts_where_it_should() throws Exception {
        CheckRun run = check(CheckRun.freePort(), "", "--fail-on", "should");

        assertThat(run.code()).as(run.out() + run.err()).isEqualTo(1);
    }

    @Test
    void a_server_that_leaves_the_audience_to_the_middleware_is_found() throws Exception {
        CheckRun run = check(CheckRun.freePort(), "ANY_AUDIENCE=1 ");

        assertThat(run.code()).as(run.out() + run.err()).isEqualTo(1);
        assertThat(run.out()).contains(" 1 failed", "AUD-01 A token for another resource is refused");
    }

    private CheckRun check(int port, String environment, String... more) throws IOException, InterruptedException {
        Path script = NodeProject.TYPESCRIPT.directory().resolve("express-server.mjs");
        List<String> arguments = new ArrayList<>(List.of("--url", "http://127.0.0.1:%d/mcp".formatted(port)));
        arguments.addAll(List.of("--command", environment + "exec node '%s' {issuer} {port}".formatted(script)));
        arguments.addAll(List.of("--scope", "notes:read", "--tool", "whoami"));
        arguments.addAll(List.of("--privileged-tool", "delete_note", "--privileged-args", "{\"id\":\"1\"}"));
        arguments.addAll(List.of("--privileged-scope", "notes:write"));
        arguments.addAll(List.of(more));
        return CheckRun.with(directory, arguments);
    }
}
