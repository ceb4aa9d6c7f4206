package dev.gatecrash.token;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.util.Base64URL;
import dev.gatecrash.key.SigningAlgorithm;
import java.math.BigInteger;
import java.net.URI;
import java.util.Arrays;

/** A token that no server may take offence at, however odd it looks. */
enum UnusualToken {
    AN_AUDIENCE_AMONG_OTHERS,
    EXPIRY_WITH_A_FRACTION,
    EXPIRY_BEYOND_2106,
    ISSUED_IN_THE_FUTURE,
    /** RFC 7518 §3.4 does not ask for the lower of the two values of S that verify. */
    HIGH_S;

    String from(TokenBuilder good) {
        return switch (this) {
            case AN_AUDIENCE_AMONG_OTHERS ->
                value(good.audience(
                        URI.create("https://other.example/mcp"),
                        URI.create(String.valueOf(good.mint().claims().get("aud")))));
            case EXPIRY_WITH_A_FRACTION -> value(good.claim("exp", expiry(good) + 0.5));
            case EXPIRY_BEYOND_2106 -> value(good.claim("exp", 5_000_000_000L));
            case ISSUED_IN_THE_FUTURE -> value(good.claim("iat", expiry(good) - 1));
            case HIGH_S -> withHighS(value(good.algorithm(SigningAlgorithm.ES256)));
        };
    }

    private static String value(TokenBuilder token) {
        return token.mint().value();
    }

    private static long expiry(TokenBuilder good) {
        return good.mint().expiresAt().getEpochSecond();
    }

    private static String withHighS(String token) {
        int dot = token.lastIndexOf('.') + 1;
        byte[] signature = new Base64URL(token.substring(dot)).decode();
        BigInteger s = new BigInteger(1, Arrays.copyOfRange(signature, 32, 64));
        BigInteger order = Curve.P_256.toECParameterSpec().getOrder();
        byte[] high = s.max(order.subtract(s)).toByteArray(); // 33 octets, the first of them the sign
        System.arraycopy(high, high.length - 32, signature, 32, 32);
        return token.substring(0, dot) + Base64URL.encode(signature);
    }
}
