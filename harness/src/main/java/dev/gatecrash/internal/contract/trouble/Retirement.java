package dev.gatecrash.internal.contract.trouble;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.internal.contract.bench.Bench;
import dev.gatecrash.internal.contract.bench.Reply;
import dev.gatecrash.key.SigningKey;

/**
 * What the server does when the issuer publishes yet another key, and no longer the one before: the document that it has
 * said that it may be kept for a day.
 *
 * @param isFetched whether it has fetched the newest key
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
            Introduction introduced = Introduction.of(bench, newest);
            Reply[] retired = {Rotation.probe(bench, before.newKey())};
            Patience.until(bench, () -> {
                retired[0] = Rotation.probe(bench, before.newKey());
                return !retired[0].isExecuted();
            });
            return new Retirement(introduced.isInformed(), introduced.reply(), retired[0]);
        } finally {
            auth.keys().retire(newest);
        }
    }
}
