package dev.gatecrash.internal.contract.server;

import static dev.gatecrash.check.Family.SCOPE;
import static dev.gatecrash.check.Severity.CRITICAL;
import static dev.gatecrash.check.Severity.HIGH;

import com.nimbusds.jose.util.JSONArrayUtils;
import dev.gatecrash.check.Clause;
import dev.gatecrash.check.Severity;
import dev.gatecrash.check.Verdict;
import dev.gatecrash.flow.McpRevision;
import dev.gatecrash.internal.contract.bench.Bench;
import dev.gatecrash.internal.contract.bench.Conversation;
import dev.gatecrash.internal.contract.bench.Experiment;
import dev.gatecrash.internal.contract.bench.Need;
import dev.gatecrash.internal.contract.bench.Operation;
import dev.gatecrash.internal.contract.bench.Presentation;
import dev.gatecrash.internal.contract.bench.Reply;
import dev.gatecrash.internal.contract.bench.Row;
import dev.gatecrash.internal.contract.wire.Outgoing;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

/** Can an ordinary caller make a call that needs more (OAuth 2.1 §5.2; MCP, Error Handling)? */
final class PrivilegeChecks {

    private static final Clause RESOURCE_REQUESTS = Clause.rfc(6750, "3.1");
    private static final Clause HEADERS = Clause.mcp("basic/transports/streamable-http", "Server Validation");

    private PrivilegeChecks() {}

    static List<Row> rows() {
        return List.of(
                refusal(8, CRITICAL, "A privileged tool is not executed for an ordinary caller")
                        .sends("a call of the privileged tool with an ordinary token")
                        .because("A tool that is only hidden from the list can be called by its name.")
                        .when(bench -> direct(bench, List.of())),
                refusal(10, CRITICAL, "A privileged call in a batch is not executed for an ordinary caller")
                        .sends("a JSON-RPC batch of tools/list and the privileged call, with an ordinary token")
                        .because("A decision that looks at the first message only lets the others through.")
                        .when(guarded(PrivilegeChecks::batch)),
                refusal(12, CRITICAL, "A scope that is not in the token counts for nothing")
                        .sends("the privileged call with the needed scope in a header, in the query or in _meta")
                        .because("What the caller writes into the request was granted by nobody.")
                        .when(guarded(PrivilegeChecks::smuggled)),
                refusal(
                                13,
                                CRITICAL,
                                HEADERS,
                                "The name in the header is not authorized in place of the one in the body")
                        .sends("the privileged call under headers that name another method or tool")
                        .because(
                                "Where the policy reads the header and the server runs the body, anything can be called.")
                        .when(guarded(PrivilegeChecks::mismatched)),
                refusal(16, HIGH, "Another spelling of a privileged tool's name does not open it")
                        .sends("calls of the privileged tool's name in other spellings, with an ordinary token")
                        .because(
                                "Where the policy knows the written name and the server a normalised one, they disagree.")
                        .when(guarded(PrivilegeChecks::spelled)),
                refusal(18, CRITICAL, "A scope that is nearly the privileged one does not open the privileged tool")
                        .sends("the privileged call with scopes cut short, longer and in upper case")
                        .because("A comparison by prefix, by substring or without case grants what was never granted.")
                        .when(guarded(PrivilegeChecks::nearly)),
                refusal(19, HIGH, "The scopes of the token count, and not those of the session")
                        .needs(Need.SESSIONS)
                        .sends(
                                "the privileged call with an ordinary token, in a session that a privileged token opened")
                        .because("A token that was narrowed on purpose would be as strong as the strongest before it.")
                        .when(guarded(PrivilegeChecks::inStrongerSession)));
    }

    private static Row.Draft refusal(int number, Severity severity, String title) {
        return refusal(number, severity, ScopeChecks.ERRORS.and(RESOURCE_REQUESTS), title);
    }

    private static Row.Draft refusal(int number, Severity severity, Clause clause, String title) {
        return Row.must(SCOPE, number, severity, clause)
                .needs(Need.PRIVILEGED)
                .title(title)
                .expects("403 with error=\"insufficient_scope\", and no result")
                .remedy("Ask for the tool's scopes where the tool is called, by the name that is called,"
                        + " of the token of this request.");
    }

    /** The experiment, where the plain call is refused: otherwise there is one finding, and not one of every check. */
    private static Experiment guarded(Experiment experiment) {
        return bench -> PrivilegedCall.of(bench).isOpenToOrdinary()
                ? Verdict.skipped("the privileged tool is open to ordinary tokens; see SCP-08")
                : experiment.on(bench);
    }

    private static Verdict direct(Bench bench, List<String> more) {
        PrivilegedCall call = PrivilegedCall.of(bench);
        return call.denied("for an ordinary token", call.by(call.with(more)));
    }

    private static Verdict batch(Bench bench) {
        PrivilegedCall call = PrivilegedCall.of(bench);
        Conversation conversation = opened(bench, bench.present(bench.token()));
        Outgoing list = conversation.request(Operation.listTools());
        Outgoing privileged = conversation.request(call.operation());
        Reply whole = conversation.send(privileged.body("[%s,%s]".formatted(list.body(), privileged.body())));
        return denied(call, "in a batch", whole);
    }

    /** A batch may be answered by an array, or by events of one message each, which a reply understands by itself. */
    private static Verdict denied(PrivilegedCall call, String how, Reply reply) {
        for (Object message : array(reply.body())) {
            boolean done = message instanceof Map<?, ?> answer
                    && reply.id().equals(String.valueOf(answer.get("id")))
                    && answer.get("result") instanceof Map<?, ?> result
                    && !Boolean.TRUE.equals(result.get("isError"));
            if (done) {
                return call.executed(how, reply);
            }
        }
        return call.denied(how, reply);
    }

