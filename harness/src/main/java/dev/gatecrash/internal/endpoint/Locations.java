package dev.gatecrash.internal.endpoint;

import dev.gatecrash.http.Endpoint;
import dev.gatecrash.persona.Persona;
import java.net.URI;

/** Where the endpoints of an issuer are, in its persona's way. */
public final class Locations {

    private final URI issuer;
    private final String root;
    private final Persona persona;
    private final boolean isAlone;

    /**
     * The locations below this issuer; a slash at its end is part of its name, not of its paths (RFC 8414 §3.1).
     *
     * @param isAlone whether nobody else is on its host and port
     */
    public Locations(URI issuer, Persona persona, boolean isAlone) {
        this.isAlone = isAlone;
        this.issuer = issuer;
        this.root = issuer.getRawPath().endsWith("/")
                ? issuer.getRawPath().substring(0, issuer.getRawPath().length() - 1)
                : issuer.getRawPath();
        this.persona = persona;
    }

    /** The URL of an endpoint. */
    public URI of(Endpoint endpoint) {
        return issuer.resolve(path(endpoint));
    }

    /** Whether this URL is one of the issuer's, be there an endpoint or not. */
    public boolean has(URI url) {
        String path = String.valueOf(url.getRawPath());
        boolean below = path.equals(root) || path.startsWith(root + "/");
        boolean inserted = path.startsWith("/.well-known/") && path.endsWith(root);
        return String.valueOf(url.getRawAuthority()).equals(issuer.getRawAuthority()) && (isAlone || below || inserted);
    }

    String path(Endpoint endpoint) {
        return endpoint.isWellKnown() ? endpoint.path() + root : root + persona.path(endpoint);
    }

    /** The path that OpenID Connect Discovery §4 wants, appended to the issuer's. */
    String appended(Endpoint endpoint) {
        return root + endpoint.path();
    }
}
