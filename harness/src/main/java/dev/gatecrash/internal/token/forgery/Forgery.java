package dev.gatecrash.internal.token.forgery;

import dev.gatecrash.internal.key.RotatingKeys;
import dev.gatecrash.internal.token.attacker.Attacker;
import dev.gatecrash.token.Defect;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** What each defect does: the whole catalogue, one line each. Thread-safe. */
public final class Forgery {

    private static final String OTHER_RESOURCE = "http://127.0.0.1:9/other";

    private final SignatureForgery signatures;
    private final HeaderForgery headers;
    private final TimeForgery times;
    private final IdentityForgery identities;
    private final KindForgery kinds;
    private final LifeForgery lives;
    private final String issuer;

    /** Forges tokens of this issuer. */
    public Forgery(URI issuer, RotatingKeys keys, Attacker attacker, Ledger ledger, Clock clock) {
        this.signatures = new SignatureForgery(attacker);
        this.headers = new HeaderForgery(attacker);
        this.times = new TimeForgery(clock);
        this.identities = new IdentityForgery(issuer.toString());
        this.kinds = new KindForgery(attacker, ledger);
        this.lives = new LifeForgery(keys, ledger);
        this.issuer = issuer.toString();
    }

    /** Applies one defect. */
    public void apply(Defect defect, Draft draft) {
        change(defect).make(draft);
    }

