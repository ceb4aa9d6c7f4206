package dev.gatecrash.token;

/**
 * One named thing that is wrong with a token, everything else being right.
 *
 * <p>Give one or several to {@link TokenBuilder#with(Defect...)}; {@link #values()} feeds parameterised tests.
 */
public enum Defect {
    /** {@code exp} passed ten minutes ago, {@code iat} before it (RFC 7519 §4.1.4). */
    EXPIRED("exp is ten minutes in the past", "RFC 7519 §4.1.4"),
    /** {@code nbf} is ten minutes ahead (RFC 7519 §4.1.5). */
    NOT_YET_VALID("nbf is ten minutes in the future", "RFC 7519 §4.1.5"),
    /** {@code aud} names another resource (RFC 8707 §2; MCP, Access Token Privilege Restriction). */
    WRONG_AUDIENCE("aud names another resource", "RFC 8707 §2"),
    /** There is no {@code aud} (RFC 9068 §4). */
    NO_AUDIENCE("aud is missing", "RFC 9068 §4"),
    /** {@code iss} names another issuer (RFC 9068 §4). */
    WRONG_ISSUER("iss names another issuer", "RFC 9068 §4"),
    /** {@code alg} is {@code none} and the signature is empty (RFC 8725 §3.2). */
    UNSIGNED("alg is none and there is no signature", "RFC 8725 §3.2"),
    /** {@code sub} was changed after signing (RFC 7515 §5.2). */
    ALTERED_PAYLOAD("sub was changed after signing", "RFC 7515 §5.2"),
    /** Signed by a key that is not published, under the {@code kid} of one that is (RFC 7515 §5.2). */
    UNPUBLISHED_KEY("signed by a foreign key under a published kid", "RFC 7515 §5.2"),
    /** Signed by a key that is not published, under a {@code kid} nobody knows (RFC 8725 §3.8). */
    UNKNOWN_KEY_ID("signed by a foreign key under an unknown kid", "RFC 8725 §3.8"),
    /** HS256 with the public key's PEM text as the secret (RFC 8725 §2.1). */
    HMAC_WITH_PUBLIC_KEY("HS256 keyed with the published public key", "RFC 8725 §2.1"),
    /** Right in every respect, but revoked at the issuer (RFC 7009; only introspection can tell). */
    REVOKED("revoked at the issuer", "RFC 7009 §2"),
    /** An OpenID Connect ID token in place of an access token (RFC 8725 §3.12). */
    ID_TOKEN("an ID token, not an access token", "RFC 8725 §3.12"),
    /** No {@code scope} at all (RFC 6750 §3.1, {@code insufficient_scope}). */
    MISSING_SCOPE("scope is missing", "RFC 6750 §3.1");

    private final String meaning;
    private final String clause;

    Defect(String meaning, String clause) {
        this.meaning = meaning;
        this.clause = clause;
    }

    /** What is wrong, in a few words. */
    public String meaning() {
        return meaning;
    }

    /** The clause that a server breaks if it accepts such a token. */
    public String clause() {
        return clause;
    }
}
