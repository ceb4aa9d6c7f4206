package dev.gatecrash.flow;

import dev.gatecrash.http.Exchange;
import java.net.URI;

/**
 * An authorization code, and what the token request needs besides (RFC 6749 §4.1.3, RFC 7636 §4.5). Immutable.
 *
 * @param value the code
 * @param codeVerifier the secret whose hash went along with the authorization request
 * @param redirectUri where the code was sent
 * @param exchange the authorization request, and the redirect that brought the code
 */
public record AuthorizationCode(String value, String codeVerifier, URI redirectUri, Exchange exchange) {

    /** The beginning of the code. */
    @Override
    public String toString() {
        return "code " + TokenSet.shortened(value);
    }
}
