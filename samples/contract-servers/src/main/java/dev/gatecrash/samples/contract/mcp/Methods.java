package dev.gatecrash.samples.contract.mcp;

import dev.gatecrash.samples.contract.access.Caller;
import dev.gatecrash.samples.contract.bug.http.LeakBug;
import dev.gatecrash.samples.contract.bug.http.ScopeBug;
import dev.gatecrash.samples.contract.bug.http.SessionBug;
import dev.gatecrash.samples.contract.guard.Scopes;
import dev.gatecrash.samples.contract.http.Call;
import dev.gatecrash.samples.contract.profile.Setup;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The methods of the protocol. Every result says, among what is of no importance, who asked for it. */
final class Methods {

    static final int METHOD_NOT_FOUND = -32601;
    private static final int INVALID_PARAMS = -32602;

    private static final Map<String, Object> SERVER = Map.of("name", "notes", "version", "1.0.0");
    private static final Map<String, Object> CAPABILITIES = Map.of("tools", Map.of());
    private static final Set<String> REVISIONS = Set.of("2025-03-26", "2025-06-18", "2025-11-25");

    private final Setup setup;
    private final Scopes scopes;
    private final Tools tools = new Tools();

    Methods(Setup setup, Scopes scopes) {
        this.setup = setup;
        this.scopes = scopes;
    }

    Map<String, Object> answer(Message message, Caller caller, boolean stateless, Call call) {
        return switch (message.method()) {
            case "tools/list" -> result(message, list(caller, stateless, call), caller, stateless);
            case "tools/call" -> callTool(message, caller, stateless);
            case "initialize" -> stateless ? unknown(message) : result(message, opening(message), caller, false);
            case "ping" -> stateless ? unknown(message) : result(message, Map.of(), caller, false);
            case "server/discover" -> stateless ? result(message, discovery(), caller, true) : unknown(message);
            default -> unknown(message);
        };
    }

    /** The result of a tool. */
    static Map<String, Object> text(String text, boolean error) {
        return Map.of("content", List.of(Map.of("type", "text", "text", text)), "isError", error);
    }

    private Map<String, Object> list(Caller caller, boolean stateless, Call call) {
        boolean open = setup.has(SessionBug.PUBLIC_CACHE_SCOPE);
        boolean hides =
                (open || setup.has(ScopeBug.HIDES_BUT_ALLOWS)) && !scopes.admits(caller, Scopes.READ_AND_WRITE, call);
        List<Map<String, Object>> visible = hides ? tools.withoutPrivileged() : tools.all();
        return stateless
                ? Map.of("tools", visible, "ttlMs", 0, "cacheScope", open ? "public" : "private")
                : Map.of("tools", visible);
    }

    private Map<String, Object> callTool(Message message, Caller caller, boolean stateless) {
        return tools.call(message, caller)
                .map(text -> setup.has(LeakBug.TOKEN_IN_RESULT) ? text + "\ntoken=" + caller.token() : text)
                .map(text -> result(message, text(text, false), caller, stateless))
                .orElseGet(() -> message.error(INVALID_PARAMS, "There is no such tool"));
    }

    private static Map<String, Object> opening(Message message) {
        Object wanted = message.parameters().get("protocolVersion");
        boolean known = wanted instanceof String version && REVISIONS.contains(version);
        return Map.of(
                "protocolVersion",
                known ? String.valueOf(wanted) : "2025-11-25",
                "capabilities",
                CAPABILITIES,
                "serverInfo",
                SERVER);
    }

    private static Map<String, Object> discovery() {
        return Map.of(
                "supportedVersions",
                List.of("2026-07-28"),
                "capabilities",
                CAPABILITIES,
                "serverInfo",
                SERVER,
                "ttlMs",
                0,
                "cacheScope",
                "private");
    }

    private static Map<String, Object> unknown(Message message) {
        return message.error(METHOD_NOT_FOUND, "There is no such method");
    }

    private static Map<String, Object> result(
            Message message, Map<String, Object> result, Caller caller, boolean stateless) {
        Map<String, Object> all = new LinkedHashMap<>(result);
        all.put("_meta", Map.of("dev.gatecrash/caller", caller.subject()));
        if (stateless) {
            all.put("resultType", "complete");
        }
        return message.result(all);
    }
}
