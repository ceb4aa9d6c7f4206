package dev.gatecrash.internal.token;

import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import dev.gatecrash.internal.time.Expiring;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What one issuer must remember: open codes, refresh tokens, opaque access tokens, and what was revoked. Nothing is kept
 * for a JWT that is simply valid. Thread-safe.
 */
public final class TokenStore {

    private static final int OPAQUE_BYTES = 32;

    /**
     * One refresh token of a chain.
     *
     * @param value what the client holds
     * @param authorization the whole authorization, however narrow the last access token was
     * @param expiresAt when it stops working
     * @param usedAt when its first successor was issued
     */
    record RefreshToken(String value, Authorization authorization, Instant expiresAt, AtomicReference<Instant> usedAt) {

        static final Instant NEVER = Instant.MAX;

        RefreshToken(String value, Authorization authorization, Instant expiresAt) {
            this(value, authorization, expiresAt, new AtomicReference<>(NEVER));
        }

        /** Whether it was used so long ago that it works no more; if it may not be reused, at whatever time. */
        boolean isSpent(Instant now, Duration reuse) {
            // Another caller may have looked at the clock later and been first all the same.
            return Optional.ofNullable(usedAt.get())
                    .filter(used -> !used.equals(NEVER) && (reuse.isZero() || !now.isBefore(used.plus(reuse))))
                    .isPresent();
        }
    }

    private final Expiring<OpenCode> codes;
    private final Expiring<Boolean> spent;
    private final Expiring<RefreshToken> refreshTokens;
    private final Expiring<Map<String, Object>> opaqueTokens;
    private final Expiring<Boolean> revoked;
    private final OpenCode.CommonTerms terms = new OpenCode.CommonTerms();

    /** An empty store on this clock. */
    public TokenStore(Clock clock) {
        codes = new Expiring<>(clock);
        spent = new Expiring<>(clock);
        refreshTokens = new Expiring<>(clock);
        opaqueTokens = new Expiring<>(clock);
        revoked = new Expiring<>(clock);
    }

    /** Keeps a code until it expires, spent or not, so that a replay can be told from a guess. */
    public void keep(String value, AuthorizationCode code) {
        codes.put(value, new OpenCode(code, terms), code.expiresAt());
    }

    /** The code of this value, spent or not. */
    public Optional<AuthorizationCode> code(String value) {
        return codes.find(value).map(code -> code.whole(value));
    }

    /** Spends a code; false if it was spent before. Of many callers at once exactly one gets true. */
    public boolean spend(String value) {
        return codes.find(value)
                .map(code -> spent.putIfAbsent(value, true, code.expiresAt()))
                .orElse(false);
    }

    void keep(RefreshToken token) {
        refreshTokens.put(token.value(), token, token.expiresAt());
    }

    Optional<RefreshToken> refreshToken(String value) {
        return refreshTokens.find(value);
    }

    /** Keeps what an opaque access token stands for until it expires; returns the token. */
    String keepOpaque(Map<String, Object> claims, Instant expiresAt) {
        String value = new BearerAccessToken(OPAQUE_BYTES).getValue();
        opaqueTokens.put(value, Map.copyOf(claims), expiresAt);
        return value;
    }

    /** The claims behind an opaque access token that has not expired. */
    Optional<Map<String, Object>> opaqueToken(String value) {
        return opaqueTokens.find(value);
    }

    /** Revokes a whole lineage for good. */
    void revokeLineage(String lineage) {
        revoked.put(lineage, true, Instant.MAX);
    }

    /** Revokes one access token, by its id, for as long as it could work. */
    void revoke(String id, Instant expiresAt) {
        revoked.put(id, true, expiresAt);
    }

    boolean isRevoked(String name) {
        return revoked.find(name).isPresent();
    }

    /** Forgets everything: no code, refresh token or opaque token works any more, no token is revoked. */
    public void clear() {
        codes.clear();
        spent.clear();
        refreshTokens.clear();
        opaqueTokens.clear();
        revoked.clear();
        terms.clear();
    }
}
