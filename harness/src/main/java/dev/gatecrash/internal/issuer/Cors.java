package dev.gatecrash.internal.issuer;

import dev.gatecrash.http.Headers;
import dev.gatecrash.http.Response;
import java.util.Set;
import java.util.TreeSet;

/** What browser-based MCP clients need to call an endpoint from another origin (Fetch, CORS protocol). */
final class Cors {

    private static final String REQUEST_HEADERS = "Authorization, Content-Type, Accept, DPoP, MCP-Protocol-Version";
    private static final String RESPONSE_HEADERS = "WWW-Authenticate, DPoP-Nonce, Retry-After";

    private Cors() {}

    static Response open(Response response) {
        return response.withHeader("Access-Control-Allow-Origin", "*")
                .withHeader("Access-Control-Expose-Headers", RESPONSE_HEADERS);
    }

    static Response preflight(Set<String> methods) {
        Headers headers = Headers.of("Access-Control-Allow-Methods", String.join(", ", new TreeSet<>(methods)))
                .with("Access-Control-Allow-Headers", REQUEST_HEADERS)
                .with("Access-Control-Max-Age", "600");
        return new Response(204, headers, "");
    }
}
