package dev.gatecrash.token;

import static dev.gatecrash.token.Defect.Family.AUDIENCE;
import static dev.gatecrash.token.Defect.Family.HEADER;
import static dev.gatecrash.token.Defect.Family.IDENTITY;
import static dev.gatecrash.token.Defect.Family.KIND;
import static dev.gatecrash.token.Defect.Family.LIFE;
import static dev.gatecrash.token.Defect.Family.SCOPE;
import static dev.gatecrash.token.Defect.Family.SIGNATURE;
import static dev.gatecrash.token.Defect.Family.TIME;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One named thing that is wrong with a token, everything else being right.
 *
 * <p>Give one or several to {@link TokenBuilder#with(Defect...)}; {@link #all()} and {@link #of(Family...)} feed
 * parameterised tests. The near misses are misses of what the token says itself, so mint it for the server under test,
 * with a scope that the server asks for.
 *
 * <p>Documents that a forged header points to are really served, below the issuer's own URL; whether somebody fetched
 * them is in the journal, under {@link dev.gatecrash.http.Endpoint#ATTACKER}.
 */
public enum Defect {
    UNSIGNED(SIGNATURE, "alg is none and there is no signature", "RFC 8725 §3.2"),
    UNSIGNED_CAPITALIZED(SIGNATURE, "alg is None and there is no signature", "RFC 8725 §3.2"),
    UNSIGNED_UPPER_CASE(SIGNATURE, "alg is NONE and there is no signature", "RFC 8725 §3.2"),
    UNSIGNED_MIXED_CASE(SIGNATURE, "alg is nOnE and there is no signature", "RFC 8725 §3.2"),
    UNSIGNED_WITH_SIGNATURE(SIGNATURE, "alg is none and the signature is still there", "RFC 8725 §3.2"),
    ALTERED_HEADER(SIGNATURE, "a header parameter was added after signing", "RFC 7515 §5.2"),
    ALTERED_PAYLOAD(SIGNATURE, "sub was changed after signing", "RFC 7515 §5.2"),
    ALTERED_SIGNATURE(SIGNATURE, "one bit of the signature was changed", "RFC 7515 §5.2"),
    TRUNCATED_SIGNATURE(SIGNATURE, "the second half of the signature is cut off", "RFC 7515 §5.2"),
    EMPTY_SIGNATURE(SIGNATURE, "the signature is empty, and alg is not none", "RFC 7515 §5.2"),
    NO_SIGNATURE_PART(SIGNATURE, "the token ends with its payload, without a second dot", "RFC 7515 §7.1"),
    ZERO_SIGNATURE(SIGNATURE, "every byte of the signature is zero", "RFC 7515 §5.2"),
    /** Signed with ES256, by a key that is published first if need be, unless the issuer's algorithm is ECDSA anyway. */
    DER_SIGNATURE(SIGNATURE, "the ECDSA signature is in DER and not in the form of JWS", "RFC 7518 §3.4"),
    UNPUBLISHED_KEY(SIGNATURE, "signed by a foreign key under a published kid", "RFC 7515 §5.2"),
    UNKNOWN_KEY_ID(SIGNATURE, "signed by a foreign key under an unknown kid", "RFC 8725 §3.8"),
    NO_KEY_ID(SIGNATURE, "signed by a foreign key without a kid", "RFC 8725 §3.8"),
    HMAC_WITH_PUBLIC_KEY(SIGNATURE, "HS256 keyed with the published public key as PEM", "RFC 8725 §2.1"),
    HMAC_WITH_TRIMMED_PEM(SIGNATURE, "HS256 keyed with the PEM less its last line feed", "RFC 8725 §2.1"),
    HMAC_WITH_DER(SIGNATURE, "HS256 keyed with the published public key as DER", "RFC 8725 §2.1"),
    HMAC_WITH_JWK(SIGNATURE, "HS256 keyed with the published public key as JWK", "RFC 8725 §2.1"),
    HMAC_WITH_GUESSED_SECRET(SIGNATURE, "HS256 keyed with the word secret", "RFC 8725 §3.5"),
    HMAC_WITH_EMPTY_SECRET(SIGNATURE, "HS256 keyed with nothing", "RFC 8725 §3.5"),
    OTHER_FAMILY(SIGNATURE, "alg names RSA for an elliptic key, or the other way round", "RFC 8725 §3.1"),

    JWK_HEADER(HEADER, "signed by the attacker's key, which is in the header jwk", "RFC 8725 §3.10"),
    JKU_HEADER(HEADER, "signed by the attacker's key, which the header jku points to", "RFC 8725 §3.10"),
    X5U_HEADER(HEADER, "signed by the attacker's key, whose certificate the header x5u points to", "RFC 8725 §3.10"),
    X5C_HEADER(HEADER, "signed by the attacker's key, whose certificate is in the header x5c", "RFC 8725 §3.10"),
    KEY_ID_PATH(HEADER, "kid is a path to /dev/null; HS256 keyed with nothing", "RFC 8725 §3.10"),
    KEY_ID_SQL(HEADER, "kid is SQL that selects k; HS256 keyed with k", "RFC 8725 §3.10"),
    KEY_ID_URL(HEADER, "signed by the attacker's key, which the URL in kid points to", "RFC 8725 §3.10"),
    UNKNOWN_CRITICAL_HEADER(HEADER, "crit names a parameter that nobody knows", "RFC 7515 §4.1.11"),
    UNENCODED_PAYLOAD(HEADER, "b64 is false, and critical", "RFC 7797 §7"),
    COMPRESSED_PAYLOAD(HEADER, "the payload is deflated, and zip says so", "RFC 7519 §7.2"),
    NESTED(HEADER, "a good token inside one that a foreign key signed", "RFC 8725 §3.3"),
    ENCRYPTED_UNSIGNED(HEADER, "an unsigned token, encrypted with the published public key", "RFC 8725 §3.3"),

    EXPIRED(TIME, "exp is ten minutes in the past", "RFC 7519 §4.1.4"),
    EXPIRED_A_SECOND_AGO(TIME, "exp is one second in the past", "RFC 7519 §4.1.4", "a leeway of minutes is legal"),
    EXPIRED_LONG_AGO(TIME, "exp is a year in the past", "RFC 7519 §4.1.4"),
    EXPIRED_IN_A_FRACTION(TIME, "exp is ten minutes in the past, with a fraction", "RFC 7519 §4.1.4"),
    EXPIRY_ZERO(TIME, "exp is 0", "RFC 7519 §4.1.4"),
    EXPIRY_NEGATIVE(TIME, "exp is -1", "RFC 7519 §4.1.4"),
    EXPIRY_AS_TEXT(TIME, "exp is right, but a string", "RFC 7519 §2"),
    EXPIRY_NO_NUMBER(TIME, "exp is the string never", "RFC 7519 §2"),
    NO_EXPIRY(TIME, "exp is missing", "RFC 9068 §2.2", "exp is optional outside RFC 9068"),
    NOT_YET_VALID(TIME, "nbf is ten minutes in the future", "RFC 7519 §4.1.5"),

    WRONG_ISSUER(IDENTITY, "iss names another issuer", "RFC 9068 §4"),
    ISSUER_WITH_SLASH(IDENTITY, "iss has one more slash at its end", "RFC 9068 §4"),
    ISSUER_IN_UPPER_CASE(IDENTITY, "iss is in upper case", "RFC 9068 §4"),
    ISSUER_CUT_SHORT(IDENTITY, "iss lacks its last character", "RFC 9068 §4"),
    ISSUER_EXTENDED(IDENTITY, "iss is followed by another host's name", "RFC 9068 §4"),
    ISSUER_ON_SAME_HOST(IDENTITY, "iss names another issuer on the same host", "RFC 9068 §4"),
    EMPTY_ISSUER(IDENTITY, "iss is the empty string", "RFC 9068 §4"),
    NO_ISSUER(IDENTITY, "iss is missing", "RFC 9068 §2.2"),
    NO_SUBJECT(IDENTITY, "sub is missing", "RFC 9068 §2.2", "sub is optional outside RFC 9068"),

    NO_AUDIENCE(AUDIENCE, "aud is missing", "RFC 9068 §4"),
    EMPTY_AUDIENCE(AUDIENCE, "aud is the empty string", "RFC 9068 §4"),
    EMPTY_AUDIENCE_LIST(AUDIENCE, "aud is an empty array", "RFC 9068 §4"),
    WRONG_AUDIENCE(AUDIENCE, "aud names another resource", "RFC 8707 §2"),
    WRONG_AUDIENCES(AUDIENCE, "aud is an array of two other resources", "RFC 8707 §2"),
    AUDIENCE_CUT_SHORT(AUDIENCE, "aud lacks its last character", "RFC 7519 §4.1.3"),
    AUDIENCE_EXTENDED(AUDIENCE, "aud goes on after its end", "RFC 7519 §4.1.3"),
    AUDIENCE_LOOKALIKE_HOST(AUDIENCE, "aud's host goes on after its end", "RFC 7519 §4.1.3"),
    AUDIENCE_HOST_ONLY(AUDIENCE, "aud is without its path", "RFC 7519 §4.1.3"),
    AUDIENCE_OTHER_PATH(AUDIENCE, "aud has another path on the same host", "RFC 7519 §4.1.3"),
    AUDIENCE_BELOW(AUDIENCE, "aud is one path segment longer", "RFC 7519 §4.1.3"),
    AUDIENCE_WITH_QUERY(AUDIENCE, "aud has a query", "RFC 7519 §4.1.3"),
    AUDIENCE_OTHER_PORT(AUDIENCE, "aud has another port", "RFC 7519 §4.1.3"),
    AUDIENCE_OTHER_SCHEME(AUDIENCE, "aud is https for http, or the other way round", "RFC 7519 §4.1.3"),
    AUDIENCE_IN_UPPER_CASE(AUDIENCE, "aud is in upper case", "RFC 7519 §4.1.3"),
    AUDIENCE_WITH_SLASH(AUDIENCE, "aud has one more slash at its end", "RFC 7519 §4.1.3"),
    AUDIENCES_JOINED(AUDIENCE, "aud is a string of two resources, ours the second", "RFC 7519 §4.1.3"),
    AUDIENCE_IS_CLIENT(AUDIENCE, "aud is the client's id", "RFC 8725 §3.9"),
    AUDIENCE_IS_ISSUER(AUDIENCE, "aud is the authorization server itself", "RFC 8725 §3.9"),

    ID_TOKEN(KIND, "an ID token, not an access token", "RFC 8725 §3.12"),
    LOGOUT_TOKEN(KIND, "a logout token, not an access token", "RFC 8725 §3.12"),
    REFRESH_TOKEN(KIND, "a refresh token that works, but only at the issuer", "RFC 6749 §1.5"),
    TYPE_LOGOUT(KIND, "typ is logout+jwt", "RFC 8725 §3.11"),
    TYPE_SECURITY_EVENT(KIND, "typ is secevent+jwt", "RFC 8725 §3.11"),
    TYPE_DPOP_PROOF(KIND, "typ is dpop+jwt", "RFC 8725 §3.11"),
    TYPE_INTROSPECTION(KIND, "typ is token-introspection+jwt", "RFC 8725 §3.11"),
    TYPE_CLIENT_ASSERTION(KIND, "typ is client-authentication+jwt", "RFC 8725 §3.11"),
    TYPE_IDENTITY_ASSERTION(KIND, "typ is oauth-id-jag+jwt", "RFC 8725 §3.11"),
    DPOP_BOUND(KIND, "bound to a DPoP key, but used as bearer", "RFC 9449 §7.2", "a server may not know DPoP"),
    OPAQUE_GARBAGE(KIND, "a random-looking text that nobody issued", "RFC 6750 §3.1"),
    OTHER_ISSUERS_TOKEN(KIND, "a good token of another issuer, which publishes its key", "RFC 8725 §3.8"),

    MISSING_SCOPE(SCOPE, "scope is missing", "RFC 6750 §3.1"),
    EMPTY_SCOPE(SCOPE, "scope is the empty string", "RFC 6750 §3.1"),
    WRONG_SCOPE(SCOPE, "scope is another one", "RFC 6750 §3.1"),
    SCOPE_CUT_SHORT(SCOPE, "every scope lacks its last character", "RFC 6749 §3.3"),
    SCOPE_EXTENDED(SCOPE, "every scope goes on after its end", "RFC 6749 §3.3"),
    SCOPE_PREFIXED(SCOPE, "every scope has something before it", "RFC 6749 §3.3"),
    SCOPE_IN_UPPER_CASE(SCOPE, "every scope is in upper case", "RFC 6749 §3.3"),
    SCOPES_JOINED_BY_COMMA(SCOPE, "the scopes and one more are joined by commas", "RFC 6749 §3.3"),
    SCOPE_IN_WRONG_CLAIM(SCOPE, "the claim is scopes, not scope", "RFC 9068 §2.2.3"),

    REVOKED(LIFE, "revoked at the issuer", "RFC 7009 §2"),
    CLIENT_DELETED(LIFE, "its client was deleted", "RFC 7592 §2.3"),
    USER_DELETED(LIFE, "its user was deleted", "RFC 7662 §2.2"),
    KEY_RETIRED(LIFE, "signed by a key of the issuer that is no longer published", "RFC 9068 §4");

    /** What a defect is a defect of. */
    public enum Family {
        /** The signature and the key it was made with. */
        SIGNATURE,
        /** Parameters of the JOSE header that lead a careless library astray. */
        HEADER,
        /** {@code exp} and {@code nbf}. */
        TIME,
        /** {@code iss} and {@code sub}. */
        IDENTITY,
        /** {@code aud}. */
        AUDIENCE,
        /** Something else than an access token of this issuer for bearers. */
        KIND,
        /** {@code scope}: a valid token, to be answered with 403 and {@code insufficient_scope}. */
        SCOPE,
        /** Right when it was minted, but no longer. */
        LIFE
    }

    private final Family family;
    private final String meaning;
    private final String clause;
    private final Optional<String> excuse;

    Defect(Family family, String meaning, String clause) {
        this(family, meaning, clause, "");
    }

    Defect(Family family, String meaning, String clause, String excuse) {
        this.family = family;
        this.meaning = meaning;
        this.clause = clause;
        this.excuse = Optional.of(excuse).filter(text -> !text.isEmpty());
    }

    /** Every defect. */
    public static List<Defect> all() {
        return List.of(values());
    }

    /** The defects of these families. */
    public static List<Defect> of(Family... families) {
        List<Family> wanted = List.of(families);
        return Arrays.stream(values())
                .filter(defect -> wanted.contains(defect.family))
                .toList();
    }

    /** What it is a defect of. */
    public Family family() {
        return family;
    }

    /** What is wrong, in a few words. */
    public String meaning() {
        return meaning;
    }

    /** The clause that a server breaks if it accepts such a token. */
    public String clause() {
        return clause;
    }

    /** Why a correct server may accept it all the same; empty if nothing excuses that. */
    public Optional<String> excuse() {
        return excuse;
    }

    /** Whether a server sees it by the token and the published keys alone; false if only the issuer can tell. */
    public boolean isVisibleOffline() {
        return this != REVOKED && this != CLIENT_DELETED && this != USER_DELETED;
    }
}
