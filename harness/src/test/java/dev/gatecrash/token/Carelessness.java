package dev.gatecrash.token;

import java.util.EnumSet;
import java.util.Set;

/** One check that {@link CarelessVerifier} leaves out, or one thing too many that it believes. */
enum Carelessness {
    TAKES_NONE,
    SKIPS_THE_SIGNATURE,
    TAKES_DER,
    SKIPS_UNKNOWN_KEYS,
    TAKES_PUBLIC_KEYS_FOR_SECRETS,
    HAS_A_SECRET_THAT_ALL_GUESS,
    IGNORES_THE_ALGORITHM,
    TRUSTS_JWK,
    TRUSTS_JKU,
    TRUSTS_X5U,
    TRUSTS_X5C,
    READS_KEYS_FROM_FILES,
    SELECTS_KEYS_BY_SQL,
    FETCHES_KEYS_BY_ID,
    IGNORES_CRIT,
    INFLATES,
    UNWRAPS,
    DECRYPTS,
    IGNORES_TIME,
    IGNORES_ISSUER,
    DISCOVERS_ANY_ISSUER,
    IGNORES_SUBJECT,
    IGNORES_AUDIENCE,
    IGNORES_TYPE,
    IGNORES_BINDING,
    IGNORES_SCOPE,
    TAKES_ANYTHING;

    /** What a verifier must be careless of to accept this defect; the compiler says if one is forgotten. */
    static Set<Carelessness> thatAccepts(Defect defect) {
        return switch (defect) {
            case UNSIGNED, UNSIGNED_CAPITALIZED, UNSIGNED_UPPER_CASE, UNSIGNED_MIXED_CASE, UNSIGNED_WITH_SIGNATURE ->
                EnumSet.of(TAKES_NONE);
            case ALTERED_HEADER,
                    ALTERED_PAYLOAD,
                    ALTERED_SIGNATURE,
                    TRUNCATED_SIGNATURE,
                    EMPTY_SIGNATURE,
                    NO_SIGNATURE_PART,
                    ZERO_SIGNATURE,
                    UNPUBLISHED_KEY -> EnumSet.of(SKIPS_THE_SIGNATURE);
            case DER_SIGNATURE -> EnumSet.of(TAKES_DER);
            case UNKNOWN_KEY_ID, NO_KEY_ID, KEY_RETIRED -> EnumSet.of(SKIPS_UNKNOWN_KEYS);
            case HMAC_WITH_PUBLIC_KEY, HMAC_WITH_TRIMMED_PEM, HMAC_WITH_DER, HMAC_WITH_JWK ->
                EnumSet.of(TAKES_PUBLIC_KEYS_FOR_SECRETS);
            case HMAC_WITH_GUESSED_SECRET, HMAC_WITH_EMPTY_SECRET -> EnumSet.of(HAS_A_SECRET_THAT_ALL_GUESS);
            case OTHER_FAMILY -> EnumSet.of(IGNORES_THE_ALGORITHM);
            case JWK_HEADER -> EnumSet.of(TRUSTS_JWK);
            case JKU_HEADER -> EnumSet.of(TRUSTS_JKU);
            case X5U_HEADER -> EnumSet.of(TRUSTS_X5U);
            case X5C_HEADER -> EnumSet.of(TRUSTS_X5C);
            case KEY_ID_PATH -> EnumSet.of(READS_KEYS_FROM_FILES);
            case KEY_ID_SQL -> EnumSet.of(SELECTS_KEYS_BY_SQL);
            case KEY_ID_URL -> EnumSet.of(FETCHES_KEYS_BY_ID);
            case UNKNOWN_CRITICAL_HEADER, UNENCODED_PAYLOAD -> EnumSet.of(IGNORES_CRIT);
            case COMPRESSED_PAYLOAD -> EnumSet.of(INFLATES);
            case NESTED -> EnumSet.of(UNWRAPS);
            case ENCRYPTED_UNSIGNED -> EnumSet.of(DECRYPTS);
            case EXPIRED,
                    EXPIRED_A_SECOND_AGO,
                    EXPIRED_LONG_AGO,
                    EXPIRED_IN_A_FRACTION,
                    EXPIRY_ZERO,
                    EXPIRY_NEGATIVE,
                    EXPIRY_AS_TEXT,
                    EXPIRY_NO_NUMBER,
                    NO_EXPIRY,
                    NOT_YET_VALID -> EnumSet.of(IGNORES_TIME);
            case WRONG_ISSUER,
                    ISSUER_WITH_SLASH,
                    ISSUER_IN_UPPER_CASE,
                    ISSUER_CUT_SHORT,
                    ISSUER_EXTENDED,
                    ISSUER_ON_SAME_HOST,
                    EMPTY_ISSUER,
                    NO_ISSUER -> EnumSet.of(IGNORES_ISSUER);
            case NO_SUBJECT -> EnumSet.of(IGNORES_SUBJECT);
            case NO_AUDIENCE,
                    EMPTY_AUDIENCE,
                    EMPTY_AUDIENCE_LIST,
                    WRONG_AUDIENCE,
                    WRONG_AUDIENCES,
                    AUDIENCE_CUT_SHORT,
                    AUDIENCE_EXTENDED,
                    AUDIENCE_LOOKALIKE_HOST,
                    AUDIENCE_HOST_ONLY,
                    AUDIENCE_OTHER_PATH,
                    AUDIENCE_BELOW,
                    AUDIENCE_WITH_QUERY,
                    AUDIENCE_OTHER_PORT,
                    AUDIENCE_OTHER_SCHEME,
                    AUDIENCE_IN_UPPER_CASE,
                    AUDIENCE_WITH_SLASH,
                    AUDIENCES_JOINED,
                    AUDIENCE_IS_CLIENT,
                    AUDIENCE_IS_ISSUER -> EnumSet.of(IGNORES_AUDIENCE);
            case ID_TOKEN -> EnumSet.of(IGNORES_AUDIENCE, IGNORES_SCOPE);
            case LOGOUT_TOKEN -> EnumSet.of(IGNORES_TYPE, IGNORES_AUDIENCE, IGNORES_SCOPE);
            case TYPE_LOGOUT,
                    TYPE_SECURITY_EVENT,
                    TYPE_DPOP_PROOF,
                    TYPE_INTROSPECTION,
                    TYPE_CLIENT_ASSERTION,
                    TYPE_IDENTITY_ASSERTION -> EnumSet.of(IGNORES_TYPE);
            case DPOP_BOUND -> EnumSet.of(IGNORES_BINDING);
            case REFRESH_TOKEN, OPAQUE_GARBAGE -> EnumSet.of(TAKES_ANYTHING);
            case OTHER_ISSUERS_TOKEN -> EnumSet.of(DISCOVERS_ANY_ISSUER);
            case MISSING_SCOPE,
                    EMPTY_SCOPE,
                    WRONG_SCOPE,
                    SCOPE_CUT_SHORT,
                    SCOPE_EXTENDED,
                    SCOPE_PREFIXED,
                    SCOPE_IN_UPPER_CASE,
                    SCOPES_JOINED_BY_COMMA,
                    SCOPE_IN_WRONG_CLAIM -> EnumSet.of(IGNORES_SCOPE);
            // A verifier that never asks the issuer has nothing to be careless of.
            case REVOKED, CLIENT_DELETED, USER_DELETED -> EnumSet.noneOf(Carelessness.class);
        };
    }
}
