package dev.gatecrash.samples.quarkus;

import dev.gatecrash.AuthorizationServer;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The battery's command line, as a person would run it, against the server as it is shipped. */
record CheckCommand(int exitCode, String output) {

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    /** Runs it with these settings of the server, and these options of its own. */
    static CheckCommand run(List<String> serverSettings, String... options) throws IOException, InterruptedException {
        // tag::command[]
        String server = Stream.concat(
                        Stream.of(
                                "quarkus.http.port={port}",
                                "quarkus.oidc.auth-server-url={issuer}",
                                "quarkus.oidc.resource-metadata.resource={resource}"),
                        serverSettings.stream())
                .map(setting -> "-D" + setting)
                .collect(Collectors.joining(" ", JAVA + " ", " -jar target/quarkus-app/quarkus-run.jar"));

        List<String> command = new ArrayList<>(List.of(JAVA, "-jar", harness(), "check"));
        command.addAll(List.of("--command", server));
        command.addAll(List.of("--scope", "notes:read", "--tool", "search_notes"));
        command.addAll(List.of("--tool-args", "{\"query\":\"milk\"}"));
        command.addAll(List.of("--privileged-tool", "delete_note", "--privileged-args", "{\"id\":\"1\"}"));
        command.addAll(List.of("--privileged-scope", "notes:write"));
        // end::command[]
        command.addAll(List.of(options));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new CheckCommand(process.waitFor(), output);
        } finally {
            process.destroy();
        }
    }

    private static String harness() {
        try {
            return Path.of(AuthorizationServer.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
