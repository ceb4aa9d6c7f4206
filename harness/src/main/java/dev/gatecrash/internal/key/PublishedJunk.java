package dev.gatecrash.internal.key;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import dev.gatecrash.internal.http.JsonObject;
import dev.gatecrash.key.JunkKey;
import dev.gatecrash.key.SigningAlgorithm;
import java.security.KeyPair;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** What stands in the JWKS document beside the keys. Thread-safe. */
final class PublishedJunk {

    private final List<Map<String, Object>> published = new CopyOnWriteArrayList<>();

    /** Makes junk of this kind, which may have to do with the key of this id. */
    void add(JunkKey kind, String currentId) {
        published.add(made(kind, currentId, "junk-" + published.size()));
    }

    /** Takes any JWK, or what is none. */
    void add(String jwk) {
        published.add(new LinkedHashMap<>(object(jwk)));
    }

    private static Map<String, Object> object(String json) {
        try {
            return JsonObject.parse(json);
        } catch (ParseException e) {
            throw new IllegalArgumentException("\"%s\" is no JSON object, so it cannot be a JWK".formatted(json), e);
        }
    }

    List<Map<String, Object>> all() {
        return List.copyOf(published);
    }

    void clear() {
        published.clear();
    }

    private static Map<String, Object> made(JunkKey kind, String currentId, String id) {
        Map<String, Object> jwk = new LinkedHashMap<>();
        switch (kind) {
            case PRIVATE_MEMBERS -> jwk.putAll(foreign(id, true));
            case UNKNOWN_TYPE -> {
                jwk.putAll(foreign(id, false));
                jwk.put("kty", "QUANTUM");
            }
            case NO_TYPE -> {
                jwk.putAll(foreign(id, false));
                jwk.remove("kty");
            }
            case DUPLICATE_ID -> jwk.putAll(foreign(currentId, false));
            case NO_ID -> {
                jwk.putAll(foreign(id, false));
                jwk.remove("kid");
            }
            case SYMMETRIC -> jwk.putAll(Map.of("kty", "oct", "kid", id, "alg", "HS256", "k", "c2VjcmV0"));
            case MISSING_MEMBER -> {
                jwk.putAll(foreign(id, false));
                jwk.remove("n");
            }
            case FOR_ENCRYPTION -> {
                jwk.putAll(foreign(id, false));
                jwk.putAll(Map.of("use", "enc", "alg", "RSA-OAEP-256"));
            }
            case UNUSED -> jwk.putAll(foreign(id, false));
        }
        return jwk;
    }

    private static Map<String, Object> foreign(String id, boolean withPrivateMembers) {
        KeyPair pair = KeyPool.shared().foreign(SigningAlgorithm.RS256);
        RSAKey.Builder key = new RSAKey.Builder((RSAPublicKey) pair.getPublic())
                .keyID(id)
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(JWSAlgorithm.RS256);
        return (withPrivateMembers ? key.privateKey(pair.getPrivate()) : key)
                .build()
                .toJSONObject();
    }
}
