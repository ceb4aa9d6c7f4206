package dev.gatecrash.samples.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatecrash.samples.contract.bug.Bug;
import dev.gatecrash.samples.contract.bug.http.ScopeBug;
import dev.gatecrash.samples.contract.bug.http.SessionBug;
import dev.gatecrash.samples.contract.bug.token.AudienceBug;
import dev.gatecrash.samples.contract.profile.Profile;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The command line where somebody else starts the server: it names the issuer and waits. */
@Timeout(300)
class CheckCommandTest {

    private static final String ISSUER = "  issuer: ";

    @TempDir
    private Path directory;

    @Test
    void the_issuer_is_printed_the_server_is_waited_for_and_its_three_bugs_fit_a_screen() throws Exception {
        int port = freePort();
        Path sarif = directory.resolve("report.sarif");
        Process check = start(port, "--sarif", sarif.toString());

        String screen = against(
                check, port, AudienceBug.IGNORES_AUDIENCE, ScopeBug.HIDES_BUT_ALLOWS, SessionBug.SESSION_OF_ANYBODY);

        assertThat(check.waitFor()).as(screen).isEqualTo(1);
        assertThat(screen)
                .contains(" 1 warned, 2 failed, ")
                .containsSubsequence("AUD-01 A token for", "SCP-08 A privileged tool", "SES-02 Another user's token")
                .hasLineCount(1 + 3 * 5 + 2);
        assertThat(screen.lines()).allMatch(line -> line.length() <= 120);
        assertThat(sarif).content().contains("\"ruleId\":\"AUD-01\"").doesNotContain("SES-05");
    }

    @Test
    void a_server_without_bugs_is_clean() throws Exception {
        int port = freePort();
        Process check = start(port);

        String screen = against(check, port);

        assertThat(check.waitFor()).as(screen).isZero();
        assertThat(screen)
                .contains(" 0 warned, 0 failed, ", "Nothing is wrong.")
                .hasLineCount(2);
    }

    private Process start(int port, String... more) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "dev.gatecrash.cli.Main", "check"));
        command.addAll(List.of("--url", "http://127.0.0.1:%d/mcp".formatted(port), "--scope", "notes:read"));
        command.addAll(List.of("--tool", "search_notes", "--tool-args", "{\"query\":\"milk\"}"));
        command.addAll(List.of("--privileged-tool", "delete_note", "--privileged-args", "{\"id\":\"1\"}"));
        command.addAll(List.of("--privileged-scope", "notes:write"));
        command.addAll(List.of(more));
        Path progress = Files.createTempFile(directory, "check", ".err");
        return new ProcessBuilder(command).redirectError(progress.toFile()).start();
    }

    /** Starts the server for the issuer that was printed; what is printed then. */
    private static String against(Process check, int port, Bug... bugs) throws IOException {
        try (BufferedReader out = check.inputReader()) {
            URI issuer = URI.create(issuer(out));
            try (CarelessServer server = CarelessServer.start(port, Profile.of(issuer), bugs)) {
                assertThat(server.url()).hasPort(port);
                return out.lines()
                        .dropWhile(line -> !line.startsWith("http://"))
                        .collect(Collectors.joining("\n"));
            }
        }
    }

    private static String issuer(BufferedReader out) throws IOException {
        String line = out.readLine();
        while (line != null && !line.startsWith(ISSUER)) {
            line = out.readLine();
        }
        assertThat(line).isNotNull();
        return String.valueOf(line).substring(ISSUER.length());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
