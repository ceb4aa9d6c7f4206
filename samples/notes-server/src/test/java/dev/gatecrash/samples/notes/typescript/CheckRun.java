package dev.gatecrash.samples.notes.typescript;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A run of {@code gatecrash check} in a process of its own, as somebody runs it who writes no Java.
 *
 * @param code its exit code
 * @param out what it printed
 * @param err its progress, and why it could not run
 */
record CheckRun(int code, String out, String err) {

    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    /** Carries it out with these arguments. */
    static CheckRun with(Path directory, List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(JAVA.toString(), "-cp", System.getProperty("java.class.path")));
        command.addAll(List.of("dev.gatecrash.cli.Main", "check"));
        command.addAll(arguments);
        Path out = Files.createTempFile(directory, "check", ".out");
        Path err = Files.createTempFile(directory, "check", ".err");
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        try {
            return new CheckRun(process.waitFor(), Files.readString(out), Files.readString(err));
        } finally {
            process.destroyForcibly();
        }
    }

    /** What it found: all that it printed but the counts, since a slow run sees the end of more of the server's own limits. */
    String findings() {
        return out.replaceFirst(" \\d+ passed, ", " ").replaceFirst(" \\d+ skipped", "");
    }

    /** A port that was free a moment ago. */
    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
