package dev.gatecrash.internal.contract.trouble;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.fault.ActiveFault;
import dev.gatecrash.http.Endpoint;
import dev.gatecrash.internal.contract.bench.Bench;
import dev.gatecrash.internal.contract.bench.Reply;
import dev.gatecrash.key.SigningAlgorithm;
import dev.gatecrash.key.SigningKey;
import dev.gatecrash.token.Token;

/**
 * What the server does when the issuer publishes a new key, in a document with more in it than the issuer's keys.
 *
 * <p>Found out once for all checks of keys: a careful server fetches keys no more than twice in half a minute, and may have
 * done so once already.
 *
 * @param isFetched whether it had fetched the new key before the last answer to a token of it
 * @param byNewKey what it made of a token signed by the new key, while the document was crowded
 * @param inPlainDocument what it made of one while the document had the issuer's keys alone; the same if that was not tried
 * @param underSecret what it made of a token under the secret that was in the document
 * @param byTwin what it made of a token signed by a key whose id another key in the document had too
 * @param newKey the new key, retired by now
 */
record Rotation(
        boolean isFetched, Reply byNewKey, Reply inPlainDocument, Reply underSecret, Reply byTwin, SigningKey newKey) {

    static Rotation of(Bench bench) {
        return bench.once(Rotation.class, Rotation::carryOut);
    }

    /** Whether the server uses the crowded document. */
    boolean isAdopted() {
        return byNewKey.isExecuted();
    }

    /** How often the server asked for the keys. */
    static long fetches(Bench bench) {
        return bench.auth().journal().at(Endpoint.JWKS).size();
    }

    /** What it makes of a token signed by this key. */
    static Reply probe(Bench bench, SigningKey key) {
        return probe(bench, KeyDocument.signed(bench.jwt().mint(), key));
    }

    private static Reply probe(Bench bench, Token token) {
        return bench.probe(bench.present(token));
    }

    private static Rotation carryOut(Bench bench) {
        AuthorizationServer auth = bench.auth();
        SigningAlgorithm algorithm = auth.keys().current().algorithm();
        SigningKey added = auth.keys().publish(algorithm);
        SigningKey twin = auth.keys().publish(algorithm);
        KeyDocument document = new KeyDocument();
        ActiveFault crowd = auth.faults()
                .on(Endpoint.JWKS)
                .respond(200)
                .header("Cache-Control", "max-age=86400")
                .body("application/json", document.crowded(auth, twin));
        try {
            Introduction introduced = Introduction.of(bench, added);
            Reply bySecret = probe(bench, document.underSecret(bench.jwt().mint()));
            Reply byTwin = probe(bench, twin);
            crowd.lift();
            Reply byNewKey = introduced.reply();
            boolean plain = !introduced.isAccepted() && (introduced.isInformed() || Patience.isThorough(bench));
            Reply inPlain = plain ? Introduction.of(bench, added).reply() : byNewKey;
            return new Rotation(introduced.isInformed(), byNewKey, inPlain, bySecret, byTwin, added);
        } finally {
            crowd.lift();
            auth.keys().retire(added);
            auth.keys().retire(twin);
        }
    }
}
