package dev.gatecrash.internal.endpoint;

import dev.gatecrash.http.Endpoint;
import dev.gatecrash.http.Request;
import dev.gatecrash.http.Response;
import dev.gatecrash.internal.http.NimbusMessages;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Publishes the authorization server's metadata (RFC 8414 §3; OpenID Connect Discovery §4). */
public final class MetadataEndpoint implements EndpointHandler {

    private final Endpoint endpoint;
    private final Supplier<Optional<Map<String, Object>>> document;

    /** Publishes this document at this well-known place, or answers 404 where the provider has none. */
    public MetadataEndpoint(Endpoint endpoint, Supplier<Optional<Map<String, Object>>> document) {
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
        return document.get()
                .map(members -> new Answer(NimbusMessages.json(200, members), "metadata"))
                .orElseGet(() -> new Answer(Response.of(404), "this provider has no such document"));
    }
}
