package dev.gatecrash.samples.glue;

import dev.gatecrash.flow.McpRequest;
import dev.gatecrash.flow.McpResponse;
import dev.gatecrash.token.TokenBuilder;
import java.net.URI;

/** Asks the application who one is. */
record Caller(URI resource) {

    McpResponse with(TokenBuilder token) {
        return McpRequest.listTools(resource).bearer(token.mint()).send();
    }
}
