package dev.gatecrash.internal.token;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.openid.connect.sdk.claims.AccessTokenHash;
import dev.gatecrash.internal.key.CompactJws;
import dev.gatecrash.internal.key.RotatingKeys;
import dev.gatecrash.internal.key.SignatureKey;
import dev.gatecrash.token.Lifetime;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** The only place that mints tokens for clients. Thread-safe. */
public final class TokenIssuer {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int LINEAGE_BYTES = 16;

    private final RotatingKeys keys;
    private final TokenPolicy policy;
    private final TokenStore store;
    private final RefreshChain refreshTokens;
    private final JwtFormat format;

    /** Mints with these keys by this policy. */
    public TokenIssuer(URI issuer, RotatingKeys keys, TokenPolicy policy, TokenStore store, Clock clock) {
        this.keys = keys;
        this.policy = policy;
        this.store = store;
        this.refreshTokens = new RefreshChain(store, clock, policy.lifetimes(), policy.refreshTokenReuse());
        this.format = new JwtFormat(issuer, policy, clock);
    }

    /** A name for a new lineage, which nobody can guess. */
    public static String newLineage() {
        byte[] bytes = new byte[LINEAGE_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64URL.encode(bytes).toString();
    }

    /** The name of the lineage that begins with this code, from which the code cannot be told. */
    static String lineageOf(String code) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(code.getBytes(StandardCharsets.UTF_8));
            return Base64URL.encode(Arrays.copyOf(digest, LINEAGE_BYTES)).toString();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Issues everything that goes with this authorization. */
    public IssuedTokens issue(Authorization granted) {
        SignatureKey key = keys.signing();
        String accessToken = accessToken(granted, key);
        Optional<String> refreshToken =
                isRefreshable(granted) ? Optional.of(refreshTokens.issue(granted)) : Optional.empty();
        return new IssuedTokens(
                accessToken,
                lifetime(Lifetime.ACCESS_TOKEN, granted),
                granted.scopes(),
                refreshToken,
                idToken(granted, accessToken, key));
    }

    /** Issues an access token for narrower use, and a refresh token for the whole. */
    public IssuedTokens issue(Authorization narrow, Authorization whole) {
        IssuedTokens tokens = issue(narrow.notRefreshable());
        return isRefreshable(whole) ? tokens.withRefreshToken(refreshTokens.issue(whole)) : tokens;
    }

    /** Issues an identity assertion for another authorization server, where the client has this id (ID-JAG §3.1). */
    public IssuedTokens assertTo(String audience, String clientId, Authorization granted) {
        SignatureKey key = keys.signing();
        Duration lifetime = lifetime(Lifetime.IDENTITY_ASSERTION, granted);
        Map<String, Object> claims = format.assertionClaims(granted, audience, clientId, lifetime);
        String assertion =
                CompactJws.sign(CompactJws.signingInput(format.header(key, "oauth-id-jag+jwt"), claims), key);
        return new IssuedTokens(assertion, lifetime, granted.scopes(), Optional.empty(), Optional.empty());
    }

    /** The refresh tokens that are issued here. */
    public RefreshChain refreshTokens() {
        return refreshTokens;
    }

    /** The format of this issuer's tokens. */
    JwtFormat format() {
        return format;
    }

    // MCP 2026-07-28, Refresh Tokens: it is the issuer's to decide; OpenID Connect Core §11 has the scope for it.
    private boolean isRefreshable(Authorization granted) {
        return granted.refreshable()
                && (!policy.offlineOnly() || granted.scopes().contains("offline_access"));
    }

    private Duration lifetime(Lifetime kind, Authorization granted) {
        return policy.lifetimes().of(kind, granted.clientId());
    }

    private String accessToken(Authorization granted, SignatureKey key) {
        Map<String, Object> claims =
                policy.dialect().claimsOf(format.accessTokenClaims(granted, lifetime(Lifetime.ACCESS_TOKEN, granted)));
        return policy.opaque()
                ? store.keepOpaque(claims, JwtFormat.expiry(claims))
                : CompactJws.sign(
                        CompactJws.signingInput(policy.dialect().headerOf(format.header(key, policy.type())), claims),
                        key);
    }

    // OpenID Connect Core §3.1.3.6: the ID token says which access token it came with.
    private Optional<String> idToken(Authorization granted, String accessToken, SignatureKey key) {
        if (!granted.scopes().contains("openid") || granted.signIn().isEmpty()) {
            return Optional.empty();
        }
        Map<String, Object> claims = format.idTokenClaims(granted, lifetime(Lifetime.ID_TOKEN, granted));
        AccessTokenHash hash = AccessTokenHash.compute(
                new BearerAccessToken(accessToken),
                JWSAlgorithm.parse(key.algorithm().getName()),
                null);
        claims.put("at_hash", hash.getValue());
        return Optional.of(CompactJws.sign(CompactJws.signingInput(format.header(key, "JWT"), claims), key));
    }
}
