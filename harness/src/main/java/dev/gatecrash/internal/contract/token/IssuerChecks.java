package dev.gatecrash.internal.contract.token;

import static dev.gatecrash.check.Family.ISSUER;
import static dev.gatecrash.check.Severity.CRITICAL;
import static dev.gatecrash.check.Severity.HIGH;
import static dev.gatecrash.check.Severity.INTEROPERABILITY;
import static dev.gatecrash.internal.contract.bench.Row.must;
import static dev.gatecrash.internal.contract.bench.Row.should;

import dev.gatecrash.check.Clause;
import dev.gatecrash.check.Severity;
import dev.gatecrash.internal.contract.bench.Need;
import dev.gatecrash.internal.contract.bench.Row;
import dev.gatecrash.internal.contract.bench.Stimulus;
import dev.gatecrash.internal.contract.forge.Bait;
import dev.gatecrash.internal.contract.forge.Cause;
import dev.gatecrash.token.Defect;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Is the token from the issuer that the server trusts (RFC 9068 §4)? */
public final class IssuerChecks {

    private static final Clause EXACTLY = Clause.rfc(9068, "4");
    private static final String COMPARE =
            "Compare iss with the issuer of your configuration, character by character, and refuse a token without it.";
    private static final Stimulus SAME_HOST = Stimulus.defect(Defect.ISSUER_ON_SAME_HOST);
    private static final Stimulus EXTENDED = Stimulus.defect(Defect.ISSUER_EXTENDED);

    private static final Need ONE_TENANT = Cause.refused(SAME_HOST, "every issuer on the host will do (ISS-04)");
    private static final Need TRUSTED =
            Cause.refused(Stimulus.defect(Defect.OTHER_ISSUERS_TOKEN), "whoever publishes keys is believed (ISS-06)");

    private IssuerChecks() {}

    /** The rows. */
    public static List<Row> rows() {
        return List.of(
                refusal(1, CRITICAL, EXACTLY)
                        .title("A token of another issuer is refused")
                        .sends("a token that is signed by a trusted key, but names another issuer")
                        .because("Keys are found through the issuer, so what iss says has to be what was configured.")
                        .refuses(Defect.WRONG_ISSUER),
                refusal(2, HIGH, EXACTLY)
                        .needs(Cause.ISSUER, TRUSTED, ONE_TENANT)
                        .title("An issuer that is nearly the right one is refused")
                        .sends("tokens whose iss is longer, shorter, in upper case, or differs in port, scheme or user")
                        .because("Whoever can have an issuer at such a URL would be believed.")
                        .refuses(
                                EXTENDED,
                                Stimulus.defect(Defect.ISSUER_CUT_SHORT),
                                Stimulus.defect(Defect.ISSUER_IN_UPPER_CASE),
                                iss("iss has a user before its host", id -> id.replaceFirst("://", "://evil@")),
                                iss("iss has another scheme", IssuerChecks::otherScheme),
                                iss("iss climbs out of its path again", id -> id + "/x/.."),
                                iss("iss has a query", id -> id + "?x")),
                refusal(3, HIGH, Clause.rfc(9068, "2.2"))
                        .needs(Cause.ISSUER)
                        .title("A token without issuer is refused")
                        .sends("tokens whose iss is missing or empty")
                        .because("A check that is skipped where the claim is missing is no check.")
                        .refuses(Defect.NO_ISSUER, Defect.EMPTY_ISSUER),
                refusal(4, CRITICAL, EXACTLY)
                        .needs(Cause.ISSUER)
                        .title("Another tenant of the same authorization server is another issuer")
                        .sends("a token whose iss is on the issuer's host, at another path")
                        .because("Tenants and realms share a host, and often keys; only iss tells them apart.")
                        .refuses(SAME_HOST),
                refusal(6, CRITICAL, Clause.rfc(8725, "3.8"))
                        .title("An issuer nobody configured is neither believed nor asked")
                        .sends("a token of an issuer that really publishes metadata and the key, but is not trusted")
                        .expects("401, without a request to that issuer")
                        .because("Else everybody is an issuer, and the server fetches whatever a stranger names.")
                        .remedy("Look iss up in the list of trusted issuers before anything is fetched for it.")
                        .when(bench -> Bait.refuses(
                                bench,
                                "refused, and not fetched",
                                List.of(Stimulus.defect(Defect.OTHER_ISSUERS_TOKEN)))),
                should(ISSUER, 8, INTEROPERABILITY, EXACTLY)
                        .needs(
                                Need.JWT,
                                Cause.GUARDED,
                                Cause.NOT_ANY_TEXT,
                                Cause.ISSUER,
                                Cause.refused(EXTENDED, "an issuer need only begin rightly (ISS-02)"),
                                TRUSTED,
                                ONE_TENANT)
                        .title("A slash at the end makes another issuer")
                        .sends("a token whose iss has one more slash at its end")
                        .expects("401, as RFC 9068 §4 wants an exact match")
                        .because("It does little harm here, but comparing loosely is a habit that does elsewhere.")
                        .remedy(COMPARE)
                        .refuses(Defect.ISSUER_WITH_SLASH),
                refusal(9, HIGH, Clause.rfc(7519, "4.1.1"))
                        .needs(
                                Cause.ISSUER,
                                Cause.refused(Stimulus.defect(Defect.NO_ISSUER), "no issuer will do as well (ISS-03)"))
                        .title("An issuer that is no text is refused")
                        .sends("tokens whose iss is an array or an object with the issuer in it")
                        .because("What two libraries read differently, two parts of a server judge differently.")
                        .refuses(
                                iss("iss is an array of the issuer", List::of),
                                iss(
                                        "iss is an array of another issuer and this",
                                        id -> List.of("http://x.example", id)),
                                iss("iss is an object named by the issuer", id -> Map.of(id, true))));
    }

    private static Row.Draft refusal(int number, Severity severity, Clause clause) {
        return Cause.reads(must(ISSUER, number, severity, clause).needs(Need.JWT))
                .expects("401 with error=\"invalid_token\"")
                .remedy(COMPARE);
    }

    private static Stimulus iss(String words, Function<String, Object> value) {
        return new Stimulus(
                words,
                bench -> bench.present(bench.jwt()
                        .claim("iss", value.apply(bench.auth().issuer().toString()))));
    }

    private static String otherScheme(String issuer) {
        String scheme = URI.create(issuer).getScheme();
        return (scheme.equals("http") ? "https" : "http") + issuer.substring(scheme.length());
    }
}
