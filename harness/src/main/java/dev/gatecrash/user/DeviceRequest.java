package dev.gatecrash.user;

import java.time.Instant;
import java.util.Set;

/**
 * A device that waits for a user's decision (RFC 8628 §3.2). Immutable.
 *
 * @param userCode the code that it shows
 * @param clientId the client it runs
 * @param scopes what it asks for
 * @param expiresAt how long it waits, by the issuer's clock
 */
public record DeviceRequest(String userCode, String clientId, Set<String> scopes, Instant expiresAt) {

    public DeviceRequest {
        scopes = Set.copyOf(scopes);
    }
}
