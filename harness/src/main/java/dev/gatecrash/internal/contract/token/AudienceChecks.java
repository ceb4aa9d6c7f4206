package dev.gatecrash.internal.contract.token;

import static dev.gatecrash.check.Family.AUDIENCE;
import static dev.gatecrash.check.Severity.CRITICAL;
import static dev.gatecrash.check.Severity.INTEROPERABILITY;
import static dev.gatecrash.internal.contract.bench.Row.must;

import dev.gatecrash.check.Clause;
import dev.gatecrash.check.Severity;
import dev.gatecrash.internal.contract.bench.Bench;
import dev.gatecrash.internal.contract.bench.Presentation;
import dev.gatecrash.internal.contract.bench.Row;
import dev.gatecrash.internal.contract.bench.Stimulus;
import dev.gatecrash.token.Defect;
import java.util.List;

/** Is the token meant for this server (RFC 8707 §2; MCP, Access Token Privilege Restriction)? */
public final class AudienceChecks {

    private static final Clause HANDLING = Clause.mcp("basic/authorization", "Token Handling");
    private static final Clause AUD = Clause.rfc(7519, "4.1.3");
    private static final String COMPARE =
            "Compare every value of aud with your own resource identifier, character by character, before anything else.";

    private AudienceChecks() {}

    /** The rows. */
    public static List<Row> rows() {
        return List.of(
                refusal(1, CRITICAL, HANDLING.and(Clause.rfc(8707, "2")))
                        .title("A token for another resource is refused")
                        .sends("a token that is valid, but for another resource")
                        .because(
                                "Whoever runs another server that trusts the same issuer could replay its users' tokens here.")
                        .refuses(Defect.WRONG_AUDIENCE),
                refusal(2, CRITICAL, HANDLING)
                        .title("A token without audience is refused")
                        .sends("a token without aud")
                        .because("A check that is skipped where the claim is missing is no check.")
                        .refuses(Defect.NO_AUDIENCE),
                must(AUDIENCE, 4, INTEROPERABILITY, AUD)
                        .title("The audience may be a string or an array")
                        .sends("good tokens whose aud is a string, an array of one, and an array of two")
                        .expects("each is accepted")
                        .because("Authorization servers write aud in either form.")
                        .remedy("Read aud with a library that knows both forms, and look for your identifier in it.")
                        .accepts(
                                Stimulus.token("aud as a string", token -> token),
                                new Stimulus("aud as an array of one", AudienceChecks::arrayOfOne)));
    }

    private static Row.Draft refusal(int number, Severity severity, Clause clause) {
        return must(AUDIENCE, number, severity, clause)
                .expects("401 with error=\"invalid_token\"")
                .remedy(COMPARE);
    }

    private static Presentation arrayOfOne(Bench bench) {
        return bench.present(
                bench.token().claim("aud", List.of(bench.profile().audience().toString())));
    }
}
