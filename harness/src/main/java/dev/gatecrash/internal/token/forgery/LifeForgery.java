package dev.gatecrash.internal.token.forgery;

import dev.gatecrash.internal.key.CompactJws;
import dev.gatecrash.internal.key.RotatingKeys;
import dev.gatecrash.internal.key.SignatureKey;
import dev.gatecrash.key.SigningAlgorithm;
import dev.gatecrash.key.SigningKey;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What was right once. Clients, users and keys are ones of its own, so that no other token suffers. Thread-safe. */
final class LifeForgery {

    private static final String CLIENT = "gatecrash-deleted-client";
    private static final String USER = "gatecrash-deleted-user";

    private final RotatingKeys keys;
    private final Ledger ledger;
    private final Map<SigningAlgorithm, SignatureKey> retired = new ConcurrentHashMap<>();

    LifeForgery(RotatingKeys keys, Ledger ledger) {
        this.keys = keys;
        this.ledger = ledger;
    }

    void revoked(Draft draft) {
        Instant until =
                draft.claims.get("exp") instanceof Number exp ? Instant.ofEpochSecond(exp.longValue()) : Instant.MAX;
        draft.afterwards(token -> {
            ledger.revoke(draft.claims.get("jti") instanceof String jti ? jti : token, until);
            return token;
        });
    }

    void clientDeleted(Draft draft) {
        ledger.deleteClient(CLIENT);
        draft.claims.put("client_id", CLIENT);
    }

    void userDeleted(Draft draft) {
        ledger.deleteUser(USER);
        draft.claims.put("sub", USER);
    }

    void keyRetired(Draft draft) {
        SignatureKey key = retired.computeIfAbsent(draft.key.key().algorithm(), this::publishedAndRetired);
        draft.header.put("kid", key.key().id());
        draft.sealWith(input -> CompactJws.sign(input, key));
    }

    private SignatureKey publishedAndRetired(SigningAlgorithm algorithm) {
        SigningKey key = keys.publish(algorithm);
        keys.retire(key);
        return new SignatureKey(key);
    }
}
