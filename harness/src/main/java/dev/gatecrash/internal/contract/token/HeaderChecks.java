package dev.gatecrash.internal.contract.token;

import static dev.gatecrash.check.Family.SIGNATURE;
import static dev.gatecrash.check.Severity.CRITICAL;
import static dev.gatecrash.check.Severity.HIGH;
import static dev.gatecrash.internal.contract.bench.Row.must;

import dev.gatecrash.check.Clause;
import dev.gatecrash.check.Severity;
import dev.gatecrash.check.Verdict;
import dev.gatecrash.internal.contract.bench.Bench;
import dev.gatecrash.internal.contract.bench.Row;
import dev.gatecrash.internal.contract.bench.Stimulus;
import dev.gatecrash.internal.contract.forge.Bait;
import dev.gatecrash.internal.contract.forge.Cause;
import dev.gatecrash.internal.contract.forge.Forge;
import dev.gatecrash.internal.key.CompactJws;
import dev.gatecrash.token.Defect;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The token's own header must not decide with what it is verified (RFC 8725 §3.10). */
public final class HeaderChecks {

    private static final Clause HEADERS = Clause.rfc(8725, "3.10");
    private static final String OWN_KEYS =
            "Verify with the issuer's published keys only, found by kid; ignore jwk, jku, x5u and x5c of the token.";

    private HeaderChecks() {}

    /** The rows. */
    public static List<Row> rows() {
        return List.of(
                refusal(5, CRITICAL, HEADERS)
                        .title("A key that comes with the token proves nothing")
                        .sends("tokens signed by the attacker's key, which is in the header jwk, with and without kid")
                        .because("The attacker signs, and brings the key to verify it with.")
                        .when(bench -> bench.refuses(
                                "401 with error=\"invalid_token\"",
                                Cause.unless(
                                        bench,
                                        Cause.NO_KEY_ID,
                                        List.of(Stimulus.defect(Defect.JWK_HEADER)),
                                        jwkAlone()))),
                bait(6, Defect.JKU_HEADER)
                        .title("Keys that the token points to are neither believed nor fetched")
                        .sends("a token signed by the attacker's key; the header jku points to it")
                        .when(bench -> Bait.refuses(
                                bench, "refused, and not fetched", List.of(Stimulus.defect(Defect.JKU_HEADER)))),
                bait(7, Defect.X5U_HEADER)
                        .title("Certificates that the token brings or points to are neither believed nor fetched")
                        .sends("tokens signed by the attacker's key; x5u points to its certificate, or x5c is it")
                        .when(bench -> Bait.refuses(
                                bench,
                                "refused, and not fetched",
                                List.of(Stimulus.defect(Defect.X5U_HEADER), Stimulus.defect(Defect.X5C_HEADER)))),
                refusal(8, CRITICAL, HEADERS)
                        .needs(Cause.KNOWN_KEY, Cause.KNOWN_ALGORITHM)
                        .title("The kid is a name, not a path, a query, a URL or a command")
                        .sends(
                                "tokens whose kid leads to /dev/null, into SQL, LDAP and a shell, to a URL, or is no text")
                        .expects("401, without a request to the URL")
                        .because("The kid comes from the attacker, and ends in whatever looks keys up.")
                        .remedy("Look kid up as a text among the keys that the issuer has published, and nowhere else.")
                        .when(HeaderChecks::keyIds),
                refusal(13, HIGH, Clause.rfc(7515, "4.1.11"))
                        .title("A critical header parameter that the server does not know makes it refuse")
                        .sends("tokens whose crit names unknown, missing and misplaced parameters, and b64")
                        .because("The issuer said that the token means something else to those who do not know it.")
                        .remedy("Refuse a token with crit unless you process everything that it names.")
                        .refuses(
                                Stimulus.defect(Defect.UNKNOWN_CRITICAL_HEADER),
                                Stimulus.defect(Defect.UNENCODED_PAYLOAD),
                                Forge.header(
                                        "crit names a parameter that is missing",
                                        header -> header.put("crit", List.of("urn:gatecrash:missing"))),
                                Forge.header("crit names exp, which is in the header", header -> {
                                    header.put("crit", List.of("exp"));
                                    header.put("exp", 1);
                                })));
    }

    private static Row.Draft refusal(int number, Severity severity, Clause clause) {
        return Cause.verifies(must(SIGNATURE, number, severity, clause))
                .expects("401 with error=\"invalid_token\"")
                .remedy(OWN_KEYS);
    }

    private static Row.Draft bait(int number, Defect defect) {
        return refusal(number, CRITICAL, HEADERS)
                .expects("401, without a request to the URL in the token")
                .because("%s: the attacker brings the key, or at least makes the server fetch any URL."
                        .formatted(capitalized(defect.meaning())));
    }

    private static String capitalized(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private static Stimulus jwkAlone() {
        return Forge.made(
                "signed by the key in the header jwk, without kid",
                (bench, good) -> CompactJws.sign(
                        Forge.input(good, header -> {
                            header.remove("kid");
                            header.put("jwk", Forge.foreign(bench).publicJwk().toJSONObject());
                        }),
                        Forge.foreign(bench)));
    }

    private static Verdict keyIds(Bench bench) {
        List<Stimulus> all = new ArrayList<>(Cause.unless(
                bench,
                Cause.EMPTY_SECRET,
                List.of(Stimulus.defect(Defect.KEY_ID_SQL), Stimulus.defect(Defect.KEY_ID_URL)),
                Stimulus.defect(Defect.KEY_ID_PATH)));
        String url = Bait.at(bench, "kid").toString();
        Map<String, Object> odd = new LinkedHashMap<>();
        odd.put("a shell command", "x; curl " + url);
        odd.put("a shell substitution", "$(curl " + url + ")");
        odd.put("a condition in SQL", "x' OR '1'='1");
        odd.put("a wildcard in LDAP", "*)(uid=*");
        odd.put("a wildcard", "*");
        // Where no kid will do, what is no kid will do as well.
        if (!bench.reply(Cause.NO_KEY_ID).isExecuted()) {
            odd.put("empty", "");
            odd.put("a number", 1);
            odd.put("an array", List.of("x"));
            odd.put("an object", Map.of("x", "y"));
        }
        odd.forEach((words, kid) ->
                all.add(Forge.foreign("signed by a foreign key; kid is " + words, header -> header.put("kid", kid))));
        return Bait.refuses(bench, "refused, and nothing fetched", all);
    }
}
