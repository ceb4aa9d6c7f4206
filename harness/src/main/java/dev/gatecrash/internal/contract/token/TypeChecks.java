package dev.gatecrash.internal.contract.token;

import static dev.gatecrash.check.Family.TYPE;
import static dev.gatecrash.check.Severity.HIGH;
import static dev.gatecrash.check.Severity.INTEROPERABILITY;
import static dev.gatecrash.check.Severity.MEDIUM;
import static dev.gatecrash.internal.contract.bench.Row.must;
import static dev.gatecrash.internal.contract.bench.Row.should;

import dev.gatecrash.check.Clause;
import dev.gatecrash.internal.contract.bench.Bench;
import dev.gatecrash.internal.contract.bench.Need;
import dev.gatecrash.internal.contract.bench.Presentation;
import dev.gatecrash.internal.contract.bench.Row;
import dev.gatecrash.internal.contract.bench.Stimulus;
import dev.gatecrash.internal.contract.forge.Cause;
import dev.gatecrash.token.Defect;
import dev.gatecrash.token.TokenBuilder;
import java.time.Instant;
import java.util.List;

/** Is it an access token, and not another token of the same issuer (RFC 8725 §3.11 and §3.12)? */
public final class TypeChecks {

    private static final Clause KINDS = Clause.rfc(8725, "3.12");
    private static final Need PROFILE = new Need(
            TypeChecks::issuesAccessTokenType, "the issuer's own access tokens do not have the typ of RFC 9068");

    private TypeChecks() {}

    /** The rows. */
    public static List<Row> rows() {
        return List.of(
                should(TYPE, 1, INTEROPERABILITY, Clause.rfc(9068, "4"))
                        .needs(Need.JWT, PROFILE)
                        .title("The type of an access token is known in both spellings")
                        .sends("good tokens whose typ is at+jwt and application/at+jwt")
                        .expects("each is accepted")
                        .because("The issuer's own tokens have this typ, and RFC 9068 §4 allows both spellings.")
                        .remedy("Accept at+jwt and application/at+jwt; many libraries take only JWT by default.")
                        .accepts(typ("at+jwt"), typ("application/at+jwt")),
                refusal(must(TYPE, 3, HIGH, KINDS))
                        .needs(
                                Need.JWT,
                                Cause.AUDIENCE,
                                Cause.refused(
                                        Stimulus.defect(Defect.AUDIENCE_IS_CLIENT),
                                        "the client's id is taken for an audience (AUD-07)"))
                        .title("An ID token opens nothing")
                        .sends("an ID token of the issuer, and a logout token, both for the client")
                        .because(
                                "ID tokens pass through browsers and logs, and say who somebody is, not what a client may.")
                        .remedy("Refuse what is not for your resource: aud of an ID token is the client.")
                        .refuses(
                                Stimulus.defect(Defect.ID_TOKEN),
                                Stimulus.defect(Defect.LOGOUT_TOKEN),
                                new Stimulus("an ID token to which the scopes were added", TypeChecks::scopedIdToken)),
                refusal(should(TYPE, 5, MEDIUM, Clause.rfc(8725, "3.11")))
                        .needs(Need.JWT)
                        .title("A token of another explicit type is refused")
                        .sends("tokens that are right but for typ: logout+jwt, secevent+jwt, dpop+jwt and others")
                        .because("The type is there to tell apart what the same key signs for other purposes.")
                        .remedy(
                                "Accept the types of access tokens only: at+jwt, and JWT or none if your issuer needs it.")
                        .refuses(
                                Defect.TYPE_LOGOUT,
                                Defect.TYPE_SECURITY_EVENT,
                                Defect.TYPE_DPOP_PROOF,
                                Defect.TYPE_INTROSPECTION,
                                Defect.TYPE_CLIENT_ASSERTION,
                                Defect.TYPE_IDENTITY_ASSERTION),
                refusal(must(TYPE, 6, HIGH, Clause.rfc(6749, "1.5")))
                        .title("A refresh token opens nothing")
                        .sends("a refresh token of the issuer")
                        .because(
                                "It lives long and is meant for the issuer alone; here it would outlive every access token.")
                        .remedy("Refuse what introspection does not call an access token for your resource.")
                        .refuses(Defect.REFRESH_TOKEN));
    }

    private static Row.Draft refusal(Row.Draft row) {
        return Cause.reads(row).expects("401 with error=\"invalid_token\"");
    }

    // Without scopes it would be refused for want of them only, by most servers.
    private static Presentation scopedIdToken(Bench bench) {
        TokenBuilder token = bench.jwt();
        return bench.present(token.claim("aud", token.mint().claims().getOrDefault("client_id", "client"))
                .claim("nonce", "n-0S6_WzA2Mj")
                .claim("auth_time", Instant.now().getEpochSecond())
                .header("typ", "JWT"));
    }

    private static Stimulus typ(String value) {
        return Stimulus.jwt("typ is " + value, token -> token.header("typ", value));
    }

    private static boolean issuesAccessTokenType(Bench bench) {
        Object type = bench.auth().token().jwt().mint().header().get("typ");
        return "at+jwt".equals(type);
    }
}
