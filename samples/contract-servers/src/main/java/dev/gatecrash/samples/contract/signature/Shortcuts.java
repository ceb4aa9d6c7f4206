package dev.gatecrash.samples.contract.signature;

import static dev.gatecrash.samples.contract.bug.token.SignatureBug.ACCEPTS_ALG_NONE;
import static dev.gatecrash.samples.contract.bug.token.SignatureBug.ACCEPTS_ALG_NONE_IN_CAPITALS;
import static dev.gatecrash.samples.contract.bug.token.SignatureBug.ACCEPTS_MISSING_ALG;
import static dev.gatecrash.samples.contract.bug.token.SignatureBug.ACCEPTS_ZERO_SIGNATURE;
import static dev.gatecrash.samples.contract.bug.token.SignatureBug.COMPARES_HALF_THE_SIGNATURE;
import static dev.gatecrash.samples.contract.bug.token.SignatureBug.KEY_ID_IS_PROOF;
import static dev.gatecrash.samples.contract.bug.token.SignatureBug.NO_KEY_ID_SKIPS;
import static dev.gatecrash.samples.contract.bug.token.SignatureBug.SKIPS_SIGNATURE;
import static dev.gatecrash.samples.contract.bug.token.SignatureBug.UNKNOWN_ALG_SKIPS;
import static dev.gatecrash.samples.contract.bug.token.SignatureBug.UNKNOWN_KEY_ID_SKIPS;

import com.nimbusds.jose.util.Base64URL;
import dev.gatecrash.samples.contract.access.Refusal;
import dev.gatecrash.samples.contract.bug.token.CredentialBug;
import dev.gatecrash.samples.contract.bug.token.HeaderBug;
import dev.gatecrash.samples.contract.bug.token.KeyBug;
import dev.gatecrash.samples.contract.profile.Setup;
import java.util.Arrays;
import java.util.Optional;

/** Every way not to verify a signature; without bugs there is none. */
final class Shortcuts {

    private static final int ECDSA_BYTES = 64;

    private final Setup setup;
    private final Keys keys;

    Shortcuts(Setup setup, Keys keys) {
        this.setup = setup;
        this.keys = keys;
    }

    boolean skips(Jws jws) throws Refusal {
        Optional<String> id = jws.text("kid");
        if (setup.has(HeaderBug.ODD_KEY_ID_CRASHES) && jws.header().containsKey("kid") && id.isEmpty()) {
            throw new IllegalStateException("kid is no string");
        }
        return setup.has(SKIPS_SIGNATURE)
                || skipsByForm(jws)
                || skipsByAlgorithm(jws)
                || (setup.has(NO_KEY_ID_SKIPS) && id.isEmpty())
                || (setup.has(UNKNOWN_KEY_ID_SKIPS)
                        && id.isPresent()
                        && keys.of(id.get()).isEmpty())
                || (setup.has(KEY_ID_IS_PROOF)
                        && id.isPresent()
                        && !keys.of(id.get()).isEmpty())
                || (setup.has(KeyBug.EMPTY_SET_SKIPS) && keys.all().isEmpty());
    }

    private boolean skipsByForm(Jws jws) {
        byte[] signature = jws.signature().decode();
        boolean none = signature.length == 0;
        boolean zero = signature.length == ECDSA_BYTES && Arrays.equals(signature, new byte[ECDSA_BYTES]);
        boolean elliptic = jws.text("alg").orElse("").startsWith("ES");
        return (none && setup.has(CredentialBug.EMPTY_SIGNATURE))
                || (jws.signature().toString().equals(Jws.NONE) && setup.has(CredentialBug.TWO_PARTS))
                || (zero && elliptic && setup.has(ACCEPTS_ZERO_SIGNATURE))
                || (setup.has(COMPARES_HALF_THE_SIGNATURE) && !elliptic && isCutShort(jws.signature()));
    }

    private boolean skipsByAlgorithm(Jws jws) {
        String algorithm = jws.text("alg").orElse("");
        return (setup.has(ACCEPTS_ALG_NONE) && algorithm.equals("none"))
                || (setup.has(ACCEPTS_ALG_NONE_IN_CAPITALS)
                        && algorithm.equalsIgnoreCase("none")
                        && !algorithm.equals("none"))
                || (setup.has(ACCEPTS_MISSING_ALG) && algorithm.isEmpty())
                || (setup.has(UNKNOWN_ALG_SKIPS) && !algorithm.matches("(?i)|none|(RS|PS|ES)(256|384|512)"));
    }

    // An RSA signature has at least 256 bytes, an HMAC at most 64.
    private static boolean isCutShort(Base64URL signature) {
        int length = signature.decode().length;
        return length > ECDSA_BYTES && length < 256;
    }
}
