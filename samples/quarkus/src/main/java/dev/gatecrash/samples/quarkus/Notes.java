package dev.gatecrash.samples.quarkus;

import io.quarkiverse.mcp.server.Tool;
import io.quarkiverse.mcp.server.ToolArg;
import io.quarkus.security.PermissionsAllowed;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The tools. To read is asked for by the endpoint already; what needs more says so. */
@ApplicationScoped
class Notes {

    private static final List<String> NOTES =
            List.of("Buy milk and bread", "Call the plumber", "Return the milk churn");

    private final SecurityIdentity caller;

    Notes(SecurityIdentity caller) {
        this.caller = caller;
    }

    @Tool(name = "search_notes", description = "Finds notes with a word")
    String search(@ToolArg(description = "The word") String query) {
        return String.join(
                "\n", NOTES.stream().filter(note -> note.contains(query)).toList());
    }

    @Tool(name = "delete_note", description = "Deletes a note")
    @PermissionsAllowed("notes:write")
    String delete(@ToolArg(description = "Which one") String id) {
        return "Deleted note " + id;
    }

    @Tool(name = "whoami", description = "Says who calls")
    String whoami() {
        return caller.getPrincipal().getName();
    }
}
