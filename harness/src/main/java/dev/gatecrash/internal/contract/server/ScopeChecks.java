package dev.gatecrash.internal.contract.server;

import static dev.gatecrash.check.Family.SCOPE;
import static dev.gatecrash.check.Severity.CRITICAL;
import static dev.gatecrash.check.Severity.INTEROPERABILITY;
import static dev.gatecrash.check.Severity.MEDIUM;
import static dev.gatecrash.internal.contract.bench.Row.must;
import static dev.gatecrash.internal.contract.bench.Row.should;

import dev.gatecrash.check.Clause;
import dev.gatecrash.check.Verdict;
import dev.gatecrash.internal.contract.bench.Bench;
import dev.gatecrash.internal.contract.bench.Need;
import dev.gatecrash.internal.contract.bench.Reply;
import dev.gatecrash.internal.contract.bench.Row;
import dev.gatecrash.internal.contract.bench.Stimulus;
import dev.gatecrash.token.Defect;
import dev.gatecrash.token.TokenBuilder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Does the token have the scopes that an ordinary call needs (OAuth 2.1 §5.2; MCP, Error Handling)? */
public final class ScopeChecks {

    static final Clause ERRORS = Clause.mcp("basic/authorization", "Error Handling");
    private static final Clause INSUFFICIENT = Clause.rfc(6750, "3.1");
    private static final Clause SYNTAX = Clause.rfc(6749, "3.3");
    private static final String SPLIT =
            "Split scope at spaces, and ask whether the set holds every scope that the call needs, before the call is made.";

    private ScopeChecks() {}

    /** The rows, with those about privileged calls and about what a client without scope is told. */
    public static List<Row> rows() {
        return Stream.of(ordinary(), PrivilegeChecks.rows(), StepUpChecks.rows())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Row> ordinary() {
        return List.of(
                refusal(1, "A token without scope does not do what needs one")
                        .sends("an ordinary call with tokens whose scope is missing or empty")
                        .because("A scope that is advertised and never asked for gives every client everything.")
                        .when(bench -> refused(bench, Defect.MISSING_SCOPE, Defect.EMPTY_SCOPE)),
                refusal(2, "A token with another scope does not do what needs a certain one")
                        .sends("an ordinary call with a token that has only a scope that nobody asks for")
                        .because("To have some scope is not to have the right one.")
                        .when(bench -> refused(bench, Defect.WRONG_SCOPE)),
                must(SCOPE, 3, INTEROPERABILITY, SYNTAX)
                        .needs(Need.SCOPES)
                        .title("The order of scopes and further scopes do not matter")
                        .sends("good tokens that have twenty further scopes, before and after the needed ones")
                        .expects("each is accepted")
                        .because("Scope is a set: authorization servers add scopes and put them in any order.")
                        .remedy(SPLIT)
                        .accepts(
                                new Stimulus("a token with further scopes first", b -> b.present(more(b, true))),
                                new Stimulus("a token with further scopes last", b -> b.present(more(b, false)))),
                refusal(4, "A scope that is nearly the needed one is not taken for it")
                        .sends(
                                "an ordinary call with tokens whose scopes are cut short, longer, in upper case or joined by commas")
                        .because("A comparison by prefix, by substring or without case grants what was never granted.")
                        .when(ScopeChecks::nearly),
                should(SCOPE, 5, MEDIUM, SYNTAX)
                        .title("A scope of the wrong type does not break the server")
                        .sends("tokens whose scope is a number, an object, or an array of arrays")
                        .expects("401 or 403, and no status of 500 and above")
                        .because("What a token can make fail unexpectedly is handled by nobody.")
                        .remedy("Read scope as text, and treat a token that has anything else there as invalid.")
                        .when(ScopeChecks::survivesTypes),
                should(SCOPE, 15, INTEROPERABILITY, ERRORS)
                        .needs(Need.SCOPES)
                        .title("A token that has expired and lacks scope is answered with 401")
                        .sends("a token that has expired and has no scope")
                        .expects("401 with error=\"invalid_token\", so that the client gets a new token")
                        .because("At 403 a client asks its user for more rights where a refresh would do.")
                        .remedy("Validate the token first, and look at its scopes only then.")
                        .when(ScopeChecks::expiredFirst));
    }

    private static Row.Draft refusal(int number, String title) {
        return must(SCOPE, number, CRITICAL, ERRORS.and(INSUFFICIENT))
                .needs(Need.SCOPES)
                .title(title)
                .expects("403 with error=\"insufficient_scope\"")
                .remedy(SPLIT);
    }

    private static Verdict nearly(Bench bench) {
        return refused(bench, Defect.WRONG_SCOPE).isFinding()
                ? Verdict.skipped("any scope will do; see SCP-02")
                : refused(
                        bench,
                        Defect.SCOPE_CUT_SHORT,
                        Defect.SCOPE_EXTENDED,
                        Defect.SCOPE_PREFIXED,
                        Defect.SCOPE_IN_UPPER_CASE,
                        Defect.SCOPES_JOINED_BY_COMMA);
    }

    private static Verdict refused(Bench bench, Defect... defects) {
        GuardedCall call = GuardedCall.of(bench);
        if (!call.isCertain()) {
            return Verdict.skipped(
                    "%s is answered without scope too, which may be meant; name an ordinary tool that needs one"
                            .formatted(call.operation()));
        }
        Map<String, Reply> executed = new LinkedHashMap<>();
        for (Defect defect : defects) {
            Reply reply = call.with(bench, bench.token().with(defect));
            if (reply.isExecuted()) {
                executed.put(defect.meaning(), reply);
            }
        }
        if (!executed.isEmpty() && bench.isOpenToAll()) {
            return Verdict.skipped(call.operation() + " needs no token at all, so no scope either");
        }
        return executed.isEmpty()
                ? Verdict.passed()
                : bench.failed(
                        "403 with error=\"insufficient_scope\"",
                        "%s was executed although %s".formatted(call.operation(), String.join("; ", executed.keySet())),
                        executed.values().iterator().next());
    }

    private static TokenBuilder more(Bench bench, boolean first) {
        List<String> scopes = new ArrayList<>(bench.profile().scopes());
        Collections.reverse(scopes);
        List<String> more = Stream.iterate(1, n -> n + 1)
                .limit(20)
                .map(n -> "gatecrash:further" + n)
                .toList();
        scopes.addAll(first ? 0 : scopes.size(), more);
        return bench.token().scope(scopes.toArray(String[]::new));
    }

    private static Verdict survivesTypes(Bench bench) {
        Map<String, Object> types = new LinkedHashMap<>();
        types.put("a number", 42);
        types.put("an object", Map.of("notes", true));
        types.put("an array of arrays", List.of(List.of(), 1));
        for (Map.Entry<String, Object> type : types.entrySet()) {
            Reply reply = bench.probe(bench.present(bench.token().claim("scope", type.getValue())));
            if (reply.isServerError()) {
                return bench.failed(
                        "401 or 403", "where scope is %s: %s".formatted(type.getKey(), reply.words()), reply);
            }
        }
        return Verdict.passed();
    }

    private static Verdict expiredFirst(Bench bench) {
        Reply reply = bench.probe(bench.present(bench.token().with(Defect.EXPIRED, Defect.MISSING_SCOPE)));
        return reply.status() == 403
                ? bench.failed("401 with error=\"invalid_token\"", reply.words(), reply)
                : Verdict.passed();
    }
}
