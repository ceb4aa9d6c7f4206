package dev.gatecrash.flow;

import dev.gatecrash.client.Client;
import dev.gatecrash.http.Exchange;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The tokens of one grant, and what it takes to refresh them (RFC 6749 §5.1, §6). Immutable.
 *
 * @param accessToken the access token
 * @param refreshToken the refresh token, if there is one
 * @param scopes the scopes granted: those of the response, or, where it has none, those asked for
 * @param lifetime how long the access token lives, if the response says so
 * @param client the client it was issued to
 * @param issuer the authorization server
 * @param tokenEndpoint where to refresh
 * @param resource what the token is for (RFC 8707)
 * @param exchange the token request and its response
 */
public record TokenSet(
        String accessToken,
        Optional<String> refreshToken,
        Set<String> scopes,
        Optional<Duration> lifetime,
        Client client,
        URI issuer,
        URI tokenEndpoint,
        URI resource,
        Exchange exchange) {

    public TokenSet {
        scopes = Collections.unmodifiableSet(new LinkedHashSet<>(scopes));
    }

    /** The type of the access token; this client takes no other (RFC 6750). */
    public String tokenType() {
        return "Bearer";
    }

    /** Safe to print: the access token is cut, the refresh token and the client's secret are not shown. */
    @Override
    public String toString() {
        return "TokenSet[%s for %s, scopes %s, %s, %s, client %s, issuer %s]"
                .formatted(
                        shortened(accessToken),
                        resource,
                        scopes,
                        lifetime.map(d -> "lives " + d).orElse("no lifetime"),
                        refreshToken.isPresent() ? "refresh token" : "no refresh token",
                        client.id(),
                        issuer);
    }

    /** The first characters of a secret. */
    static String shortened(String secret) {
        return secret.length() <= 10 ? secret : secret.substring(0, 10) + "…";
    }
}
