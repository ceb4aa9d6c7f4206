package dev.gatecrash.samples.contract.mcp;

import dev.gatecrash.samples.contract.access.Caller;
import dev.gatecrash.samples.contract.guard.Scopes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tools. A note that was deleted is there again at once, so that tests can delete it as often as they like. */
final class Tools {

    static final String PRIVILEGED = "delete_note";

    private static final Map<String, String> NOTES =
            Map.of("1", "Buy milk and bread", "2", "Call the plumber", "3", "Return the milk churn");

    private static final List<Map<String, Object>> ALL = List.of(
            tool("search_notes", "Finds the notes that contain a text", "query"),
            tool(PRIVILEGED, "Deletes the note with an id", "id"),
            readingOnly(tool("whoami", "Tells who calls", "")));

    List<Map<String, Object>> all() {
        return ALL;
    }

    List<Map<String, Object>> withoutPrivileged() {
        return ALL.stream().filter(tool -> !PRIVILEGED.equals(tool.get("name"))).toList();
    }

    /** What a call of the tool needs. */
    static List<String> scopes(String tool) {
        return tool.equals(PRIVILEGED) ? Scopes.READ_AND_WRITE : Scopes.READ;
    }

    /** The text that a call returns; empty if there is no such tool. */
    Optional<String> call(Message message, Caller caller) {
        return switch (message.tool()) {
            case "search_notes" -> Optional.of(search(message.argument("query")));
            case PRIVILEGED -> Optional.of("Deleted note " + message.argument("id"));
            case "whoami" -> Optional.of(caller.subject());
            default -> Optional.empty();
        };
    }

    private static String search(String query) {
        List<String> found = NOTES.values().stream()
                .filter(note -> note.contains(query))
                .sorted()
                .toList();
        return String.join("\n", found);
    }

    private static Map<String, Object> readingOnly(Map<String, Object> tool) {
        Map<String, Object> annotated = new LinkedHashMap<>(tool);
        annotated.put("annotations", Map.of("readOnlyHint", true));
        return annotated;
    }

    private static Map<String, Object> tool(String name, String description, String argument) {
        Map<String, Object> schema = argument.isEmpty()
                ? Map.of("type", "object")
                : Map.of(
                        "type",
                        "object",
                        "properties",
                        Map.of(argument, Map.of("type", "string")),
                        "required",
                        List.of(argument));
        return Map.of("name", name, "description", description, "inputSchema", schema);
    }
}
