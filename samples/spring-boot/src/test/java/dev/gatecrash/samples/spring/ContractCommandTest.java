package dev.gatecrash.samples.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The contract battery from the command line, at this server in a process of its own. */
@Timeout(300)
class ContractCommandTest {

    private static final String ISSUER = "--spring.security.oauth2.resourceserver.jwt.issuer-uri=";

    @TempDir
    private Path directory;

    @Test
    void the_server_is_right_but_for_recommendations_and_two_runs_find_the_same() throws Exception {
        int port = CheckRun.freePort();

        CheckRun first = check(port, "--port={port} " + ISSUER + "{issuer}");
        CheckRun second = check(port, "--port={port} " + ISSUER + "{issuer}");

        assertThat(first.code()).as(first.out() + first.err()).isZero();
        assertThat(first.out()).contains(" 0 failed, ", "KEY-09 ", "SCP-05 ", "SYN-02 ", "SCP-07 ");
        assertThat(second.code()).as(second.out() + second.err()).isZero();
        assertThat(second.findings()).isEqualTo(first.findings());
    }

    @Test
    void a_resource_that_is_configured_wrongly_is_found() throws Exception {
        CheckRun run = check(
                CheckRun.freePort(),
                "--port={port} " + ISSUER + "{issuer} --notes.resource=http://127.0.0.1:{port}/notes",
                "--junit-xml",
                file("report.xml"));

        assertThat(run.code()).as(run.out() + run.err()).isEqualTo(1);
        assertThat(run.out()).contains("1 failed", "PRM-04 The metadata's resource is the endpoint");
        assertThat(Files.readString(Path.of(file("report.xml")))).containsOnlyOnce("<failure");
    }

    @Test
    void a_server_of_another_issuer_is_no_server_to_judge() throws Exception {
        CheckRun run = check(CheckRun.freePort(), "--port={port} " + ISSUER + "http://127.0.0.1:9/elsewhere");

        assertThat(run.code()).as(run.out()).isEqualTo(2);
        assertThat(run.err()).contains("http://127.0.0.1:9/elsewhere");
        assertThat(run.out()).isEmpty();
    }

    private CheckRun check(int port, String server, String... more) throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String command = "exec '%s' -cp '%s' %s %s"
                .formatted(
                        java,
                        System.getProperty("java.class.path"),
                        NotesApplication.class.getName(),
                        server.replace("--port", "--server.port"));
        List<String> arguments = new ArrayList<>(List.of("--url", "http://127.0.0.1:%d/mcp".formatted(port)));
        arguments.addAll(List.of("--command", command, "--timeout", "120", "--scope", "notes:read"));
        arguments.addAll(List.of("--tool", "whoami"));
        arguments.addAll(List.of("--privileged-tool", "delete_note", "--privileged-args", "{\"id\":\"1\"}"));
        arguments.addAll(List.of("--privileged-scope", "notes:write"));
        arguments.addAll(List.of(more));
        return CheckRun.with(directory, arguments);
    }

    private String file(String name) {
        return directory.resolve(name).toString();
    }
}
