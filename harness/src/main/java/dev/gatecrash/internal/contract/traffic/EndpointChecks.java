package dev.gatecrash.internal.contract.traffic;

import static dev.gatecrash.check.Family.TRANSPORT;
import static dev.gatecrash.check.Severity.CRITICAL;
import static dev.gatecrash.check.Severity.HIGH;
import static dev.gatecrash.check.Severity.MEDIUM;
import static dev.gatecrash.internal.contract.bench.Row.must;

import com.nimbusds.jose.util.JSONObjectUtils;
import dev.gatecrash.check.Clause;
import dev.gatecrash.check.Severity;
import dev.gatecrash.check.Verdict;
import dev.gatecrash.internal.contract.bench.Bench;
import dev.gatecrash.internal.contract.bench.Conversation;
import dev.gatecrash.internal.contract.bench.Need;
import dev.gatecrash.internal.contract.bench.Presentation;
import dev.gatecrash.internal.contract.bench.Reply;
import dev.gatecrash.internal.contract.bench.Row;
import dev.gatecrash.internal.contract.http.Streams;
import dev.gatecrash.internal.contract.wire.Line;
import dev.gatecrash.internal.contract.wire.Outgoing;
import dev.gatecrash.token.Defect;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Does every request of a conversation need a token: streams, ends of sessions, notifications, each on a kept connection? */
public final class EndpointChecks {

    private static final Clause EVERY = Clause.mcp("basic/authorization", "Token Requirements");
    private static final Need TLS = new Need(
            bench -> "https".equals(bench.target().endpoint().getScheme()), "the server under test speaks no TLS");
    private static final Need SHUT = new Need(bench -> !bench.isOpenToAll(), "the ordinary call needs no token at all");

    private EndpointChecks() {}

    /** The rows. */
    public static List<Row> rows() {
        return List.of(
                every(6, CRITICAL)
                        .title("No event stream without a good token")
                        .sends(
                                "GET for the event stream, without a token and with an invalid one, with a session and without")
                        .expects("401, or 405 where there are no streams")
                        .because("Who is on the stream reads what the server tells its users.")
                        .remedy("Protect GET just as POST.")
                        .needs(SHUT)
                        .when(EndpointChecks::streamIsShut),
                every(7, HIGH)
                        .title("Nobody without a token can end a session")
                        .sends("DELETE of a session without a token")
                        .expects("401, or 405, and the session goes on")
                        .because("Anybody who has seen a session id could cut its user off.")
                        .remedy("Protect DELETE just as POST.")
                        .needs(SHUT, Need.SESSIONS)
                        .when(EndpointChecks::sessionIsNotEnded),
                every(11, CRITICAL)
                        .title("A token counts for its own request only, and not for the connection")
                        .sends("on one connection a good token, then no token, then an invalid one")
                        .expects("401 for the last two")
                        .because("A proxy sends requests of many users over one connection.")
                        .remedy("Look at the token of each request; keep nothing per connection.")
                        .needs(SHUT)
                        .when(EndpointChecks::connectionIsNobody),
                every(12, HIGH)
                        .title("A notification needs a token")
                        .sends("a notification, and an answer to the server, without a token")
                        .expects("401, and not 202")
                        .because("Strangers could cancel requests, or answer in their user's name.")
                        .remedy("Check the token before you look at what kind of message it is.")
                        .needs(SHUT)
                        .when(EndpointChecks::notificationIsRefused),
                must(TRANSPORT, 15, MEDIUM, Clause.rfc(6750, "5.3"))
                        .title("A token in clear is not taken")
                        .sends("a good token to the same port without TLS")
                        .expects("no result")
                        .because("Everybody on the way can read the token.")
                        .remedy("Close the port to plain HTTP, or redirect it without reading.")
                        .needs(TLS)
                        .when(EndpointChecks::clearIsShut));
    }

    private static Row.Draft every(int number, Severity severity) {
        return must(TRANSPORT, number, severity, EVERY);
    }

