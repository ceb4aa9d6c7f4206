package dev.gatecrash.benchmark;

import dev.gatecrash.key.SigningAlgorithm;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Fresh JVMs, by turns of the packaged harness and of the floor, timed from outside. */
final class ColdStart {

    static final String METADATA = "metadata";
    static final String TOKEN = "token";

    private static final double NANOS_IN_MICRO = 1_000;

    private record Times(double metadata, double token, double end) {}

    private final String subjectPath;
    private final String floorPath;

    /** Compares this jar with what the running JVM's class path has. */
    ColdStart(Path jar, Path benchmarkClasses) {
        subjectPath = jar + File.pathSeparator + benchmarkClasses;
        floorPath = System.getProperty("java.class.path");
    }

    List<Comparison> measure(SigningAlgorithm algorithm, int jvms) throws IOException, InterruptedException {
        List<Times> subject = new ArrayList<>();
        List<Times> floor = new ArrayList<>();
        for (int i = 0; i < jvms; i++) {
            subject.add(launch(subjectPath, ColdIssuer.class, algorithm));
            floor.add(launch(floorPath, ColdJetty.class, algorithm));
        }
        return List.of(
                comparison("cold JVM to the first metadata", subject, floor, Times::metadata),
                comparison("cold JVM to the first token", subject, floor, Times::token),
                comparison("last answer to the end of the JVM", subject, floor, Times::end));
    }

    private static Comparison comparison(
            String what, List<Times> subject, List<Times> floor, ToDoubleFunction<Times> part) {
        return new Comparison(
                what,
                "Jetty, signature",
                Comparison.Unit.MILLIS,
                subject.stream().map(part::applyAsDouble).toList(),
                floor.stream().map(part::applyAsDouble).toList());
    }

    private static Times launch(String classPath, Class<?> main, SigningAlgorithm algorithm)
            throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder command = new ProcessBuilder(java, "-cp", classPath, main.getName(), algorithm.name());
        command.redirectError(ProcessBuilder.Redirect.INHERIT);
        long start = System.nanoTime();
        Process process = command.start();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            long metadata = await(lines, METADATA);
            long token = await(lines, TOKEN);
            int status = process.waitFor();
            long end = System.nanoTime();
            if (status != 0) {
                throw new IllegalStateException(main.getSimpleName() + " ended with " + status);
            }
            return new Times(
                    (metadata - start) / NANOS_IN_MICRO,
                    (token - start) / NANOS_IN_MICRO,
                    (end - token) / NANOS_IN_MICRO);
        }
    }

    private static long await(BufferedReader lines, String expected) throws IOException {
        String line = lines.readLine();
        if (!expected.equals(line)) {
            throw new IllegalStateException("expected the line \"" + expected + "\", got " + line);
        }
        return System.nanoTime();
    }
}
