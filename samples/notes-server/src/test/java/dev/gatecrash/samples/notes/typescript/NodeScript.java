package dev.gatecrash.samples.notes.typescript;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A running script that takes commands and gives answers, each one line of JSON. Not thread-safe.
 *
 * <p>An answer takes no longer than half a minute, or the script is ended. What it wrote to standard error is in the
 * message of every failure.
 */
public final class NodeScript implements AutoCloseable {

    private static final long SECONDS_TO_ANSWER = 30;
    private static final long SECONDS_TO_END = 5;
    private static final JsonMapper JSON = new JsonMapper();

    private final String name;
    private final Process process;
    private final BufferedReader output;
    private final BufferedWriter input;
    private final Path errors;

    private NodeScript(String name, Process process, Path errors) {
        this.name = name;
        this.process = process;
        this.output = process.inputReader();
        this.input = process.outputWriter();
        this.errors = errors;
    }

    /** Starts a script of the TypeScript project. */
    public static NodeScript start(String name, String... arguments) {
        Path directory = NodeProject.TYPESCRIPT.directory();
        List<String> command = new ArrayList<>(List.of("node", name));
        command.addAll(List.of(arguments));
        try {
            Path errors = Files.createTempFile(directory, name, ".log");
            Process process = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectError(errors.toFile())
                    .start();
            return new NodeScript(name, process, errors);
        } catch (IOException e) {
            throw new UncheckedIOException("node cannot run " + name, e);
        }
    }

    /** Gives a command and waits for its answer. */
    public JsonNode ask(String command, Map<String, ?> parameters) {
        Map<String, Object> message = new LinkedHashMap<>(parameters);
        message.put("command", command);
        try {
            input.write(JSON.writeValueAsString(message));
            input.newLine();
            input.flush();
        } catch (IOException e) {
            throw failed("took no command: " + e);
        }
        return answer();
    }

    /** Waits for an answer. */
    public JsonNode answer() {
        String line = line();
        JsonNode answer;
        try {
            answer = JSON.readTree(line);
        } catch (JacksonException e) {
            throw failed("answered \"%s\"".formatted(line));
        }
        if (answer.has("error")) {
            throw failed("failed with " + answer.get("error").asString());
        }
        return answer;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            Files.deleteIfExists(errors);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException("the log of " + name + " cannot be deleted", e);
        }
    }

    /** Ending the script ends its output, and so the wait for a line. */
    private String line() {
        CompletableFuture<Void> alarm = CompletableFuture.runAsync(
                process::destroyForcibly, CompletableFuture.delayedExecutor(SECONDS_TO_ANSWER, TimeUnit.SECONDS));
        try {
            String line = output.readLine();
            if (line == null) {
                String reason = alarm.isDone() ? "no answer in %d seconds".formatted(SECONDS_TO_ANSWER) : "it ended";
                throw failed("gave no answer: " + reason);
            }
            return line;
        } catch (IOException e) {
            throw failed("gave no answer: " + e);
        } finally {
            alarm.cancel(false);
        }
    }

    private AssertionError failed(String how) {
        String log;
        try {
            log = Files.readString(errors);
        } catch (IOException e) {
            log = e.toString();
        }
        return new AssertionError("%s %s%n%s".formatted(name, how, log));
    }
}
