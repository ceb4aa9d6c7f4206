package dev.gatecrash.benchmark;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A contender's JVM, and the other end of its protocol. */
final class RunningPeer implements AutoCloseable {

    /** A code flow: what asks for the code, and what redeems it once the code is appended. */
    record CodeFlow(URI authorization, URI token, String form) {

        byte[] request() {
            return WireClient.get(authorization);
        }

        byte[] redemption(String code) {
            return WireClient.post(token, form + code);
        }
    }

    private final Contender contender;
    private final Process process;
    private final BufferedReader lines;
    private final BufferedWriter orders;
    private final Map<String, String> said = new HashMap<>();

    /** Starts the JVM and waits until its server is up. */
    RunningPeer(Contender contender) throws IOException {
        this.contender = contender;
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = new ArrayList<>(List.of(java));
        command.addAll(contender.command());
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        lines = process.inputReader(StandardCharsets.UTF_8);
        orders = process.outputWriter(StandardCharsets.UTF_8);
        until("ready");
    }

    URI address() {
        return URI.create(word("metadata")[0]);
    }

    byte[] metadataRequest() {
        return WireClient.get(address());
    }

    byte[] tokenRequest() {
        String[] words = word("token");
        return WireClient.post(URI.create(words[0]), words[1]);
    }

    /** Its code flow, if it has one without a page. */
    Optional<CodeFlow> codeFlow() {
        String[] words = word("code");
        return words.length < 3
                ? Optional.empty()
                : Optional.of(new CodeFlow(URI.create(words[0]), URI.create(words[1]), words[2]));
    }

    /** Microseconds that one of so many fresh issuers took, at the median. */
    double freshIssuer(int times) throws IOException {
        orders.write(times + "\n");
        orders.flush();
        return Long.parseLong(until("issuer")) / 1_000.0;
    }

    /** The most memory it had so far, in MiB. */
    double peakMemory() throws IOException {
        Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
        for (String line : Files.readAllLines(status)) {
            if (line.startsWith("VmHWM:")) {
                return Integer.parseInt(line.replaceAll("[^0-9]", "")) / 1_024.0;
            }
        }
        throw new IllegalStateException("no VmHWM in " + status);
    }

    /** Lets it end and waits for that. */
    @Override
    public void close() throws IOException {
        orders.close();
        try {
            int status = process.waitFor();
            if (status != 0) {
                throw new IllegalStateException(contender.name() + " ended with " + status);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            process.destroy();
        }
    }

    private String[] word(String name) {
        return said.getOrDefault(name, "").split(" ");
    }

    private String until(String name) throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            int space = line.indexOf(' ');
            String word = space < 0 ? line : line.substring(0, space);
            said.put(word, line.substring(space + 1));
            if (word.equals(name)) {
                return line.substring(space + 1);
            }
        }
        throw new IllegalStateException(contender.name() + " ended before it said " + name);
    }
}
