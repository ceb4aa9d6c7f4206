package dev.gatecrash.cli.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** The server under test, if it is for us to start and to stop. */
final class ServerProcess implements AutoCloseable {

    private static final int POLL_MILLIS = 20;
    private static final int LAST_LINES = 20;
    private static final Duration END = Duration.ofSeconds(10);

    private final Optional<String> command;
    private final Readiness readiness;
    private Optional<Process> process = Optional.empty();
    private Path log = Path.of("");

    private ServerProcess(Optional<String> command, Readiness readiness) {
        this.command = command;
        this.readiness = readiness;
    }

    /** Starts it, as the shell would. */
    static ServerProcess of(String command, Readiness readiness) throws IOException {
        ServerProcess server = new ServerProcess(Optional.of(command), readiness);
        server.start();
        return server;
    }

    /** Somebody else starts it. */
    static ServerProcess elsewhere(Readiness readiness) {
        return new ServerProcess(Optional.empty(), readiness);
    }

    /** Whether it is for us to start and to stop. */
    boolean isOurs() {
        return command.isPresent();
    }

    /** Ends it and starts it again. */
    void restart() throws NotStarted, InterruptedException, IOException {
        close();
        start();
        await();
    }

    private void start() throws IOException {
        log = Files.createTempFile("gatecrash-server", ".log");
        process = Optional.of(new ProcessBuilder(shell(command.orElseThrow()))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start());
    }

    /** Waits until it answers. */
    void await() throws NotStarted, InterruptedException, IOException {
        long began = System.nanoTime();
        URI endpoint = readiness.endpoint();
        long silentUntil = began;
        while (true) {
            if (!readiness.accepts()) {
                silentUntil = System.nanoTime();
            } else if (readiness.isReady(Duration.ofNanos(System.nanoTime() - silentUntil))) {
                return;
            }
            if (process.isPresent() && !process.get().isAlive()) {
                throw new NotStarted("the command ended with code %d before anything answered at %s%s"
                        .formatted(process.get().exitValue(), endpoint, lastLines()));
            }
            if (System.nanoTime() - began > readiness.longest().toNanos()) {
                throw new NotStarted("nothing answers at %s after %d seconds; give it more with --timeout%s"
                        .formatted(endpoint, readiness.longest().toSeconds(), lastLines()));
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
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
            List<ProcessHandle> all = Stream.concat(running.descendants(), Stream.of(running.toHandle()))
                    .toList();
            all.forEach(ProcessHandle::destroy);
            // Its port is free only once it has ended.
            all.forEach(ServerProcess::end);
            delete(log);
        });
        process = Optional.empty();
    }

    private static void end(ProcessHandle running) {
        try {
            running.onExit().get(END.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            running.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void delete(Path log) {
        try {
            Files.deleteIfExists(log);
        } catch (IOException e) {
            throw new UncheckedIOException("the server's log cannot be deleted: " + log, e);
        }
    }
}
