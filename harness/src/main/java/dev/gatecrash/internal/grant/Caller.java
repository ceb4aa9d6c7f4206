package dev.gatecrash.internal.grant;

import com.nimbusds.oauth2.sdk.OAuth2Error;
import dev.gatecrash.client.Client;
import dev.gatecrash.internal.http.Refusal;
import dev.gatecrash.internal.token.Authorization;
import java.util.Optional;

/**
 * Who makes a token request.
 *
 * @param client the authenticated client
 * @param key the thumbprint of the key it proved to hold (RFC 9449 §5), if it sent a proof
 */
public record Caller(Client client, Optional<String> key) {

    /** Refuses a caller that does not hold the key that a code or refresh token is bound to (RFC 9449 §5, §10). */
    void checkHolds(Authorization authorization) throws Refusal {
        if (authorization.key().isPresent() && !authorization.key().equals(key)) {
            throw new Refusal(
                    OAuth2Error.INVALID_GRANT,
                    "The DPoP proof is missing or made with another key",
                    "bound to key %s, proved %s".formatted(authorization.key().get(), key.orElse("none")));
        }
    }
}
