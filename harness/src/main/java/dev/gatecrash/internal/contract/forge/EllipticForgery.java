package dev.gatecrash.internal.contract.forge;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.util.Base64URL;
import dev.gatecrash.check.Verdict;
import dev.gatecrash.internal.contract.bench.Bench;
import dev.gatecrash.internal.contract.bench.Stimulus;
import dev.gatecrash.internal.key.CompactJws;
import dev.gatecrash.key.SigningAlgorithm;
import dev.gatecrash.token.Defect;
import dev.gatecrash.token.Token;
import java.math.BigInteger;
import java.util.List;

/** ECDSA signatures that are none. */
public final class EllipticForgery {

    private static final int HALF = 32;
    private static final BigInteger ORDER = Curve.P_256.toECParameterSpec().getOrder();
    private static final BigInteger SOME = BigInteger.TWO.pow(200).add(BigInteger.ONE);

    private EllipticForgery() {}

    public static Verdict check(Bench bench) {
        // Asked first, so that the server has fetched the key before it is asked about forgeries.
        boolean known = bench.probe(bench.present(bench.jwt().algorithm(SigningAlgorithm.ES256)))
                .isExecuted();
        Verdict verdict = bench.refuses("401 with error=\"invalid_token\"", forgeries());
        return known || verdict.isFinding()
                ? verdict
                : Verdict.skipped("the server takes no ES256, or did not ask for a new key at once");
    }

    private static List<Stimulus> forgeries() {
        return List.of(
                signed("r and s of the ECDSA signature are zero", BigInteger.ZERO, BigInteger.ZERO),
                signed("r of the ECDSA signature is zero", BigInteger.ZERO, SOME),
                signed("s of the ECDSA signature is zero", SOME, BigInteger.ZERO),
                signed("r and s of the ECDSA signature are the order of the curve", ORDER, ORDER),
                new Stimulus(
                        "the ECDSA signature is in DER",
                        bench -> bench.present(
                                bench.jwt().algorithm(SigningAlgorithm.ES256).with(Defect.DER_SIGNATURE))));
    }

    private static Stimulus signed(String words, BigInteger r, BigInteger s) {
        return new Stimulus(words, bench -> {
            Token good = bench.jwt().algorithm(SigningAlgorithm.ES256).mint();
            byte[] signature = new byte[2 * HALF];
            put(r, signature, 0);
            put(s, signature, HALF);
            return bench.present(
                    CompactJws.signingInput(good.header(), good.claims()) + "." + Base64URL.encode(signature));
        });
    }

    private static void put(BigInteger number, byte[] signature, int from) {
        byte[] bytes = number.toByteArray();
        int length = Math.min(bytes.length, HALF);
        System.arraycopy(bytes, bytes.length - length, signature, from + HALF - length, length);
    }
}
