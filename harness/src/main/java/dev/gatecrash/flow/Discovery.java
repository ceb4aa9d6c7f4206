package dev.gatecrash.flow;

import dev.gatecrash.http.Headers;
import dev.gatecrash.http.Request;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds metadata where the specification says it is, in its order (MCP 2026-07-28 Authorization Server Discovery). */
final class Discovery {

    private static final Headers ACCEPT = Headers.of("Accept", "application/json");

    private final Wire wire;

    Discovery(Wire wire) {
        this.wire = wire;
    }

    /** The metadata that a challenge points to, or else the one at the well-known locations. */
    ResourceMetadata resource(URI mcpServer, McpResponse challenge) {
        Optional<String> named = challenge.bearerChallenge().flatMap(Challenge::resourceMetadata);
        if (named.isEmpty()) {
            return resource(mcpServer);
        }
        URI location = WellKnown.httpUrl(named.get())
                .orElseThrow(() -> new Answer(FlowStep.CHALLENGE, challenge.exchange(), wire.observer())
                        .wrong("resource_metadata to be an http or https URL", named.get(), "RFC 9728 §5.1"));
        // §3.3: found through a challenge, it must describe the very URL that was asked.
        return ResourceMetadata.of(get(FlowStep.RESOURCE_METADATA, location), mcpServer.toString());
    }

    private ResourceMetadata resource(URI mcpServer) {
        Map<URI, String> locations = WellKnown.resource(mcpServer);
        Answer answer = firstFound(FlowStep.RESOURCE_METADATA, locations.keySet(), "RFC 9728 §3.1");
        String identifier = locations.getOrDefault(answer.exchange().request().uri(), mcpServer.toString());
        return ResourceMetadata.of(answer, identifier);
    }

    /** The metadata of this issuer. */
    ServerMetadata server(URI issuer) {
        return ServerMetadata.of(
                firstFound(FlowStep.SERVER_METADATA, WellKnown.server(issuer), "RFC 8414 §3.1"), issuer);
    }

    /** The metadata at the origin of an MCP server, or else the default endpoints there (MCP 2025-03-26). */
    ServerMetadata atOrigin(URI mcpServer) {
        URI origin = WellKnown.origin(mcpServer);
        Headers headers = ACCEPT.with("MCP-Protocol-Version", McpRevision.V2025_03_26.value());
        URI location = WellKnown.server(origin).get(0);
        Answer answer = wire.send(FlowStep.SERVER_METADATA, new Request("GET", location, headers, ""));
        return answer.status() / 100 == 4 ? ServerMetadata.defaults(answer, origin) : ServerMetadata.of(answer, origin);
    }

    /** The first answer that has a document; an answer of any other status leads to the next location. */
    private Answer firstFound(FlowStep step, Collection<URI> locations, String clause) {
        List<Answer> misses = new ArrayList<>();
        for (URI location : locations) {
            Answer answer = get(step, location);
            if (answer.status() == 200) {
                return answer;
            }
            misses.add(answer);
        }
        String statuses = misses.stream()
                .map(miss -> miss.status() + " at " + miss.exchange().request().uri())
                .collect(Collectors.joining(", "));
        throw misses.get(misses.size() - 1).wrong("a document at one of the well-known locations", statuses, clause);
    }

    private Answer get(FlowStep step, URI location) {
        return wire.send(step, new Request("GET", location, ACCEPT, ""));
    }
}
