package dev.gatecrash.jar;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.flow.Flow;
import dev.gatecrash.flow.TokenSet;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The published jar, run as a person would: {@code java -jar … serve}. */
@Timeout(60)
class RunnableJarTest {

    private static final URI NOTES = URI.create("http://127.0.0.1:8080/mcp");

    @BeforeAll
    static void the_harness_is_a_jar() {
        assumeTrue(jar().endsWith(".jar"), "the harness is not packaged here; run mvn verify");
    }

    @Test
    void the_first_line_is_the_issuer_and_its_metadata_is_there() throws Exception {
        try (Served served = Served.with()) {
            HttpResponse<String> metadata = get(wellKnown(served.issuer()));

            assertThat(metadata.statusCode()).isEqualTo(200);
            assertThat(metadata.body()).contains("\"issuer\":\"" + served.issuer() + "\"");
        }
    }

    @Test
    void the_example_it_prints_is_for_the_client_it_was_given() throws Exception {
        try (Served served = Served.with("--client", "svc:s3cret")) {
            String example = served.linesUntil("Stop with Ctrl-C.");

            assertThat(example).contains("curl -s -u 'svc:s3cret' -d grant_type=client_credentials");
        }
    }

    @Test
    void a_whole_code_flow_runs_against_it() throws Exception {
        try (Served served = Served.with("--user", "carol", "--scope", "notes:read", "--lifetime", "access-token=5m")) {
            TokenSet tokens = Flow.create().user("carol").scopes("notes:read").authorizeAt(served.issuer(), NOTES);

            assertThat(tokens.scopes()).containsExactly("notes:read");
            assertThat(tokens.lifetime())
                    .hasValueSatisfying(life -> assertThat(life).hasMinutes(5));
        }
    }

    @Test
    void path_port_and_tls_shape_the_issuer() throws Exception {
        int port = freePort();

        try (Served served = Served.with("--port", "" + port, "--path", "/tenant1", "--tls")) {
            assertThat(served.issuer()).isEqualTo(URI.create("https://127.0.0.1:" + port + "/tenant1"));
            assertThat(served.linesUntil("Stop with Ctrl-C.")).contains("-----BEGIN CERTIFICATE-----");
        }
    }

    @Test
    void no_path_gives_an_issuer_without_one() throws Exception {
        try (Served served = Served.with("--no-path")) {
            assertThat(served.issuer().getRawPath()).isEmpty();
        }
    }

    @Test
    void it_starts_from_an_archive_of_its_classes(@TempDir Path folder) throws Exception {
        String archive = folder.resolve("gatecrash.jsa").toString();
        try (Served first = Served.on(List.of("-Xlog:disable", "-XX:ArchiveClassesAtExit=" + archive))) {
            get(wellKnown(first.issuer()));
            first.process().destroy();
            assertThat(first.process().waitFor(30, TimeUnit.SECONDS)).isTrue();
        }

        // It would not start if it could not use the archive.
        try (Served served = Served.on(List.of("-Xshare:on", "-XX:SharedArchiveFile=" + archive))) {
            assertThat(get(wellKnown(served.issuer())).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void ctrl_c_ends_it_within_seconds() throws Exception {
        Served served = Served.with();

        served.process().destroy();

        assertThat(served.process().waitFor(10, TimeUnit.SECONDS)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"""
                # what the team tests with
                path: /tenant1
                client: ["svc:s3cret"]
                lifetime:
                  access-token: 1h30m
                scope: [notes:read, notes:write]
                tls: false
                """, """
                {"path": "/tenant1", "client": "svc:s3cret", "lifetime": "access-token=PT1H30M"}
                """})
    void a_file_says_it_all_in_yaml_or_json(String text, @TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("serve.conf"), text);

        try (Served served = Served.with("--config", file.toString())) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(served.issuer() + "/token"))
                    .header(
                            "Authorization",
                            "Basic " + Base64.getEncoder().encodeToString("svc:s3cret".getBytes(UTF_8)))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
                    .build();

            String answer = HttpClient.newHttpClient()
                    .send(request, HttpResponse.BodyHandlers.ofString())
                    .body();

            assertThat(served.issuer()).hasPath("/tenant1");
            assertThat(answer).contains("\"expires_in\":5400");
        }
    }

    @Test
    void a_taken_port_is_said_in_one_line() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            Process process = start(List.of(), "--port", "" + taken.getLocalPort());

            String errors =
                    new String(process.getErrorStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);

            assertThat(process.waitFor()).isEqualTo(1);
            assertThat(errors.lines())
                    .hasSize(1)
                    .first()
                    .asString()
                    .contains("port " + taken.getLocalPort(), "is taken");
        }
    }

    @ParameterizedTest
    @MethodSource("commandsOfTheDocumentation")
    void every_serve_command_of_the_documentation_starts(String options) throws Exception {
        try (Served served = Served.with(options.isEmpty() ? new String[0] : options.split(" +"))) {
            assertThat(get(wellKnown(served.issuer())).statusCode()).isEqualTo(200);
        }
    }

    static List<String> commandsOfTheDocumentation() throws IOException {
        Pattern command = Pattern.compile("^java -jar \\S+\\.jar serve *(.*)$", Pattern.MULTILINE);
        try (Stream<Path> docs = Files.list(Path.of("../docs"))) {
            return Stream.concat(docs, Stream.of(Path.of("../README.md")))
                    .filter(page -> page.toString().endsWith(".md"))
                    .flatMap(page -> command.matcher(read(page)).results())
                    .map(found -> found.group(1).strip())
                    .distinct()
                    .toList();
        }
    }

    private static String read(Path page) {
        try {
            return Files.readString(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Served(Process process, BufferedReader out, URI issuer) implements AutoCloseable {

        static Served with(String... options) throws IOException {
            return on(List.of(), options);
        }

        static Served on(List<String> jvm, String... options) throws IOException {
            Process process = start(jvm, options);
            BufferedReader out = process.inputReader();
            String first = String.valueOf(out.readLine());
            assertThat(first).startsWith("issuer: ");
            return new Served(process, out, URI.create(first.substring("issuer: ".length())));
        }

        String linesUntil(String last) {
            return out.lines().takeWhile(line -> !line.equals(last)).collect(Collectors.joining("\n"));
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }

    private static Process start(List<String> jvm, String... options) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = new ArrayList<>(List.of(java));
        command.addAll(jvm);
        command.addAll(List.of("-jar", jar(), "serve"));
        command.addAll(List.of(options));
        return new ProcessBuilder(command).start();
    }

    private static String jar() {
        return new File(AuthorizationServer.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath())
                .getPath();
    }

    private static URI wellKnown(URI issuer) {
        return issuer.resolve("/.well-known/oauth-authorization-server" + issuer.getRawPath());
    }

    private static HttpResponse<String> get(URI uri) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
