package dev.gatecrash.samples.notes.typescript;

import dev.gatecrash.flow.McpRevision;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** The official client, with a headless application around it, in a process of its own. */
final class TypeScriptClient implements AutoCloseable {

    /** A line of the SDK. */
    enum Sdk {
        /** {@code @modelcontextprotocol/sdk}. */
        LINE_1("1"),
        /** {@code @modelcontextprotocol/client}. */
        LINE_2("2");

        private final String number;

        Sdk(String number) {
            this.number = number;
        }
    }

    private final NodeScript script;

    private TypeScriptClient(NodeScript script) {
        this.script = script;
    }

    /** A client that speaks to this server in the way of its own choice. */
    static TypeScriptClient of(Sdk sdk, URI server) {
        return new TypeScriptClient(NodeScript.start("client.mjs", sdk.number, server.toString()));
    }

    /** A client that gets no stream for the server's own messages, so that it never sends two requests at once. */
    static TypeScriptClient withoutStream(Sdk sdk, URI server) {
        return new TypeScriptClient(NodeScript.start("client.mjs", "--no-stream", sdk.number, server.toString()));
    }

    /** A client that insists on a revision. */
    static TypeScriptClient pinned(McpRevision revision, URI server) {
        return new TypeScriptClient(
                NodeScript.start("client.mjs", "--revision", revision.value(), Sdk.LINE_2.number, server.toString()));
    }

    /** Connects, authorizing on the way. */
    void connect() {
        script.ask("connect", Map.of());
    }

    List<String> listTools() {
        JsonNode tools = script.ask("listTools", Map.of()).get("tools");
        return StreamSupport.stream(tools.spliterator(), false)
                .map(JsonNode::asString)
                .toList();
    }

    /** The text of the tool's result. */
    String call(String tool, Map<String, ?> arguments) {
        JsonNode result = script.ask("call", Map.of("name", tool, "arguments", arguments));
        if (result.get("isError").asBoolean()) {
            throw new AssertionError("the tool failed: " + result);
        }
        return result.get("text").asString();
    }

    @Override
    public void close() {
        script.close();
    }
}
