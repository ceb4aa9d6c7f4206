package dev.gatecrash.internal.endpoint.attacker;

import dev.gatecrash.http.Endpoint;
import dev.gatecrash.http.Request;
import dev.gatecrash.http.Response;
import dev.gatecrash.internal.endpoint.Answer;
import dev.gatecrash.internal.endpoint.EndpointHandler;
import dev.gatecrash.internal.token.attacker.Attacker;
import java.util.Set;

/** Serves the keys and certificates that forged tokens point to, so that whoever trusts them is caught at it. */
public final class AttackerEndpoint implements EndpointHandler {

    private final Attacker attacker;

    /** Serves the documents of this attacker. */
    public AttackerEndpoint(Attacker attacker) {
        this.attacker = attacker;
    }

    @Override
    public Endpoint endpoint() {
        return Endpoint.ATTACKER;
    }

    @Override
    public Set<String> methods() {
        return Set.of("GET", "HEAD");
    }

    @Override
    public boolean hasMembers() {
        return true;
    }

    @Override
    public Set<String> furtherPaths(String place) {
        return Set.of(
                Endpoint.METADATA.path() + place,
                Endpoint.OPENID_CONFIGURATION.path() + place,
                place + Endpoint.OPENID_CONFIGURATION.path());
    }

    @Override
    public Answer handle(Request request) {
        String path = request.uri().getRawPath();
        if (path.contains("/.well-known/")) {
            return new Answer(attacker.metadata(), "metadata of the attacker's issuer");
        }
        return attacker.document(path.substring(path.lastIndexOf('/') + 1))
                .map(response -> new Answer(response, "a document of the attacker"))
                .orElseGet(() -> new Answer(Response.of(404), "no document of this name"));
    }
}
