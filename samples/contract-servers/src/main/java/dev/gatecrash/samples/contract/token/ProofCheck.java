package dev.gatecrash.samples.contract.token;

import static dev.gatecrash.samples.contract.bug.token.DpopBug.*;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.util.Base64URL;
import dev.gatecrash.samples.contract.access.Caller;
import dev.gatecrash.samples.contract.access.Refusal;
import dev.gatecrash.samples.contract.http.Call;
import dev.gatecrash.samples.contract.http.Json;
import dev.gatecrash.samples.contract.profile.Setup;
import dev.gatecrash.samples.contract.profile.Variation;
import dev.gatecrash.samples.contract.signature.Jws;
import dev.gatecrash.samples.contract.signature.Signatures;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Whether the caller holds the key that the token is bound to (RFC 9449 sections 4.3 and 7.1). */
public final class ProofCheck {

    private static final long WINDOW_SECONDS = 300;

    private final Setup setup;
    private final Set<String> seen = ConcurrentHashMap.newKeySet();

    public ProofCheck(Setup setup) {
        this.setup = setup;
    }

    public void check(Call call, Caller caller) throws Refusal {
        List<String> proofs = call.headers("DPoP");
        Object bound = Json.member(caller.claims(), "cnf").get("jkt");
        if (bound == null && !setup.has(UNBOUND_TOKEN)) {
            throw Refusal.invalidToken("The token is bound to no key");
        }
        if (proofs.isEmpty() && setup.has(PROOF_OPTIONAL)) {
            return;
        }
        require(proofs.size() == 1 || (proofs.size() > 1 && setup.has(FIRST_OF_TWO_PROOFS)), "one proof");
        Jws proof = parse(proofs.get(0));
        Map<String, Object> claims = proof.claims(setup).orElse(Map.of());
        JWK key = key(proof);
        checkForm(proof, key);
        checkRequest(claims, call);
        checkToken(claims, caller);
        checkNonce(claims);
        if (bound != null && !setup.has(IGNORES_THUMBPRINT) && !bound.equals(thumbprint(key))) {
            throw Refusal.invalidToken("The token is bound to another key");
        }
    }

    private void checkForm(Jws proof, JWK key) throws Refusal {
        require(setup.has(IGNORES_TYPE) || proof.text("typ").orElse("").equals("dpop+jwt"), "the type dpop+jwt");
        require(!key.isPrivate() || key instanceof OctetSequenceKey || setup.has(PRIVATE_KEY_IN_PROOF), "a public key");
        require(setup.has(SKIPS_SIGNATURE) || isSigned(proof, key), "a signature");
    }

    private boolean isSigned(Jws proof, JWK key) {
        String algorithm = proof.text("alg").orElse("");
        byte[] input = proof.signingInput();
        if (key instanceof OctetSequenceKey secret) {
            return setup.has(ACCEPTS_HMAC)
                    && Signatures.isAuthenticated(input, proof.signature(), algorithm, secret.toByteArray());
        }
        if (algorithm.equals("none")) {
            return setup.has(ACCEPTS_ALG_NONE);
        }
        return setup.profile().algorithms().contains(algorithm)
                && Signatures.publicKey(key)
                        .filter(pub -> Signatures.isSigned(input, proof.signature(), algorithm, pub))
                        .isPresent();
    }

    private void checkRequest(Map<String, Object> claims, Call call) throws Refusal {
        require(setup.has(IGNORES_METHOD) || call.method().equals(claims.get("htm")), "the method in htm");
        String endpoint = setup.resource().endpoint().toString();
        require(new ProofUrl(setup).isSame(claims.get("htu"), endpoint), "the URL in htu");
        boolean recent = claims.get("iat") instanceof Number issued
                && Math.abs(issued.longValue() - setup.now().getEpochSecond())
                        <= (setup.has(NO_TOLERANCE) ? 1 : WINDOW_SECONDS);
        require(recent || setup.has(IGNORES_TIME), "a recent time in iat");
        boolean named = claims.get("jti") instanceof String id && !id.isEmpty();
        require(named || setup.has(ID_OPTIONAL), "an id in jti");
        boolean fresh = !named || seen.add(String.valueOf(claims.get("jti")));
        require(fresh || setup.has(ALLOWS_REPLAY), "an id that is new");
    }

    private void checkToken(Map<String, Object> claims, Caller caller) throws Refusal {
        boolean optional = setup.has(TOKEN_HASH_OPTIONAL) && !claims.containsKey("ath");
        boolean same = hash(caller.token()).equals(claims.get("ath"));
        require(same || optional || setup.has(IGNORES_TOKEN_HASH), "the hash of the token in ath");
    }

    private void checkNonce(Map<String, Object> claims) throws Refusal {
        boolean right = setup.nonce().equals(claims.get("nonce"));
        if (setup.is(Variation.NONCES) && !right && !(setup.has(ANY_NONCE) && claims.containsKey("nonce"))) {
            throw Refusal.otherNonce();
        }
    }

    private Jws parse(String proof) throws Refusal {
        try {
            return Jws.parse(proof, setup);
        } catch (Refusal e) {
            throw Refusal.invalidProof("The proof is not a JWT");
        }
    }

    private static JWK key(Jws proof) throws Refusal {
        try {
            return JWK.parse(Json.write(proof.header().getOrDefault("jwk", Map.of())));
        } catch (ParseException | IllegalArgumentException e) {
            throw Refusal.invalidProof("The proof has no key");
        }
    }

    private static String thumbprint(JWK key) {
        try {
            return key.computeThumbprint().toString();
        } catch (JOSEException e) {
            return "";
        }
    }

    private static String hash(String token) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            return Base64URL.encode(sha.digest(token.getBytes(StandardCharsets.US_ASCII)))
                    .toString();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static void require(boolean condition, String what) throws Refusal {
        if (!condition) {
            throw Refusal.invalidProof("The request needs " + what);
        }
    }
}
