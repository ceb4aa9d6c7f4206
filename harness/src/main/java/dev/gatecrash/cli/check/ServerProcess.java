package dev.gatecrash.cli.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The server under test, if it is for us to start and to stop. */
final class ServerProcess implements AutoCloseable {

    private static final int POLL_MILLIS = 20;
    private static final int LAST_LINES = 20;

    private final Optional<Process> process;
    private final Path log;

    private ServerProcess(Optional<Process> process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Starts it, as the shell would. */
    static ServerProcess of(String command) throws IOException {
        Path log = Files.createTempFile("gatecrash-server", ".log");
        Process process = new ProcessBuilder(shell(command))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new ServerProcess(Optional.of(process), log);
    }

    /** Somebody else starts it. */
    static ServerProcess elsewhere() {
        return new ServerProcess(Optional.empty(), Path.of(""));
    }

    /** Waits until it accepts connections. */
    void await(URI endpoint, Duration longest) throws NotStarted, InterruptedException, IOException {
        long deadline = System.nanoTime() + longest.toNanos();
        while (!accepts(endpoint)) {
            if (process.isPresent() && !process.get().isAlive()) {
                throw new NotStarted("the command ended with code %d before anything answered at %s%s"
                        .formatted(process.get().exitValue(), endpoint, lastLines()));
            }
            if (System.nanoTime() > deadline) {
                throw new NotStarted("nothing answers at %s after %d seconds; give it more with --timeout%s"
                        .formatted(endpoint, longest.toSeconds(), lastLines()));
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
    }

    private static boolean accepts(URI endpoint) {
        int port = endpoint.getPort() >= 0
                ? endpoint.getPort()
                : endpoint.getScheme().equals("https") ? 443 : 80;
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(endpoint.getHost(), port), POLL_MILLIS * 10);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static List<String> shell(String command) {
        boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
        return windows ? List.of("cmd", "/c", command) : List.of("sh", "-c", command);
    }

    private String lastLines() throws IOException {
        if (process.isEmpty()) {
            return "";
        }
        List<String> lines = new String(Files.readAllBytes(log), Charset.defaultCharset())
                .lines()
                .toList();
        List<String> last = lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size());
        return last.isEmpty() ? "; it printed nothing" : "; it printed:\n  " + String.join("\n  ", last);
    }

    @Override
    public void close() {
        process.ifPresent(running -> {
            running.descendants().forEach(ProcessHandle::destroy);
            running.destroy();
            delete(log);
        });
    }

    private static void delete(Path log) {
        try {
            Files.deleteIfExists(log);
        } catch (IOException e) {
            throw new UncheckedIOException("the server's log cannot be deleted: " + log, e);
        }
    }
}