    private Change change(Defect defect) {
        return switch (defect) {
            case UNSIGNED -> SignatureForgery.unsigned("none");
            case UNSIGNED_CAPITALIZED -> SignatureForgery.unsigned("None");
            case UNSIGNED_UPPER_CASE -> SignatureForgery.unsigned("NONE");
            case UNSIGNED_MIXED_CASE -> SignatureForgery.unsigned("nOnE");
            case UNSIGNED_WITH_SIGNATURE -> SignatureForgery::unsignedWithSignature;
            case ALTERED_HEADER -> SignatureForgery::alteredHeader;
            case ALTERED_PAYLOAD -> SignatureForgery::alteredPayload;
            case ALTERED_SIGNATURE -> SignatureForgery.signature(SignatureForgery::oneBitChanged);
            case TRUNCATED_SIGNATURE -> SignatureForgery.signature(SignatureForgery::firstHalf);
            case EMPTY_SIGNATURE -> SignatureForgery.signature(signature -> new byte[0]);
            case ZERO_SIGNATURE -> SignatureForgery.signature(signature -> new byte[signature.length]);
            case DER_SIGNATURE -> SignatureForgery.signature(SignatureForgery::der);
            case NO_SIGNATURE_PART -> SignatureForgery::withoutSignaturePart;
            case UNPUBLISHED_KEY -> signatures::foreignKey;
            case UNKNOWN_KEY_ID -> Change.header("kid", "nobody-knows-this-key").and(signatures::foreignKey);
            case NO_KEY_ID -> signatures.withoutKeyId();
            case HMAC_WITH_PUBLIC_KEY -> Hmac.keyedWith(Hmac::pem);
            case HMAC_WITH_TRIMMED_PEM -> Hmac.keyedWith(Hmac::trimmedPem);
            case HMAC_WITH_DER -> Hmac.keyedWith(Hmac::der);
            case HMAC_WITH_JWK -> Hmac.keyedWith(Hmac::jwk);
            case HMAC_WITH_GUESSED_SECRET -> Hmac.keyedWith("secret");
            case HMAC_WITH_EMPTY_SECRET -> Hmac.keyedWith("");
            case OTHER_FAMILY -> SignatureForgery::otherFamily;

            case JWK_HEADER -> headers::jwk;
            case JKU_HEADER -> headers::jku;
            case X5U_HEADER -> headers::x5u;
            case X5C_HEADER -> headers::x5c;
            case KEY_ID_PATH ->
                Change.header("kid", "../../../../../../dev/null").and(Hmac.keyedWith(""));
            case KEY_ID_SQL -> Change.header("kid", "x' UNION SELECT 'k'-- ").and(Hmac.keyedWith("k"));
            case KEY_ID_URL -> headers::keyIdUrl;
            case UNKNOWN_CRITICAL_HEADER -> HeaderForgery.critical("urn:gatecrash:unknown", true);
            case UNENCODED_PAYLOAD -> HeaderForgery.critical("b64", false);
            case COMPRESSED_PAYLOAD -> HeaderForgery::compressed;
            case NESTED -> headers::nested;
            case ENCRYPTED_UNSIGNED -> Encryption::unsigned;

            case EXPIRED -> times.expired(TimeForgery.MARGIN);
            case EXPIRED_A_SECOND_AGO -> times.expired(Duration.ofSeconds(1));
            case EXPIRED_LONG_AGO -> times.expired(Duration.ofDays(365));
            case EXPIRED_IN_A_FRACTION -> times::expiredInAFraction;
            case EXPIRY_ZERO -> Change.claim("exp", 0L);
            case EXPIRY_NEGATIVE -> Change.claim("exp", -1L);
            case EXPIRY_AS_TEXT -> times::expiryAsText;
            case EXPIRY_NO_NUMBER -> Change.claim("exp", "never");
            case NO_EXPIRY -> Change.without("exp");
            case NOT_YET_VALID -> times::notYetValid;

            case WRONG_ISSUER -> Change.claim("iss", "http://127.0.0.1:9/other-issuer");
            case ISSUER_WITH_SLASH -> identities.issuer(value -> value + "/");
            case ISSUER_IN_UPPER_CASE -> identities.issuer(Nearly::upperCase);
            case ISSUER_CUT_SHORT -> identities.issuer(Nearly::cutShort);
            case ISSUER_EXTENDED -> identities.issuer(value -> value + ".evil.example");
            case ISSUER_ON_SAME_HOST -> identities.issuer(value -> Nearly.origin(value) + "/other-issuer");
            case EMPTY_ISSUER -> Change.claim("iss", "");
            case NO_ISSUER -> Change.without("iss");
            case NO_SUBJECT -> Change.without("sub");

            case NO_AUDIENCE -> Change.without("aud");
            case EMPTY_AUDIENCE -> Change.claim("aud", "");
            case EMPTY_AUDIENCE_LIST -> Change.claim("aud", List.of());
            case WRONG_AUDIENCE -> Change.claim("aud", OTHER_RESOURCE);
            case WRONG_AUDIENCES -> Change.claim("aud", List.of(OTHER_RESOURCE, "http://127.0.0.1:9/third"));
            case AUDIENCE_CUT_SHORT -> identities.audience(Nearly::cutShort);
            case AUDIENCE_EXTENDED -> identities.audience(value -> value + "2");
            case AUDIENCE_LOOKALIKE_HOST -> identities.audience(Nearly::lookalikeHost);
            case AUDIENCE_HOST_ONLY -> identities.audience(Nearly::hostOnly);
            case AUDIENCE_OTHER_PATH -> identities.audience(value -> Nearly.origin(value) + "/other/mcp");
            case AUDIENCE_BELOW -> identities.audience(value -> value + "/admin");
            case AUDIENCE_WITH_QUERY -> identities.audience(value -> value + "?x");
            case AUDIENCE_OTHER_PORT -> identities.audience(Nearly::otherPort);
            case AUDIENCE_OTHER_SCHEME -> identities.audience(Nearly::otherScheme);
            case AUDIENCE_IN_UPPER_CASE -> identities.audience(Nearly::upperCase);
            case AUDIENCE_WITH_SLASH -> identities.audience(value -> value + "/");
            case AUDIENCES_JOINED -> identities.audience(value -> OTHER_RESOURCE + " " + value);
            case AUDIENCE_IS_CLIENT -> draft -> draft.claims.put("aud", String.valueOf(draft.claims.get("client_id")));
            case AUDIENCE_IS_ISSUER -> identities.audience(value -> value.equals(issuer) ? issuer + "/token" : issuer);

            case ID_TOKEN -> KindForgery::idToken;
            case LOGOUT_TOKEN -> KindForgery::logoutToken;
            case REFRESH_TOKEN -> kinds::refreshToken;
            case TYPE_LOGOUT -> Change.header("typ", "logout+jwt");
            case TYPE_SECURITY_EVENT -> Change.header("typ", "secevent+jwt");
            case TYPE_DPOP_PROOF -> Change.header("typ", "dpop+jwt");
            case TYPE_INTROSPECTION -> Change.header("typ", "token-introspection+jwt");
            case TYPE_CLIENT_ASSERTION -> Change.header("typ", "client-authentication+jwt");
            case TYPE_IDENTITY_ASSERTION -> Change.header("typ", "oauth-id-jag+jwt");
            case DPOP_BOUND -> KindForgery::dpopBound;
            case OPAQUE_GARBAGE -> KindForgery::garbage;
            case OTHER_ISSUERS_TOKEN -> kinds::otherIssuersToken;

            case MISSING_SCOPE -> Change.without("scope");
            case EMPTY_SCOPE -> Change.claim("scope", "");
            case WRONG_SCOPE -> Change.claim("scope", "gatecrash:nothing");
            case SCOPE_CUT_SHORT -> ScopeForgery.each(Nearly::cutShort);
            case SCOPE_EXTENDED -> ScopeForgery.each(scope -> scope + "2");
            case SCOPE_PREFIXED -> ScopeForgery.each(scope -> "x" + scope);
            case SCOPE_IN_UPPER_CASE -> ScopeForgery.each(Nearly::upperCase);
            case SCOPES_JOINED_BY_COMMA -> ScopeForgery::joinedByComma;
            case SCOPE_IN_WRONG_CLAIM -> ScopeForgery::inWrongClaim;

            case REVOKED -> lives::revoked;
            case CLIENT_DELETED -> lives::clientDeleted;
            case USER_DELETED -> lives::userDeleted;
            case KEY_RETIRED -> lives::keyRetired;
        };
    }
}
