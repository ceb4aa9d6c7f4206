package dev.gatecrash.internal.endpoint;

import dev.gatecrash.http.Endpoint;
import dev.gatecrash.http.Request;
import dev.gatecrash.http.Response;
import dev.gatecrash.internal.http.JsonObject;
import dev.gatecrash.internal.key.RotatingKeys;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Publishes the public keys (RFC 7517 §5). */
public final class JwksEndpoint implements EndpointHandler {

    private final RotatingKeys keys;

    /** Publishes these keys. */
    public JwksEndpoint(RotatingKeys keys) {
        this.keys = keys;
    }

    @Override
    public Endpoint endpoint() {
        return Endpoint.JWKS;
    }

    @Override
    public Set<String> methods() {
        return Set.of("GET", "HEAD");
    }

    @Override
    public Map<String, Object> metadata(String url) {
        return Map.of("jwks_uri", url);
    }

    @Override
    public Answer handle(Request request) {
        List<Map<String, Object>> published = keys.publicKeys();
        Response response = Response.of(200, "application/jwk-set+json", JsonObject.text(Map.of("keys", published)));
        return new Answer(response, published.size() + " keys");
    }
}
