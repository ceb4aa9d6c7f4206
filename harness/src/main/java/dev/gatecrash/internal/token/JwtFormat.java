package dev.gatecrash.internal.token;

import dev.gatecrash.internal.key.SignatureKey;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** Header and claims of this issuer's JWTs: access tokens by RFC 9068 §2, ID tokens by OpenID Connect Core §2. */
final class JwtFormat {

    private final String issuer;
    private final TokenPolicy policy;
    private final Clock clock;
    private final AtomicLong serial = new AtomicLong();

    JwtFormat(URI issuer, TokenPolicy policy, Clock clock) {
        this.issuer = issuer.toString();
        this.policy = policy;
        this.clock = clock;
    }

    URI issuer() {
        return URI.create(issuer);
    }

    Map<String, Object> header(SignatureKey key, String type) {
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("kid", key.key().id());
        header.put("typ", type);
        header.put("alg", key.algorithm().getName());
        return header;
    }

    /** The claims of an access token; its {@code jti} starts with the lineage, so that nothing need be stored. */
    Map<String, Object> accessTokenClaims(Authorization granted, Duration lifetime) {
        Map<String, Object> claims = dated(granted, lifetime);
        claims.putAll(granted.accessClaims());
        claims.put("aud", audience(granted.resources()));
        claims.put("jti", id(granted));
        claims.put("client_id", granted.clientId());
        putScope(claims, granted);
        return claims;
    }

    /** The claims of an identity assertion (ID-JAG §3.1). */
    Map<String, Object> assertionClaims(Authorization granted, String audience, String clientId, Duration lifetime) {
        Map<String, Object> claims = dated(granted, lifetime);
        claims.put("aud", audience);
        claims.put("jti", id(granted));
        claims.put("client_id", clientId);
        if (!granted.resources().isEmpty()) {
            claims.put("resource", audience(granted.resources()));
        }
        putScope(claims, granted);
        granted.signIn().ifPresent(signIn -> putSignIn(claims, signIn));
        return claims;
    }

    Map<String, Object> idTokenClaims(Authorization granted, Duration lifetime) {
        Map<String, Object> claims = dated(granted, lifetime);
        claims.put("aud", granted.clientId());
        claims.put("azp", granted.clientId());
        granted.signIn().ifPresent(signIn -> {
            putSignIn(claims, signIn);
            signIn.nonce().ifPresent(nonce -> claims.put("nonce", nonce));
        });
        return claims;
    }

    private String id(Authorization granted) {
        return granted.lineage() + "." + Long.toString(serial.incrementAndGet(), Character.MAX_RADIX);
    }

    private static void putScope(Map<String, Object> claims, Authorization granted) {
        if (!granted.scopes().isEmpty()) {
            claims.put("scope", String.join(" ", granted.scopes()));
        }
    }

    private static void putSignIn(Map<String, Object> claims, Authorization.SignIn signIn) {
        claims.put("auth_time", signIn.at().getEpochSecond());
        signIn.acr().ifPresent(acr -> claims.put("acr", acr));
    }

    /** The lineage of a {@code jti} that was made here. */
    static String lineage(String jti) {
        int dot = jti.indexOf('.');
        return dot < 0 ? jti : jti.substring(0, dot);
    }

    /** When a token with these claims expires. */
    static Instant expiry(Map<String, Object> claims) {
        return claims.get("exp") instanceof Number seconds ? Instant.ofEpochSecond(seconds.longValue()) : Instant.MAX;
    }

    private Map<String, Object> dated(Authorization granted, Duration lifetime) {
        Instant now = clock.instant();
        Map<String, Object> claims = new LinkedHashMap<>(granted.claims());
        claims.put("iss", issuer);
        claims.put("sub", granted.subject());
        long expiry = now.plus(lifetime).getEpochSecond();
        // Also what is born expired was issued before it expired: some verifiers look at nothing else otherwise.
        claims.put("iat", Math.min(now.getEpochSecond(), expiry - 1));
        claims.put("exp", expiry);
        return claims;
    }

    // RFC 7519 §4.1.3: a single audience may be a plain string, and that is what most servers expect.
    private Object audience(List<URI> resources) {
        return switch (resources.size()) {
            case 0 -> policy.defaultAudience().map(URI::toString).orElse(issuer);
            case 1 -> resources.get(0).toString();
            default -> resources.stream().map(URI::toString).toList();
        };
    }
}
