package dev.gatecrash.samples.notes.typescript;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatecrash.AuthorizationServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The authorization server mode of the MCP conformance suite, against {@code serve}. */
@Timeout(120)
class AuthorizationServerConformanceTest {

    // Of the metadata two, of the code grant one: so many hold in the suite's version that package.json names.
    private static final int CHECKS = 3;

    /** A person in front of a browser. */
    private interface Visitor {
        HttpResponse<String> visit(URI authorization) throws Exception;
    }

    @Test
    void every_scenario_passes() throws Exception {
        everyScenarioPasses(AuthorizationServerConformanceTest::visit);
    }

    @Test
    void every_scenario_passes_with_the_sign_in_and_consent_pages() throws Exception {
        everyScenarioPasses(
                authorization -> new SigningIn().allow(authorization, "alice", "wonderland"),
                "--login",
                "page",
                "--user",
                "alice:wonderland");
    }

    private static void everyScenarioPasses(Visitor visitor, String... options) throws Exception {
        Process server = serve(options);
        Process run = null;
        try {
            String issuer = server.inputReader().readLine().replace("issuer: ", "");
            run = conformance(issuer, freePort());
            BufferedReader output = run.inputReader();
            List<String> lines = new ArrayList<>();

            for (String line = output.readLine(); line != null; line = output.readLine()) {
                lines.add(line);
                if (line.startsWith("Callback server started")) {
                    assertThat(visitor.visit(authorization(lines, issuer)).statusCode())
                            .isEqualTo(200);
                }
            }

            assertThat(run.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(lines)
                    .filteredOn(line -> line.startsWith("✓ "))
                    .extracting(line -> line.replaceAll("^✓ |:.*", ""))
                    .isNotEmpty()
                    .containsExactlyElementsOf(ConformanceSuite.authorizationServerScenarios());
            assertThat(lines).last().isEqualTo("Total: %d passed, 0 failed".formatted(CHECKS));
            assertThat(run.exitValue()).isZero();
        } finally {
            server.destroyForcibly();
            if (run != null) {
                run.destroyForcibly();
            }
        }
    }

    private static URI authorization(List<String> lines, String issuer) {
        return lines.stream()
                .filter(line -> line.startsWith(issuer + "/authorize?"))
                .map(URI::create)
                .findFirst()
                .orElseThrow();
    }

    /** What a person's browser would do: the user is approved at once, so it follows to the callback. */
    private static HttpResponse<String> visit(URI authorization) throws Exception {
        HttpClient browser = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        HttpRequest request = HttpRequest.newBuilder(authorization).build();
        return browser.send(request, BodyHandlers.ofString());
    }

    private static Process serve(String... options) throws IOException {
        String jar = AuthorizationServer.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath();
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = new ArrayList<>(List.of(
                java,
                "-cp",
                jar,
                "dev.gatecrash.cli.Main",
                "serve",
                "--client",
                "conformance",
                "--redirect-uri",
                "http://127.0.0.1/callback"));
        command.addAll(List.of(options));
        return new ProcessBuilder(command).start();
    }

    private static Process conformance(String issuer, int port) throws IOException {
        return ConformanceSuite.start(
                "authorization",
                "--url",
                issuer,
                "--client-id",
                "conformance",
                "--resource",
                "http://127.0.0.1:8080/mcp",
                "--port",
                String.valueOf(port));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
