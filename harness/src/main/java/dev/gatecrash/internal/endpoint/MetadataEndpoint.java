package dev.gatecrash.internal.endpoint;

import dev.gatecrash.http.Endpoint;
import dev.gatecrash.http.Request;
import dev.gatecrash.internal.http.NimbusMessages;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Publishes the authorization server's metadata (RFC 8414 §3; OpenID Connect Discovery §4). */
public final class MetadataEndpoint implements EndpointHandler {

    private final Endpoint endpoint;
    private final Supplier<Map<String, Object>> document;

    /** Publishes this document at this well-known place. */
    public MetadataEndpoint(Endpoint endpoint, Supplier<Map<String, Object>> document) {
        this.endpoint = endpoint;
        this.document = document;
    }

    @Override
    public Endpoint endpoint() {
        return endpoint;
    }

    @Override
    public Set<String> methods() {
        return Set.of("GET", "HEAD");
    }

    @Override
    public Answer handle(Request request) {
        return new Answer(NimbusMessages.json(200, document.get()), "metadata");
    }
}
