package dev.gatecrash.internal.contract.trouble;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.internal.contract.bench.Bench;
import dev.gatecrash.internal.contract.bench.Reply;
import dev.gatecrash.key.SigningKey;

/**
 * What the server does when the issuer publishes yet another key, and no longer the one before: the document that it has
 * said that it may be kept for a day.
 *
 * @param isFetched whether it asked for the keys again
 * @param byNewKey what it made of a token signed by the newest key
 * @param byRetiredKey what it made of a token signed by the key that is no longer published
 */
record Retirement(boolean isFetched, Reply byNewKey, Reply byRetiredKey) {

    static Retirement of(Bench bench) {
        return bench.once(Retirement.class, Retirement::carryOut);
    }

    private static Retirement carryOut(Bench bench) {
        Rotation before = Rotation.of(bench);
        AuthorizationServer auth = bench.auth();
        SigningKey newest = auth.keys().publish(auth.keys().current().algorithm());
        try {
            long fetches = Rotation.fetches(bench);
            Reply[] last = {Rotation.probe(bench, newest)};
            Patience.until(bench, () -> {
                last[0] = Rotation.probe(bench, newest);
                return last[0].isExecuted();
            });
            boolean fetched = Rotation.fetches(bench) > fetches;
            Reply[] retired = {Rotation.probe(bench, before.newKey())};
            Patience.until(bench, () -> {
                retired[0] = Rotation.probe(bench, before.newKey());
                return !retired[0].isExecuted();
            });
            return new Retirement(fetched, last[0], retired[0]);
        } finally {
            auth.keys().retire(newest);
        }
    }
}
