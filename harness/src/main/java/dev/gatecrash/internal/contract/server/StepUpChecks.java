package dev.gatecrash.internal.contract.server;

import static dev.gatecrash.check.Family.SCOPE;
import static dev.gatecrash.check.Severity.INTEROPERABILITY;

import dev.gatecrash.check.Clause;
import dev.gatecrash.check.Verdict;
import dev.gatecrash.flow.Challenge;
import dev.gatecrash.internal.contract.bench.Bench;
import dev.gatecrash.internal.contract.bench.Conversation;
import dev.gatecrash.internal.contract.bench.Need;
import dev.gatecrash.internal.contract.bench.Reply;
import dev.gatecrash.internal.contract.bench.Row;
import dev.gatecrash.token.Defect;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Does a client that lacks a scope learn which, and get on with it (MCP, Scope Challenge Handling)? */
final class StepUpChecks {

    private static final String PAGE = "basic/authorization";
    private static final Clause CHALLENGE = Clause.mcp(PAGE, "Runtime Insufficient Scope Errors");
    private static final Clause STEP_UP = Clause.mcp(PAGE, "Step-Up Authorization Flow");

    private StepUpChecks() {}

    static List<Row> rows() {
        return List.of(
                should(6, CHALLENGE)
                        .title("A call that lacks a scope is answered with 403 and insufficient_scope")
                        .sends("a call of the privileged tool with an ordinary token")
                        .expects("403 with a Bearer challenge that has error=\"insufficient_scope\", scope and"
                                + " resource_metadata")
                        .because("By this a client knows that more rights would help, and which.")
                        .remedy("Answer with 403 and WWW-Authenticate: Bearer error=\"insufficient_scope\","
                                + " scope=\"…\", resource_metadata=\"…\".")
                        .when(StepUpChecks::challenged),
                should(7, CHALLENGE)
                        .title("The scopes in the challenge are all that the call needs")
                        .sends("the privileged call without scope, and with the scopes of the challenge to that")
                        .expects("no further challenge")
                        .because("A server that names one scope after the other asks its user again and again.")
                        .remedy("Name every scope that the call needs in one challenge.")
                        .when(StepUpChecks::sufficient),
                should(14, STEP_UP)
                        .needs(Need.SESSIONS)
                        .title("A client that comes back with more scopes gets on in its session")
                        .sends("the privileged call with a privileged token, in the session of an ordinary one")
                        .expects("the call is made")
                        .because("A session that keeps the scopes of its first token can never be stepped up.")
                        .remedy("Take the scopes from the token of each request.")
                        .when(StepUpChecks::inSession));
    }

    private static Row.Draft should(int number, Clause clause) {
        return Row.should(SCOPE, number, INTEROPERABILITY, clause).needs(Need.PRIVILEGED);
    }

    private static Verdict challenged(Bench bench) {
        Reply reply = PrivilegedCall.of(bench).by(bench.token());
        if (reply.isExecuted()) {
            return Verdict.skipped("the call is not refused");
        }
        List<String> missing = new ArrayList<>();
        if (reply.status() != 403) {
            missing.add("the status is not 403");
        }
        Optional<Challenge> challenge = challenge(reply);
        if (challenge
                .flatMap(Challenge::error)
                .filter("insufficient_scope"::equals)
                .isEmpty()) {
            missing.add("no error=\"insufficient_scope\"");
        }
        if (challenge.filter(c -> !c.scopes().isEmpty()).isEmpty()) {
            missing.add("no scope");
        }
        // A server that names it nowhere is found by the well-known location, which is enough.
        boolean named = bench.profile().discovered().named().isPresent();
        if (named && challenge.flatMap(Challenge::resourceMetadata).isEmpty()) {
            missing.add("no resource_metadata");
        }
        return missing.isEmpty()
                ? Verdict.passed()
                : bench.failed(
                        "403 with error=\"insufficient_scope\", scope and resource_metadata",
                        "%s (%s)".formatted(reply.words(), String.join(", ", missing)),
                        reply);
    }

    // The session is open already, for to open it may need less than the call.
    private static Verdict sufficient(Bench bench) {
        PrivilegedCall call = PrivilegedCall.of(bench);
        Conversation open = bench.conversation(bench.present(call.sufficient()));
        if (!open.isOpen()) {
            open.open();
        }
        List<String> named = challenge(call.in(open, bench.token().with(Defect.MISSING_SCOPE)))
                .map(Challenge::scopes)
                .map(List::copyOf)
                .orElse(List.of());
        if (named.isEmpty()) {
            return Verdict.skipped("no challenge names a scope");
        }
        Reply again = call.in(open, bench.token().scope(named.toArray(String[]::new)));
        boolean another = again.status() == 403 || again.status() == 401;
        return another && isOpenedByItsScopes(call)
                ? bench.failed(
                        "no further challenge",
                        "with %s, as challenged: %s".formatted(String.join(" ", named), again.words()),
                        again)
                : Verdict.passed();
    }

    private static Verdict inSession(Bench bench) {
        PrivilegedCall call = PrivilegedCall.of(bench);
        Conversation ordinary = bench.conversation(bench.present(bench.token()));
        Reply denial = ordinary.ask(call.operation());
        Reply reply = bench.conversation(bench.present(call.sufficient()))
                .in(ordinary.session())
                .ask(call.operation());
        boolean denied = !reply.isSuccess()
                || reply.result().isEmpty()
                || (!reply.isExecuted() && reply.result().equals(denial.result()));
        if (!denied) {
            return Verdict.passed();
        }
        return isOpenedByItsScopes(call)
                ? bench.failed("the call is made", reply.words(), reply)
                : Verdict.skipped("the privileged call is not made with its scopes either");
    }

    private static boolean isOpenedByItsScopes(PrivilegedCall call) {
        Reply fresh = call.by(call.sufficient());
        return fresh.isSuccess() && fresh.result().isPresent();
    }

    private static Optional<Challenge> challenge(Reply reply) {
        return reply.challenges().stream()
                .filter(c -> c.isBearer() || c.scheme().equalsIgnoreCase("DPoP"))
                .findFirst();
    }
}
