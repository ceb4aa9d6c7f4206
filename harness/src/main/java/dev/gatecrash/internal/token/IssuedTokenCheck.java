package dev.gatecrash.internal.token;

import com.nimbusds.jose.JWSObject;
import dev.gatecrash.internal.client.ClientRegistry;
import dev.gatecrash.internal.http.JwtText;
import dev.gatecrash.internal.key.RotatingKeys;
import dev.gatecrash.internal.user.UserDirectory;
import java.net.URI;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Says whether a token is one of this issuer's and works now, and revokes it (RFC 7662 §2.2, RFC 7009 §2.1). */
public final class IssuedTokenCheck {

    // RFC 8417 §2.2: what has events is a security event token, such as a logout token; RFC 9701 §5: an answer of ours.
    private static final Set<String> NO_TOKENS = Set.of("events", "token_introspection");

    private final String issuer;
    private final RotatingKeys keys;
    private final TokenStore store;
    private final RefreshChain refreshTokens;
    private final ClientRegistry clients;
    private final UserDirectory users;
    private final Clock clock;

    /** Checks tokens of this issuer. */
    public IssuedTokenCheck(
            URI issuer,
            RotatingKeys keys,
            TokenStore store,
            RefreshChain refreshTokens,
            ClientRegistry clients,
            UserDirectory users,
            Clock clock) {
        this.issuer = issuer.toString();
        this.keys = keys;
        this.store = store;
        this.refreshTokens = refreshTokens;
        this.clients = clients;
        this.users = users;
        this.clock = clock;
    }

    /** What an introspection response says of an active token; empty for any other text. */
    public Optional<Map<String, Object>> active(String token) {
        return refreshTokens
                .active(token)
                .filter(a -> !clients.isForgotten(a.clientId()) && !users.isRemoved(a.subject()))
                .map(this::refreshTokenMembers)
                .or(() -> accessToken(token).map(IssuedTokenCheck::accessTokenMembers));
    }

    /** The claims of an access token that works. */
    public Optional<Map<String, Object>> accessToken(String token) {
        return ours(token)
                .filter(claims -> !isIdToken(claims) && Collections.disjoint(claims.keySet(), NO_TOKENS))
                .filter(claims -> works(token, claims));
    }

    /** The claims of an ID token that is still good. */
    public Optional<Map<String, Object>> idToken(String token) {
        return signed(token)
                .filter(claims -> issuer.equals(claims.get("iss")))
                .filter(IssuedTokenCheck::isIdToken)
                .filter(claims -> works(token, claims));
    }

    /** The claims of an ID token that this issuer signed, expired or not. */
    public Optional<Map<String, Object>> anyIdToken(String token) {
        return signed(token).filter(claims -> issuer.equals(claims.get("iss"))).filter(IssuedTokenCheck::isIdToken);
    }

    /** Whether these are the claims of an ID token of ours, which alone is for the client it was issued to. */
    public static boolean isIdToken(Map<String, Object> claims) {
        return claims.containsKey("azp") && claims.get("azp").equals(claims.get("aud"));
    }

    /** The thumbprint of the key that a token with these claims is bound to (RFC 9449 §6.1). */
    public static Optional<String> keyOf(Map<String, Object> claims) {
        return Authorization.keyOf(claims);
    }

    /** The lineage of an access token with these claims. */
    public static Optional<String> lineage(Map<String, Object> claims) {
        return text(claims, "jti").map(JwtFormat::lineage);
    }

    /** The client a token was issued to, if the token is ours at all, working or not. */
    public Optional<String> clientOf(String token) {
        return store.refreshToken(token)
                .map(refresh -> refresh.authorization().clientId())
                .or(() -> ours(token).flatMap(IssuedTokenCheck::client));
    }

    /** Revokes an access token, or a refresh token with everything of its lineage. Any other text is ignored. */
    public void revoke(String token) {
        store.refreshToken(token)
                .ifPresentOrElse(
                        refresh -> store.revokeLineage(refresh.authorization().lineage()),
                        () -> ours(token).ifPresent(claims -> revoke(token, claims)));
    }

    /** Revokes everything that came of one authorization. */
    public void revokeLineage(String lineage) {
        store.revokeLineage(lineage);
    }

    private void revoke(String token, Map<String, Object> claims) {
        store.revoke(id(token, claims), time(claims, "exp").orElse(Instant.MAX));
    }

    // A token that a test minted without jti is its own name.
    private static String id(String token, Map<String, Object> claims) {
        return text(claims, "jti").orElse(token);
    }

    private Optional<Map<String, Object>> ours(String token) {
        return store.opaqueToken(token).or(() -> signed(token)).filter(claims -> issuer.equals(claims.get("iss")));
    }

    private Optional<Map<String, Object>> signed(String token) {
        try {
            JWSObject jws = JwtText.signed(token);
            Map<String, Object> claims = jws.getPayload().toJSONObject();
            return keys.verifies(jws) ? Optional.ofNullable(claims) : Optional.empty();
        } catch (ParseException e) {
            return Optional.empty();
        }
    }

    private boolean works(String token, Map<String, Object> claims) {
        Instant now = clock.instant();
        String jti = id(token, claims);
        // A time that is no number is no time to rely on.
        boolean inTime = (!claims.containsKey("exp")
                        || time(claims, "exp").filter(now::isBefore).isPresent())
                && (!claims.containsKey("nbf")
                        || time(claims, "nbf").filter(nbf -> !now.isBefore(nbf)).isPresent());
        boolean standing = !store.isRevoked(jti)
                && !store.isRevoked(JwtFormat.lineage(jti))
                && client(claims).map(id -> !clients.isForgotten(id)).orElse(true)
                && text(claims, "sub").map(name -> !users.isRemoved(name)).orElse(true);
        return inTime && standing;
    }

    // Under the standard's name, or under one that a provider has for it.
    private static Optional<String> client(Map<String, Object> claims) {
        return text(claims, "client_id").or(() -> text(claims, "azp")).or(() -> text(claims, "cid"));
    }

    private Map<String, Object> refreshTokenMembers(Authorization authorization) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("active", true);
        members.put("client_id", authorization.clientId());
        members.put("scope", String.join(" ", authorization.scopes()));
        members.put("sub", authorization.subject());
        members.put("iss", issuer);
        return members;
    }

    private static Map<String, Object> accessTokenMembers(Map<String, Object> claims) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("active", true);
        // RFC 9449 §6.2.
        members.put("token_type", Authorization.keyOf(claims).isPresent() ? "DPoP" : "Bearer");
        members.putAll(claims);
        return members;
    }

    private static Optional<String> text(Map<String, Object> claims, String name) {
        return Optional.ofNullable(claims.get(name))
                .filter(String.class::isInstance)
                .map(String.class::cast);
    }

    private static Optional<Instant> time(Map<String, Object> claims, String name) {
        return Optional.ofNullable(claims.get(name))
                .filter(Number.class::isInstance)
                .map(seconds -> Instant.ofEpochSecond(((Number) seconds).longValue()));
    }
}
