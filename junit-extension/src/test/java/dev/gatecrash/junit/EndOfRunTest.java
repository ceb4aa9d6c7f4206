package dev.gatecrash.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class EndOfRunTest {

    @Test
    void when_the_launcher_session_ends_no_thread_of_ours_is_left_and_none_keeps_the_jvm_alive()
            throws IOException, InterruptedException {
        Process run = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        OneRun.class.getName())
                .redirectErrorStream(true)
                .start();
        String output = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(run.waitFor(60, TimeUnit.SECONDS)).as(output).isTrue();
        assertThat(run.exitValue()).as(output).isZero();
        assertThat(output.lines())
                .containsSubsequence(
                        "tests 1",
                        "running true",
                        "keeping the JVM alive before []",
                        "left []",
                        "keeping the JVM alive after []");
    }
}
