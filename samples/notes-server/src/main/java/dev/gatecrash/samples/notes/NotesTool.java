package dev.gatecrash.samples.notes;

import java.util.Arrays;
import java.util.Optional;

/** The tools of the server, each with all the scopes that a call of it needs. */
enum NotesTool {
    SEARCH("search_notes", "Finds the notes that contain a text", "query", "notes:read"),
    // Writing needs reading too: no MCP session can be opened without notes:read.
    DELETE("delete_note", "Deletes the note with an id", "id", "notes:read notes:write");

    private final String toolName;
    private final String description;
    private final String argument;
    private final String scopes;

    NotesTool(String toolName, String description, String argument, String scopes) {
        this.toolName = toolName;
        this.description = description;
        this.argument = argument;
        this.scopes = scopes;
    }

    static Optional<NotesTool> named(String toolName) {
        return Arrays.stream(values())
                .filter(tool -> tool.toolName.equals(toolName))
                .findFirst();
    }

    String toolName() {
        return toolName;
    }

    String description() {
        return description;
    }

    /** The name of the tool's only argument, a string. */
    String argument() {
        return argument;
    }

    Scopes scopes() {
        return Scopes.parse(scopes);
    }
}
