package dev.gatecrash.samples.contract.mcp;

import dev.gatecrash.samples.contract.http.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A JSON-RPC request or notification. */
record Message(@Nullable Object id, String method, Map<String, Object> parameters) {

    static Optional<Message> parse(String body) {
        return Json.object(body).flatMap(Message::of);
    }

    static Optional<Message> of(Map<String, Object> members) {
        Object id = members.get("id");
        boolean named = id == null ? !members.containsKey("id") : id instanceof String || id instanceof Number;
        boolean sound = named && "2.0".equals(members.get("jsonrpc"));
        return sound && members.get("method") instanceof String method
                ? Optional.of(new Message(id, method, Json.member(members, "params")))
                : Optional.empty();
    }

    boolean isNotification() {
        return id == null;
    }

    /** The tool that a call names; empty in any other message. */
    String tool() {
        return method.equals("tools/call") && parameters.get("name") instanceof String name ? name : "";
    }

    String argument(String name) {
        return Json.member(parameters, "arguments").get(name) instanceof String text ? text : "";
    }

    /** The revision that the message says it is in; since 2026-07-28 every one does. */
    String revision() {
        Object revision = Json.member(parameters, "_meta").get("io.modelcontextprotocol/protocolVersion");
        return revision instanceof String text ? text : "";
    }

    Message withTool(String name) {
        Map<String, Object> renamed = new LinkedHashMap<>(parameters);
        renamed.put("name", name);
        return new Message(id, method, renamed);
    }

    Map<String, Object> result(Map<String, Object> result) {
        return answer("result", result);
    }

    Map<String, Object> error(int code, String text) {
        return answer("error", Map.of("code", code, "message", text));
    }

    private Map<String, Object> answer(String name, Object value) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("jsonrpc", "2.0");
        answer.put("id", id);
        answer.put(name, value);
        return answer;
    }
}
