package dev.gatecrash.samples.contract.signature;

import static dev.gatecrash.samples.contract.bug.token.SignatureBug.ACCEPTS_DER_SIGNATURE;
import static dev.gatecrash.samples.contract.bug.token.SignatureBug.IGNORES_ALG_OF_KEY;
import static dev.gatecrash.samples.contract.bug.token.SignatureBug.UNKNOWN_ALG_CRASHES;

import com.nimbusds.jose.Algorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.util.Base64URL;
import dev.gatecrash.samples.contract.access.Refusal;
import dev.gatecrash.samples.contract.bug.token.ClaimBug;
import dev.gatecrash.samples.contract.bug.token.KeyBug;
import dev.gatecrash.samples.contract.profile.Setup;
import java.util.List;
import java.util.Optional;

/** Whether a key of the issuer signed the token, in an algorithm that is allowed. */
public final class SignatureCheck {

    // RFC 7518 section 3.3.
    private static final int SHORTEST_RSA_KEY = 2048;

    private final Setup setup;
    private final Keys keys;
    private final Shortcuts shortcuts;
    private final ForeignKeys foreign;
    private final Secrets secrets;

    public SignatureCheck(Setup setup) {
        this.setup = setup;
        this.keys = new Keys(setup);
        this.shortcuts = new Shortcuts(setup, keys);
        this.foreign = new ForeignKeys(setup);
        this.secrets = new Secrets(setup, keys);
    }

    public void check(Jws jws) throws Refusal {
        if (shortcuts.skips(jws)) {
            return;
        }
        try {
            boolean signed = foreign.of(jws).map(key -> isSigned(jws, key)).orElse(false)
                    || secrets.authenticate(jws)
                    || (isOwn(jws) && isSignedByIssuer(jws));
            if (!signed) {
                throw Refusal.invalidToken("The signature of the token is not accepted");
            }
        } catch (Refusal e) {
            boolean open = setup.has(KeyBug.FAILS_OPEN) || (setup.has(KeyBug.OPEN_UNTIL_FIRST_KEY) && !keys.hadAny());
            if (e.status() != 503 || !open) {
                throw e;
            }
        }
    }

    /** Whether the issuer's keys are the ones to try: of somebody who trusts many issuers, not for the others' tokens. */
    private boolean isOwn(Jws jws) {
        return !setup.has(ClaimBug.DISCOVERS_ANY_ISSUER)
                || jws.claims(setup)
                        .filter(claims -> setup.issuer().equals(claims.get("iss")))
                        .isPresent();
    }

    private boolean isSignedByIssuer(Jws jws) throws Refusal {
        String algorithm = jws.text("alg").orElse("");
        if (!setup.profile().algorithms().contains(algorithm)) {
            if (setup.has(UNKNOWN_ALG_CRASHES)) {
                throw new IllegalStateException("no such algorithm: " + algorithm);
            }
            throw Refusal.invalidToken("The algorithm of the token is not accepted");
        }
        if (jws.header().containsKey("kid") && jws.text("kid").isEmpty()) {
            throw Refusal.invalidToken("The key of the token is not known");
        }
        Optional<String> id = jws.text("kid");
        List<JWK> candidates = id.isPresent() ? keys.of(id.get()) : keys.all();
        return candidates.stream().filter(key -> fits(key, algorithm)).anyMatch(key -> isSigned(jws, key));
    }

    /** RFC 8725 section 3.1: a key is for one use and one algorithm. */
    private boolean fits(JWK key, String algorithm) {
        Algorithm own = key.getAlgorithm();
        boolean rightAlgorithm = own == null || own.getName().equals(algorithm) || setup.has(IGNORES_ALG_OF_KEY);
        boolean rightUse = key.getKeyUse() == null || key.getKeyUse().equals(KeyUse.SIGNATURE);
        boolean longEnough = !key.getKeyType().equals(KeyType.RSA) || key.size() >= SHORTEST_RSA_KEY;
        return rightAlgorithm && rightUse && longEnough;
    }

    private boolean isSigned(Jws jws, JWK key) {
        String algorithm = jws.text("alg").orElse("");
        byte[] input = jws.signingInput();
        Base64URL signature = setup.has(ACCEPTS_DER_SIGNATURE)
                ? Signatures.fromDer(jws.signature(), algorithm).orElse(jws.signature())
                : jws.signature();
        return Signatures.publicKey(key)
                .filter(pub -> Signatures.isSigned(input, signature, algorithm, pub))
                .isPresent();
    }
}
