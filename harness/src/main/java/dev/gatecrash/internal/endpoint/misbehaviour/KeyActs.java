package dev.gatecrash.internal.endpoint.misbehaviour;

import static dev.gatecrash.http.Endpoint.JWKS;

import dev.gatecrash.fault.Misbehaviour;
import dev.gatecrash.internal.key.KeyPool;
import dev.gatecrash.internal.key.SignatureKey;
import dev.gatecrash.key.SigningAlgorithm;
import dev.gatecrash.key.SigningKey;
import java.util.List;
import java.util.Map;

/** What misbehaviours of the published keys do. */
final class KeyActs {

    private static final String KEYS = "keys";

    static final Map<Misbehaviour, List<Act>> ALL = Map.of(
            Misbehaviour.JWKS_OF_ANOTHER_ISSUER,
            List.of(Act.members(m -> m.put(KEYS, List.of(foreign("another-issuer"))), JWKS)),
            Misbehaviour.JWKS_FOREIGN_KEY,
            List.of(Act.members(m -> m.computeIfPresent(KEYS, (name, keys) -> replaced(keys)), JWKS)),
            Misbehaviour.JWKS_EMPTY,
            List.of(Act.members(m -> m.put(KEYS, List.of()), JWKS)));

    private KeyActs() {}

    private static Map<String, Object> foreign(String id) {
        SigningAlgorithm algorithm = SigningAlgorithm.RS256;
        return new SignatureKey(new SigningKey(id, algorithm, KeyPool.shared().foreign(algorithm)))
                .publicJwk()
                .toJSONObject();
    }

    private static List<?> replaced(Object keys) {
        return keys instanceof List<?> list
                ? list.stream()
                        .map(key -> foreign(key instanceof Map<?, ?> jwk ? String.valueOf(jwk.get("kid")) : "none"))
                        .toList()
                : List.of();
    }
}