    private static Verdict streamIsShut(Bench bench) {
        Conversation own = bench.conversation(bench.present(bench.token()));
        own.ask(bench.profile().probe());
        Presentation bad = bench.present(bench.jwt().with(Defect.ALTERED_SIGNATURE));
        Optional<Reply> opened = Stream.of(Presentation.none(), bad)
                .flatMap(credentials -> Stream.of(own.session(), Optional.<String>empty())
                        .distinct()
                        .map(session ->
                                bench.conversation(credentials).in(session).bare("GET")))
                .map(get -> Streams.open(bench, get))
                .filter(Streams::isOpen)
                .findFirst();
        return opened.map(reply -> bench.failed("401", "an open stream: " + reply.words(), reply))
                .orElseGet(Verdict::passed);
    }

    private static Verdict sessionIsNotEnded(Bench bench) {
        Conversation own = bench.conversation(bench.present(bench.token()));
        own.open();
        Reply delete = bench.send(
                bench.conversation(Presentation.none()).in(own.session()).bare("DELETE"));
        Reply after = own.ask(bench.profile().probe());
        return after.isExecuted()
                ? Verdict.passed()
                : bench.failed(
                        "401, and the session goes on",
                        "%s, and then for its user %s".formatted(delete.words(), after.words()),
                        delete);
    }

    private static Verdict connectionIsNobody(Bench bench) {
        Conversation own = bench.conversation(bench.present(bench.token()));
        own.ask(bench.profile().probe());
        Presentation bad = bench.present(bench.jwt().with(Defect.ALTERED_SIGNATURE));
        for (Presentation credentials : List.of(Presentation.none(), bad)) {
            Conversation other = bench.conversation(credentials).in(own.session());
            try (Line line = bench.courier().open(bench.target().endpoint())) {
                Reply first = own.send(line, own.request(bench.profile().probe()));
                Reply second = other.send(line, other.request(bench.profile().probe()));
                // With the session alone, on a connection of its own, it is another fault.
                if (first.isExecuted()
                        && second.isExecuted()
                        && !other.ask(bench.profile().probe()).isExecuted()) {
                    return bench.failed("401", "after a good token on this connection " + second.words(), second);
                }
            } catch (IOException e) {
                return Verdict.skipped("no connection: " + e.getMessage());
            }
        }
        return Verdict.passed();
    }

    private static Verdict notificationIsRefused(Bench bench) {
        Conversation own = bench.conversation(bench.present(bench.token()));
        own.ask(bench.profile().probe());
        Conversation none = bench.conversation(Presentation.none()).in(Optional.empty());
        Conversation joined = bench.conversation(Presentation.none()).in(own.session());
        boolean sessionIsEnough = joined.ask(bench.profile().probe()).isExecuted();
        Stream<Conversation> callers = sessionIsEnough ? Stream.of(none) : Stream.of(none, joined);
        return callers.flatMap(caller -> Stream.of(
                        caller.notification("notifications/roots/list_changed"),
                        caller.notification("notifications/cancelled"),
                        caller.notification("").body(answer())))
                .map(bench::send)
                .filter(Reply::isAnswer)
                .filter(reply -> reply.isSuccess() && !isError(reply))
                .findFirst()
                .map(reply -> bench.failed("401", reply.words(), reply))
                .orElseGet(Verdict::passed);
    }

    /** A refusal in the body is one, though its status is wrong; that is judged once for all. */
    private static boolean isError(Reply reply) {
        return reply.exchange()
                .response()
                .json()
                .filter(json -> json.containsKey("error"))
                .isPresent();
    }

    private static String answer() {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("jsonrpc", "2.0");
        message.put("id", "gatecrash-1");
        message.put("result", Map.of());
        return JSONObjectUtils.toJSONString(message);
    }

    private static Verdict clearIsShut(Bench bench) {
        URI endpoint = bench.target().endpoint();
        URI clear = URI.create("http:" + endpoint.getRawSchemeSpecificPart());
        Presentation inClear =
                request -> new Outgoing(clear, request.method(), request.target(), request.fields(), request.body());
        Reply reply = bench.probe(bench.present(bench.token()).and(inClear));
        return reply.isExecuted() ? bench.failed("no result", reply.words(), reply) : Verdict.passed();
    }
}
