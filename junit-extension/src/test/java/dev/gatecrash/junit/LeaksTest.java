package dev.gatecrash.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LeaksTest {

    // A pool of the host or of the flow's client may have grown by a thread or two in the second run.
    private static final long A_FEW = 4;

    @Test
    void a_thousand_lifecycles_leave_no_thread_no_socket_and_no_heap_behind() throws IOException, InterruptedException {
        Process runs = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ManyRuns.class.getName())
                .redirectErrorStream(true)
                .start();
        String output = new String(runs.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(runs.waitFor()).as(output).isZero();

        Map<String, Long> left = output.lines()
                .map(line -> line.split(" ", 2))
                .collect(Collectors.toMap(words -> words[0], words -> Long.valueOf(words[1])));

        assertThat(left).containsEntry("issuers", 2L * ManyRuns.ISSUERS);
        assertThat(left.get("threads")).isCloseTo(0L, within(A_FEW));
        assertThat(left.get("files")).isCloseTo(0L, within(A_FEW));
        assertThat(left.get("kilobytes")).isLessThan(2_048L);
    }
}
