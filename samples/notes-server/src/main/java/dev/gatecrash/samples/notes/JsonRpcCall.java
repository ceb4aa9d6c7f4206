package dev.gatecrash.samples.notes;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a JSON-RPC message asks for, as far as the scopes that it needs depend on it. */
record JsonRpcCall(String method, String name) {

    // Of a member given twice, another parser could take the other one, and run what was not authorized.
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .build();

    /** Reads a message, which has to be one JSON object in UTF-8. */
    static JsonRpcCall parse(byte[] body) throws IOException {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            JsonNode message = JSON.readTree(text);
            if (!message.isObject()) {
                throw new IOException("The message is not a JSON object");
            }
            return new JsonRpcCall(
                    string(message.path("method")),
                    string(message.path("params").path("name")));
        } catch (JacksonException e) {
            throw new IOException("The message is not JSON", e);
        }
    }

    Scopes requiredScopes() {
        return method.equals("tools/call")
                ? NotesTool.named(name).map(NotesTool::scopes).orElse(Scopes.READ)
                : Scopes.READ;
    }

    private static String string(JsonNode node) throws IOException {
        if (node.isMissingNode()) {
            return "";
        }
        return node.stringValueOpt().orElseThrow(() -> new IOException("A name in the message is not a string"));
    }
}