    private static List<Object> array(String body) {
        try {
            // The parser takes null for an array.
            return Objects.requireNonNullElse(JSONArrayUtils.parse(body), List.of());
        } catch (ParseException e) {
            return List.of();
        }
    }

    private static Verdict smuggled(Bench bench) {
        PrivilegedCall call = PrivilegedCall.of(bench);
        String scope = String.join(" ", call.scopes());
        Map<String, Object> parameters = new LinkedHashMap<>(call.operation().parameters());
        parameters.put("_meta", Map.of("scope", scope, "scopes", call.scopes()));
        parameters.put("scope", scope);
        Operation said = new Operation("tools/call", parameters);
        Map<String, UnaryOperator<Outgoing>> ways = new LinkedHashMap<>();
        ways.put("with the header X-Scope", r -> r.plus("X-Scope", scope).plus("X-Scopes", scope));
        ways.put("with the header Scope", r -> r.plus("Scope", scope).plus("X-OAuth-Scopes", scope));
        ways.put("with scope in the query", r -> r.query("scope=" + scope.replace(" ", "%20")));
        ways.put("with scope in the parameters", UnaryOperator.identity());
        return all(
                bench,
                ways,
                (conversation, way) ->
                        conversation.request(way.startsWith("with scope in the parameters") ? said : call.operation()));
    }

    private static Verdict mismatched(Bench bench) {
        PrivilegedCall call = PrivilegedCall.of(bench);
        Map<String, UnaryOperator<Outgoing>> ways = new LinkedHashMap<>();
        bench.profile().tools().keySet().stream()
                .filter(name -> !name.equals(call.operation().parameters().get("name")))
                .findFirst()
                .ifPresent(name -> ways.put("under Mcp-Name: " + name, r -> r.with("Mcp-Name", name)));
        ways.put(
                "under Mcp-Method: tools/list",
                r -> r.with("Mcp-Method", "tools/list").without("Mcp-Name"));
        ways.put("without the headers", r -> r.without("Mcp-Method").without("Mcp-Name"));
        if (!stateless(bench, bench.present(bench.token()))
                .ask(Operation.listTools())
                .isExecuted()) {
            return Verdict.skipped("the server does not speak a revision with Mcp-Name");
        }
        return PrivilegedCall.worst(ways.entrySet().stream()
                .map(way -> {
                    Conversation conversation = stateless(bench, bench.present(bench.token()));
                    Outgoing request = conversation.request(call.operation());
                    return call.denied(
                            way.getKey(), conversation.send(way.getValue().apply(request)));
                })
                .toList());
    }

    private static Verdict spelled(Bench bench) {
        PrivilegedCall call = PrivilegedCall.of(bench);
        String name = String.valueOf(call.operation().parameters().get("name"));
        List<String> spellings = List.of(
                name.toUpperCase(Locale.ROOT),
                name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1),
                name + " ",
                " " + name,
                name + "\u200b",
                "./" + name);
        return PrivilegedCall.worst(spellings.stream()
                .filter(spelling -> !bench.profile().tools().containsKey(spelling))
                .map(spelling -> {
                    Map<String, Object> parameters =
                            new LinkedHashMap<>(call.operation().parameters());
                    parameters.put("name", spelling);
                    Conversation conversation = opened(bench, bench.present(bench.token()));
                    Outgoing request = conversation.request(new Operation("tools/call", parameters));
                    Reply reply = conversation.send(request);
                    // Anything but a result without error is a denial: a name that nobody knows is one, too.
                    return reply.isExecuted() ? call.executed("as \"" + spelling + "\"", reply) : Verdict.passed();
                })
                .toList());
    }

    private static Verdict nearly(Bench bench) {
        List<UnaryOperator<String>> misses = List.of(
                scope -> scope.substring(0, scope.length() - 1),
                scope -> scope + "x",
                scope -> "x" + scope,
                scope -> scope.toUpperCase(Locale.ROOT));
        List<String> needed = new ArrayList<>(PrivilegedCall.of(bench).scopes());
        needed.removeAll(bench.profile().scopes());
        return PrivilegedCall.worst(misses.stream()
                .map(miss -> needed.stream().map(miss).toList())
                .filter(scopes -> scopes.stream().noneMatch(s -> s.isEmpty() || needed.contains(s)))
                .map(scopes -> direct(bench, scopes))
                .toList());
    }

    private static Verdict inStrongerSession(Bench bench) {
        PrivilegedCall call = PrivilegedCall.of(bench);
        Conversation strong = opened(bench, bench.present(call.sufficient()));
        Reply reply = bench.conversation(bench.present(bench.token()))
                .in(strong.session())
                .ask(call.operation());
        return call.denied("in a session that a privileged token opened", reply);
    }

    private interface Asking {
        Outgoing request(Conversation conversation, String way);
    }

    private static Verdict all(Bench bench, Map<String, UnaryOperator<Outgoing>> ways, Asking asking) {
        PrivilegedCall call = PrivilegedCall.of(bench);
        List<Verdict> verdicts = new ArrayList<>();
        ways.forEach((way, change) -> {
            Conversation conversation = opened(bench, bench.present(bench.token()));
            verdicts.add(call.denied(way, conversation.send(change.apply(asking.request(conversation, way)))));
        });
        return PrivilegedCall.worst(verdicts);
    }

    private static Conversation stateless(Bench bench, Presentation credentials) {
        return bench.conversation(credentials, McpRevision.V2026_07_28);
    }

    private static Conversation opened(Bench bench, Presentation credentials) {
        Conversation conversation = bench.conversation(credentials);
        if (!conversation.isOpen()) {
            conversation.open();
        }
        return conversation;
    }
}
