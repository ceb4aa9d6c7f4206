package dev.gatecrash.samples.quarkus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** Writes down which threads of Gatecrash are left when the Quarkus tests are over; {@link AfterTheTestsIT} reads it. */
public final class ThreadsAtEnd implements LauncherSessionListener {

    static final Path FILE = Path.of("target/threads-at-end.txt");

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        List<String> left = Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("gatecrash"))
                .sorted()
                .toList();
        try {
            Files.write(FILE, left);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
