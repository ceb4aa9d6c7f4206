package dev.gatecrash.key;

/** A JWS signature algorithm with an asymmetric key (RFC 7518 §3.1, RFC 8037 §3.1). */
public enum SigningAlgorithm {
    /** RSASSA-PKCS1-v1_5 with SHA-256, what resource servers accept unless told otherwise. The default. */
    RS256("RS256"),
    /** RSASSA-PKCS1-v1_5 with SHA-384. */
    RS384("RS384"),
    /** RSASSA-PKCS1-v1_5 with SHA-512. */
    RS512("RS512"),
    /** RSASSA-PSS with SHA-256. */
    PS256("PS256"),
    /** RSASSA-PSS with SHA-384. */
    PS384("PS384"),
    /** RSASSA-PSS with SHA-512. */
    PS512("PS512"),
    /** ECDSA on P-256. */
    ES256("ES256"),
    /** ECDSA on P-384. */
    ES384("ES384"),
    /** ECDSA on P-521. */
    ES512("ES512"),
    /** Ed25519. */
    EDDSA("EdDSA");

    private final String value;

    SigningAlgorithm(String value) {
        this.value = value;
    }

    /** The registered name, as in the {@code alg} header. */
    public String value() {
        return value;
    }
}
