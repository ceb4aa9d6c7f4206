package dev.gatecrash.internal.token;

import com.nimbusds.jose.util.Base64;
import com.nimbusds.jose.util.Base64URL;
import dev.gatecrash.internal.key.KeyPool;
import dev.gatecrash.internal.key.SignatureKey;
import dev.gatecrash.key.SigningAlgorithm;
import dev.gatecrash.key.SigningKey;
import dev.gatecrash.token.Defect;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Makes a draft wrong in exactly one way a call. Thread-safe. */
final class Forgery {

    // Beyond any leeway that a server may legally grant.
    private static final Duration MARGIN = Duration.ofMinutes(10);

    private final KeyPool pool;
    private final TokenStore store;
    private final Clock clock;

    Forgery(KeyPool pool, TokenStore store, Clock clock) {
        this.pool = pool;
        this.store = store;
        this.clock = clock;
    }

    /** Applies one defect. */
    Draft apply(Defect defect, Draft draft) {
        return switch (defect) {
            case EXPIRED -> expired(draft);
            case NOT_YET_VALID -> notYetValid(draft);
            case WRONG_AUDIENCE -> claim(draft, "aud", "http://127.0.0.1:9/other");
            case NO_AUDIENCE -> without(draft, "aud");
            case WRONG_ISSUER -> claim(draft, "iss", "http://127.0.0.1:9/other-issuer");
            case UNSIGNED -> unsigned(draft);
            case ALTERED_PAYLOAD -> altered(draft);
            case UNPUBLISHED_KEY -> foreignKey(draft);
            case UNKNOWN_KEY_ID -> {
                draft.header.put("kid", UUID.randomUUID().toString());
                yield foreignKey(draft);
            }
            case HMAC_WITH_PUBLIC_KEY -> hmac(draft);
            case REVOKED -> revoked(draft);
            case ID_TOKEN -> idToken(draft);
            case MISSING_SCOPE -> without(draft, "scope");
        };
    }

    // iat stays before exp: some libraries refuse iat > exp for its own sake, which would hide a missing expiry check.
    private Draft expired(Draft draft) {
        Instant now = clock.instant();
        draft.claims.put("iat", seconds(now.minus(MARGIN.multipliedBy(2))));
        return claim(draft, "exp", seconds(now.minus(MARGIN)));
    }

    // exp stays after nbf, for the same reason.
    private Draft notYetValid(Draft draft) {
        long from = seconds(clock.instant().plus(MARGIN));
        if (draft.claims.get("exp") instanceof Number exp && exp.longValue() > seconds(clock.instant())) {
            draft.claims.put("exp", Math.max(exp.longValue(), from + MARGIN.toSeconds()));
        }
        return claim(draft, "nbf", from);
    }

    private static Draft unsigned(Draft draft) {
        draft.header.put("alg", "none");
        draft.sealWith(input -> input + ".");
        return draft;
    }

    private static Draft altered(Draft draft) {
        draft.afterSigning(token -> {
            String[] parts = token.split("\\.", -1);
            Map<String, Object> changed = new LinkedHashMap<>(draft.claims);
            changed.put("sub", draft.claims.get("sub") + "-but-altered");
            return parts[0] + "." + CompactJws.encode(changed) + "." + parts[2];
        });
        return draft;
    }

    private Draft foreignKey(Draft draft) {
        SigningAlgorithm algorithm = draft.key.key().algorithm();
        // Never a pooled pair: an issuer could publish it later, and the forgery would come true.
        SigningKey foreign = new SigningKey("foreign", algorithm, pool.foreign(algorithm));
        draft.sealWith(input -> CompactJws.sign(input, new SignatureKey(foreign)));
        return draft;
    }

    private static Draft hmac(Draft draft) {
        draft.header.put("alg", "HS256");
        draft.sealWith(input -> {
            try {
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(pem(draft.key).getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
                return input + "." + Base64URL.encode(mac.doFinal(input.getBytes(StandardCharsets.US_ASCII)));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("this JDK has no HmacSHA256", e);
            }
        });
        return draft;
    }

    private static String pem(SignatureKey key) {
        String text =
                Base64.encode(key.key().keyPair().getPublic().getEncoded()).toString();
        return "-----BEGIN PUBLIC KEY-----\n" + text.replaceAll("(.{64})(?=.)", "$1\n")
                + "\n-----END PUBLIC KEY-----\n";
    }

    private Draft revoked(Draft draft) {
        Instant until =
                draft.claims.get("exp") instanceof Number exp ? Instant.ofEpochSecond(exp.longValue()) : Instant.MAX;
        draft.afterwards(token -> {
            store.revoke(draft.claims.get("jti") instanceof String jti ? jti : token, until);
            return token;
        });
        return draft;
    }

    // OpenID Connect Core §2: the audience is the client, and there is no scope.
    private static Draft idToken(Draft draft) {
        Object client = draft.claims.remove("client_id");
        draft.claims.remove("scope");
        draft.claims.remove("jti");
        draft.claims.put("aud", String.valueOf(client));
        draft.claims.put("azp", String.valueOf(client));
        draft.claims.put("nonce", "n-0S6_WzA2Mj");
        draft.claims.put("auth_time", draft.claims.getOrDefault("iat", 0L));
        draft.header.put("typ", "JWT");
        return draft;
    }

    private static Draft claim(Draft draft, String name, Object value) {
        draft.claims.put(name, value);
        return draft;
    }

    private static Draft without(Draft draft, String name) {
        draft.claims.remove(name);
        return draft;
    }

    private static long seconds(Instant instant) {
        return instant.getEpochSecond();
    }
}
