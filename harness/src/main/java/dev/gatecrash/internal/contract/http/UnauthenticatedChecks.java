package dev.gatecrash.internal.contract.http;

import static dev.gatecrash.check.Family.CHALLENGE;
import static dev.gatecrash.check.Severity.CRITICAL;
import static dev.gatecrash.check.Severity.INTEROPERABILITY;
import static dev.gatecrash.check.Severity.MEDIUM;
import static dev.gatecrash.internal.contract.bench.Row.must;
import static dev.gatecrash.internal.contract.bench.Row.should;

import dev.gatecrash.check.Clause;
import dev.gatecrash.check.Verdict;
import dev.gatecrash.flow.Challenge;
import dev.gatecrash.internal.contract.bench.Bench;
import dev.gatecrash.internal.contract.bench.Conversation;
import dev.gatecrash.internal.contract.bench.Operation;
import dev.gatecrash.internal.contract.bench.Presentation;
import dev.gatecrash.internal.contract.bench.Reply;
import dev.gatecrash.internal.contract.bench.Row;
import dev.gatecrash.token.Defect;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What is done for callers who have shown nothing yet, and what are they told? */
public final class UnauthenticatedChecks {

    private static final Clause PRIVILEGE =
            Clause.mcp("basic/authorization/security-considerations", "Access Token Privilege Restriction");
    private static final Clause ERRORS = Clause.mcp("basic/authorization", "Error Handling");

    private UnauthenticatedChecks() {}

    /** The rows. */
    public static List<Row> rows() {
        return List.of(
                must(CHALLENGE, 1, CRITICAL, PRIVILEGE.and(ERRORS))
                        .title("Nothing is done without a token")
                        .sends("the lists of tools, resources and prompts, and a call, without a token")
                        .expects("401 for each")
                        .because("Whoever reaches the port can use the server.")
                        .remedy("Put authentication in front of every method of the MCP endpoint, and deny by default.")
                        .when(UnauthenticatedChecks::isShut),
                must(CHALLENGE, 9, INTEROPERABILITY, Clause.rfc(6750, "3.1"))
                        .title("A token in header and form is a bad request, and no server error")
                        .sends("a token in the header, good or bad, and a good one in a form")
                        .expects("400 with error=\"invalid_request\"; another refusal will do")
                        .because("What happens when two credentials disagree must not be left to chance.")
                        .remedy("Take tokens from the header only.")
                        .when(UnauthenticatedChecks::takesNoForm),
                must(CHALLENGE, 10, INTEROPERABILITY, ERRORS)
                        .title("A browser without a token gets 401, and no login page")
                        .sends("a request without a token that accepts text/html")
                        .expects("401")
                        .because("A redirect to a login page leaves MCP clients without a challenge.")
                        .remedy("Keep form login and its entry point away from the MCP endpoint.")
                        .when(UnauthenticatedChecks::isNotSentToLogin),
                must(CHALLENGE, 14, INTEROPERABILITY, Clause.rfc(6750, "3.1"))
                        .title("A refused origin is not called an insufficient scope")
                        .sends("a good token, and Origin: http://evil.test")
                        .expects("403 without error=\"insufficient_scope\", or an answer")
                        .because("A client would ask its user for more scopes again and again.")
                        .remedy("Answer a refused origin with a bare 403.")
                        .when(UnauthenticatedChecks::originIsNoScope),
                should(CHALLENGE, 15, MEDIUM, PRIVILEGE)
                        .title("The caller is judged before the message")
                        .sends("without a token: a method that does not exist, and a body that is no JSON")
                        .expects("401 for each")
                        .because("What is parsed before the token is looked at is open to everybody's attacks.")
                        .remedy("Check the token before the body is read.")
                        .when(UnauthenticatedChecks::callerComesFirst));
    }

