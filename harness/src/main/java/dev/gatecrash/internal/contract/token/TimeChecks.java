package dev.gatecrash.internal.contract.token;

import static dev.gatecrash.check.Family.TIME;
import static dev.gatecrash.check.Severity.CRITICAL;
import static dev.gatecrash.check.Severity.HIGH;
import static dev.gatecrash.check.Severity.INTEROPERABILITY;
import static dev.gatecrash.check.Severity.MEDIUM;
import static dev.gatecrash.internal.contract.bench.Row.must;
import static dev.gatecrash.internal.contract.bench.Row.should;

import dev.gatecrash.check.Clause;
import dev.gatecrash.check.Severity;
import dev.gatecrash.internal.contract.bench.Bench;
import dev.gatecrash.internal.contract.bench.Need;
import dev.gatecrash.internal.contract.bench.Presentation;
import dev.gatecrash.internal.contract.bench.Row;
import dev.gatecrash.internal.contract.bench.Stimulus;
import dev.gatecrash.internal.contract.forge.Cause;
import dev.gatecrash.token.Defect;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Is the token valid now (RFC 7519 §4.1.4 and §4.1.5)? Five minutes of leeway are nobody's fault. */
public final class TimeChecks {

    private static final Clause HANDLING = Clause.mcp("basic/authorization", "Token Handling");
    private static final Clause EXP = Clause.rfc(7519, "4.1.4");
    private static final String EXPIRY =
            "Require exp, as a number, and refuse the token once it has passed, with a leeway of a minute or so.";
    private static final Duration YEAR = Duration.ofDays(365);
    private static final BigDecimal HALF = new BigDecimal("0.5");

    private TimeChecks() {}

    /** The rows. */
    public static List<Row> rows() {
        return List.of(
                Cause.reads(row(1, CRITICAL, HANDLING.and(EXP)))
                        .title("A token that has expired is refused")
                        .sends("a token that expired a year ago")
                        .because("A token that leaked once, in a log or a backup, would work for ever.")
                        .refuses(Defect.EXPIRED_LONG_AGO),
                expiry(should(TIME, 2, HIGH, Clause.rfc(9068, "2.2")))
                        .needs(Need.JWT)
                        .title("A token without expiry is refused")
                        .sends("a token without exp")
                        .because("A token that never expires cannot be got rid of but by changing the key.")
                        .refuses(Defect.NO_EXPIRY),
                expiry(row(3, HIGH, Clause.rfc(7519, "2")))
                        .title("An expiry that is no time is refused")
                        .sends("tokens whose exp is zero, negative, a word, true, an object, or a fraction in the past")
                        .because("A value of another type slips through a comparison, or is as good as none.")
                        .refuses(
                                Stimulus.defect(Defect.EXPIRY_ZERO),
                                Stimulus.defect(Defect.EXPIRY_NEGATIVE),
                                Stimulus.defect(Defect.EXPIRY_NO_NUMBER),
                                exp("exp is true", true),
                                exp("exp is an object", Map.of()),
                                new Stimulus("exp is a year ago, with a fraction", TimeChecks::fractionAgo)),
                Cause.reads(row(4, MEDIUM, Clause.rfc(7519, "4.1.5")))
                        .title("A token that is not valid yet is refused")
                        .sends("a token whose nbf is ten minutes in the future")
                        .because("Who issued it wanted it to be of no use before that.")
                        .remedy("Refuse a token before its nbf, if it has one, with a leeway of a minute or so.")
                        .refuses(Defect.NOT_YET_VALID),
                expiry(row(6, MEDIUM, EXP))
                        .title("The leeway is a few minutes at most")
                        .sends("a token that expired ten minutes ago")
                        .because("Leeway is for clocks that differ; more of it makes short lifetimes pointless.")
                        .refuses(Defect.EXPIRED),
                expiry(row(7, CRITICAL, HANDLING.and(EXP)))
                        .needs(Need.SESSIONS, Need.THOROUGH)
                        .title("A token that expires during its session is refused from then on")
                        .sends("a token that expires two seconds later, in the session that it opened itself")
                        .because("A token that is judged once works for as long as its holder likes.")
                        .remedy("Judge the token of every request anew, also one that was good before.")
                        .when(SessionExpiry::sameToken),
                should(TIME, 8, INTEROPERABILITY, Clause.rfc(7519, "2"))
                        .needs(Need.JWT)
                        .title("Times may have a fraction")
                        .sends("a good token whose exp has a fraction")
                        .expects("it is accepted")
                        .because("A NumericDate is any JSON number, and some issuers write fractions.")
                        .remedy("Read times as numbers, and cut the fraction off.")
                        .accepts(new Stimulus(
                                "exp with a fraction",
                                bench -> bench.present(bench.jwt()
                                        .claim(
                                                "exp",
                                                seconds(Duration.ofMinutes(10)).add(HALF))))),
                expiry(row(9, CRITICAL, HANDLING.and(EXP)))
                        .needs(Need.SESSIONS)
                        .title("A token that has expired is refused within a session too")
                        .sends("a token that expired a year ago, in a session that a good token opened")
                        .because("A session outlives its token: judged at its opening only, the token works for ever.")
                        .remedy("Judge the token of every request, also of those in a session.")
                        .when(SessionExpiry::otherToken));
    }

    private static Row.Draft row(int number, Severity severity, Clause clause) {
        return must(TIME, number, severity, clause)
                .expects("401 with error=\"invalid_token\"")
                .remedy(EXPIRY);
    }

    private static Row.Draft expiry(Row.Draft row) {
        return Cause.reads(row)
                .needs(Cause.EXPIRY)
                .expects("401 with error=\"invalid_token\"")
                .remedy(EXPIRY);
    }

    private static Stimulus exp(String words, Object value) {
        return Stimulus.token(words, token -> token.claim("exp", value));
    }

    private static Presentation fractionAgo(Bench bench) {
        return bench.present(bench.token()
                .claim("iat", seconds(YEAR.negated()).longValue() - 60)
                .claim("exp", seconds(YEAR.negated()).add(HALF)));
    }

    private static BigDecimal seconds(Duration fromNow) {
        return BigDecimal.valueOf(Instant.now().plus(fromNow).getEpochSecond());
    }
}
