package dev.gatecrash.flow;

import dev.gatecrash.http.Exchange;
import java.net.URI;
import java.util.Optional;

/**
 * An authorization code, and what the token request needs besides (RFC 6749 §4.1.3, RFC 7636 §4.5). Immutable.
 *
 * @param value the code
 * @param codeVerifier the secret whose hash went along with the authorization request
 * @param redirectUri where the code was sent
 * @param nonce what an ID token has to repeat (OpenID Connect Core §3.1.3.7), if {@code openid} was asked for
 * @param exchange the authorization request, and the redirect that brought the code
 */
public record AuthorizationCode(
        String value, String codeVerifier, URI redirectUri, Optional<String> nonce, Exchange exchange) {

    /** The beginning of the code. */
    @Override
    public String toString() {
        return "code " + TokenSet.shortened(value);
    }
}
