package dev.gatecrash.samples.notes.typescript.scenario;

import dev.gatecrash.samples.notes.typescript.NodeScript;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A process in which the official SDK is, one after the other, the client of every scenario: it connects, lists the
 * tools, and calls one. Thread-safe.
 */
final class ScenarioClient implements AutoCloseable {

    /**
     * How it ended.
     *
     * @param error the name of the SDK's error, if it gave up
     * @param message what that said
     */
    record Outcome(Optional<String> error, String message) {}

    static final Outcome SUCCESS = new Outcome(Optional.empty(), "");

    private final NodeScript script = NodeScript.start("scenario-client.mjs");

    /** Plays a client with line 2 of the SDK that sends its user to the authorization server. */
    Outcome play(ScenarioServer server) {
        return play(server, Map.of());
    }

    /** Plays a client whose provider is set up so; see the script. */
    Outcome play(ScenarioServer server, Map<String, ?> provider) {
        return play("2", server.url(), provider);
    }

    /** Plays a client with line 1 of the SDK. */
    Outcome playLine1(ScenarioServer server, Map<String, ?> provider) {
        return play("1", server.url(), provider);
    }

    private synchronized Outcome play(String line, URI server, Map<String, ?> provider) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("line", line);
        parameters.put("url", server.toString());
        parameters.put("provider", provider);
        JsonNode answer = script.ask("play", parameters);
        Optional<String> error = answer.path("failed").isString()
                ? Optional.of(answer.path("failed").asString())
                : Optional.empty();
        return new Outcome(error, answer.path("message").asString(""));
    }

    @Override
    public void close() {
        script.close();
    }
}
