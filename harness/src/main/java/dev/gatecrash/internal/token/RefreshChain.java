package dev.gatecrash.internal.token;

import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.auth.Secret;
import dev.gatecrash.client.Client;
import dev.gatecrash.internal.http.Refusal;
import dev.gatecrash.internal.token.TokenStore.RefreshToken;
import dev.gatecrash.token.Lifetime;
import dev.gatecrash.token.Lifetimes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Refresh tokens and their successors (RFC 6749 §6).
 *
 * <p>A public client's token works once; using it again revokes everything of its lineage (RFC 9700 §4.14.2), unless it is
 * so soon that the issuer lets it pass.
 */
public final class RefreshChain {

    private static final int BYTES = 32;

    private final TokenStore store;
    private final Clock clock;
    private final Lifetimes lifetimes;
    private final Duration reuse;

    /** Chains kept in this store. */
    RefreshChain(TokenStore store, Clock clock, Lifetimes lifetimes, Duration reuse) {
        this.store = store;
        this.clock = clock;
        this.lifetimes = lifetimes;
        this.reuse = reuse;
    }

    /** What this refresh token stands for, if this client may use it now. */
    public Authorization authorization(String value, Client client) throws Refusal {
        RefreshToken token = store.refreshToken(value)
                .filter(t -> t.authorization().clientId().equals(client.id()))
                .orElseThrow(() -> invalid("no such refresh token for client " + client.id() + ", or it expired"));
        if (store.isRevoked(token.authorization().lineage())) {
            throw invalid("the refresh token was revoked");
        }
        if (token.isSpent(clock.instant(), reuse)) {
            throw reused(token);
        }
        return token.authorization();
    }

    /** Uses a public client's token up, so that its successor can be issued; of many callers one succeeds, or more if it may be reused. */
    public void use(String value) throws Refusal {
        RefreshToken token = store.refreshToken(value).orElseThrow(() -> invalid("the refresh token expired"));
        Instant now = clock.instant();
        boolean isFirst = token.usedAt().compareAndSet(RefreshToken.NEVER, now);
        if (!isFirst && token.isSpent(now, reuse)) {
            throw reused(token);
        }
    }

    /** Starts or continues a chain. */
    String issue(Authorization authorization) {
        String value = new Secret(BYTES).getValue();
        Duration lifetime = lifetimes.of(Lifetime.REFRESH_TOKEN, authorization.clientId());
        store.keep(new RefreshToken(value, authorization, clock.instant().plus(lifetime)));
        return value;
    }

    /** The authorization behind a refresh token that still works, whoever holds it. */
    public Optional<Authorization> active(String value) {
        return store.refreshToken(value)
                .filter(token -> !token.isSpent(clock.instant(), reuse))
                .map(RefreshToken::authorization)
                .filter(authorization -> !store.isRevoked(authorization.lineage()));
    }

    private Refusal reused(RefreshToken token) {
        store.revokeLineage(token.authorization().lineage());
        return invalid("the refresh token was used before; its whole chain is revoked now");
    }

    private static Refusal invalid(String detail) {
        return new Refusal(OAuth2Error.INVALID_GRANT, "The refresh token is invalid, expired or revoked", detail);
    }
}
