package dev.gatecrash.samples.notes.typescript;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A folder of {@code src/test} with a {@code package.json}, whose packages are installed at first and whenever its
 * {@code package-lock.json} has changed. Thread-safe.
 */
final class NodeProject {

    /** The scripts on the TypeScript SDK. */
    static final NodeProject TYPESCRIPT = new NodeProject("typescript");

    /** The MCP conformance suite. */
    static final NodeProject CONFORMANCE = new NodeProject("conformance");

    private static final long MINUTES_TO_INSTALL = 4;

    private static final List<String> MISSING =
            Stream.of("node", "npm").filter(tool -> !isPresent(tool)).toList();

    private final Path directory;
    private final FutureTask<Path> installation = new FutureTask<>(this::install);

    private NodeProject(String folder) {
        directory = Path.of("target", folder).toAbsolutePath();
    }

    /** Where the scripts are, ready to run; the test is skipped where Node.js is absent, and fails if npm does. */
    Path directory() {
        assumeTrue(
                MISSING.isEmpty(),
                () -> "skipped: this test needs Node.js, but there is no " + String.join(" and no ", MISSING)
                        + " on the path");
        // Whoever comes first installs; the others only wait for it.
        installation.run();
        try {
            return installation.get();
        } catch (ExecutionException e) {
            throw new AssertionError("npm could not install what is needed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while npm was installing", e);
        }
    }

    private Path install() throws IOException, InterruptedException {
        Path lock = directory.resolve("package-lock.json");
        Path installed = directory.resolve("node_modules/installed-lock.json");
        if (Files.exists(installed) && Files.mismatch(lock, installed) < 0) {
            return directory;
        }
        runNpm();
        Files.copy(lock, installed);
        return directory;
    }

    private void runNpm() throws IOException, InterruptedException {
        Path log = directory.resolve("npm-install.log");
        Process npm = new ProcessBuilder("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts", "--prefer-offline")
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            boolean ended = npm.waitFor(MINUTES_TO_INSTALL, TimeUnit.MINUTES);
            if (!ended || npm.exitValue() != 0) {
                String end = ended ? "exit status " + npm.exitValue() : "no end in " + MINUTES_TO_INSTALL + " minutes";
                throw new IOException(end + "\n" + Files.readString(log));
            }
        } finally {
            npm.descendants().forEach(ProcessHandle::destroyForcibly);
            npm.destroyForcibly();
        }
    }

    private static boolean isPresent(String tool) {
        try {
            new ProcessBuilder(tool, "--version")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .destroy();
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
