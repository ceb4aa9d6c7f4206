package dev.gatecrash.internal.token;

import java.net.URI;
import java.time.Instant;

/**
 * An authorization code's other half (RFC 6749 §4.1.2).
 *
 * @param authorization what was granted; its lineage is named after the code when it is kept
 * @param redirectUri where the code was sent
 * @param challenge the PKCE challenge, S256
 * @param expiresAt when it stops working
 */
public record AuthorizationCode(Authorization authorization, URI redirectUri, String challenge, Instant expiresAt) {}