    private static Verdict isShut(Bench bench) {
        Stream<Operation> operations = Stream.of(
                        Stream.of(bench.profile().probe(), Operation.listTools()),
                        Stream.of("resources/list", "prompts/list").map(method -> new Operation(method, Map.of())),
                        bench.target().privileged().stream().map(privileged -> privileged.operation()))
                .flatMap(some -> some)
                .distinct();
        List<Reply> replies = operations
                .flatMap(operation -> Stream.of(
                        nobody(bench).ask(operation),
                        nobody(bench).in(Optional.empty()).ask(operation)))
                .filter(Reply::isExecuted)
                .toList();
        return replies.isEmpty()
                ? Verdict.passed()
                : bench.failed(
                        "401",
                        "without a token "
                                + replies.stream()
                                        .map(reply -> reply.exchange().request().body() + ": " + reply.words())
                                        .distinct()
                                        .reduce((a, b) -> a + "\n" + b)
                                        .orElse(""),
                        replies.get(0));
    }

    private static Verdict takesNoForm(Bench bench) {
        String token = bench.token().mint().value();
        String bad = bench.jwt().with(Defect.ALTERED_SIGNATURE).mint().value();
        if (fails(bench.probe(Presentation.bearer(bad)))) {
            return Verdict.skipped("a bad token in the header alone is a server error, or gets no answer");
        }
        return Stream.of(token, bad)
                .map(header -> bench.send(bench.conversation(Presentation.bearer(header))
                        .bare("POST")
                        .with("Content-Type", "application/x-www-form-urlencoded")
                        .body("access_token=" + token)))
                .filter(UnauthenticatedChecks::fails)
                .findFirst()
                .map(reply -> bench.failed("400", reply.words(), reply))
                .orElseGet(Verdict::passed);
    }

    private static boolean fails(Reply reply) {
        return !reply.isAnswer() || reply.isServerError();
    }

    private static Verdict isNotSentToLogin(Bench bench) {
        Presentation browser = request -> request.with("Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
        Reply post = bench.conversation(browser).ask(bench.profile().probe());
        Reply get =
                new Reply(Streams.hasty(bench).send(bench.conversation(browser).bare("GET"), events -> true), "");
        return Stream.of(post, get)
                .filter(Reply::isAnswer)
                .filter(reply -> isRedirect(reply) || isPage(reply))
                .findFirst()
                .map(reply -> bench.failed(
                        "401",
                        reply.words()
                                + reply.headers()
                                        .first("Location")
                                        .map(to -> ", Location: " + to)
                                        .orElse(""),
                        reply))
                .orElseGet(Verdict::passed);
    }

    private static boolean isRedirect(Reply reply) {
        return reply.status() >= 300 && reply.status() < 400;
    }

    private static boolean isPage(Reply reply) {
        return reply.isSuccess()
                && reply.headers().first("Content-Type").orElse("").startsWith("text/html");
    }

    private static Verdict originIsNoScope(Bench bench) {
        Reply reply = bench.probe(bench.present(bench.token()).and(Presentation.header("Origin", "http://evil.test")));
        boolean confused = reply.status() == 403
                && reply.bearer()
                        .flatMap(Challenge::error)
                        .filter("insufficient_scope"::equals)
                        .isPresent();
        return confused ? bench.failed("403 without that error", reply.words(), reply) : Verdict.passed();
    }

    private static Verdict callerComesFirst(Bench bench) {
        if (bench.isOpenToAll()) {
            return Verdict.skipped("the ordinary call needs no token at all");
        }
        Reply unknown = nobody(bench).in(Optional.empty()).ask(new Operation("gatecrash/nothing", Map.of()));
        Reply garbage = bench.send(nobody(bench)
                .in(Optional.empty())
                .request(bench.profile().probe())
                .body("{"));
        // Some frameworks read the body of every request first; that gives nothing away but the parser.
        boolean dispatched = unknown.status() != 401 && isOfDispatcher(unknown);
        boolean parsed = garbage.isServerError();
        if (dispatched || parsed) {
            Reply seen = dispatched ? unknown : garbage;
            return bench.failed("401", seen.exchange().request().body() + ": " + seen.words(), seen);
        }
        return Verdict.passed();
    }

    /** Whether it says that there is no such method (JSON-RPC 2.0, section 5.1). */
    private static boolean isOfDispatcher(Reply reply) {
        return reply.exchange()
                .response()
                .json()
                .map(json -> json.get("error"))
                .filter(error -> error instanceof Map<?, ?> map
                        && map.get("code") instanceof Number code
                        && code.intValue() == -32601)
                .isPresent();
    }

    private static Conversation nobody(Bench bench) {
        return bench.conversation(Presentation.none());
    }
}
