package dev.gatecrash.internal.contract.traffic;

import static dev.gatecrash.check.Family.TRANSPORT;
import static dev.gatecrash.check.Severity.CRITICAL;
import static dev.gatecrash.check.Severity.HIGH;
import static dev.gatecrash.check.Severity.MEDIUM;
import static dev.gatecrash.internal.contract.bench.Row.must;

import dev.gatecrash.check.Clause;
import dev.gatecrash.check.Severity;
import dev.gatecrash.check.Verdict;
import dev.gatecrash.flow.McpRevision;
import dev.gatecrash.internal.contract.bench.Bench;
import dev.gatecrash.internal.contract.bench.Presentation;
import dev.gatecrash.internal.contract.bench.Reply;
import dev.gatecrash.internal.contract.bench.Row;
import dev.gatecrash.internal.contract.bench.Stimulus;
import dev.gatecrash.internal.contract.http.Streams;
import dev.gatecrash.internal.contract.wire.Outgoing;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Does every form of request to the endpoint need a token: each method, path, version and media type? */
public final class RequestChecks {

    private static final Clause EVERY = Clause.mcp("basic/authorization", "Token Requirements");
    private static final Clause PRIVILEGE =
            Clause.mcp("basic/authorization/security-considerations", "Access Token Privilege Restriction");

    private RequestChecks() {}

    /** The rows. */
    public static List<Row> rows() {
        return List.of(
                closed(8, MEDIUM, Clause.rfc(9110, "9.1").and(PRIVILEGE))
                        .title("Another HTTP method is no way past the token")
                        .sends("without a token: PUT, PATCH, post, X-HTTP-Method-Override; and TRACE with a token")
                        .because("A filter that lists methods forgets one.")
                        .remedy(
                                "Protect the path, not the methods; answer 405 to those that you do not serve, and disable TRACE.")
                        .when(RequestChecks::methodsAreShut),
                closed(9, CRITICAL, PRIVILEGE)
                        .title("Another spelling of the path is no way past the token")
                        .sends(
                                "without a token: the path with other slashes, dots, case, encoding, parameters and endings")
                        .because("If filter and router understand a path differently, the filter can be walked around.")
                        .remedy("Deny by default, and exempt what is public by exact path, after normalization.")
                        .when(RequestChecks::pathsAreShut),
                closed(10, CRITICAL, EVERY.and(PRIVILEGE))
                        .title("An old or neighbouring endpoint is no way past the token")
                        .sends("without a token: GET /sse, and messages to /messages, /message, /rpc and the like")
                        .because("The endpoints of the transport of 2024 are often still there, and forgotten.")
                        .remedy("Remove the old endpoints, or put the same authentication in front of them.")
                        .when(RequestChecks::neighboursAreShut),
                closed(14, HIGH, EVERY)
                        .title("Another protocol version is no way past the token")
                        .sends("without a token: five values of MCP-Protocol-Version, and requests of the other era")
                        .because(
                                "Servers that speak several versions have a handler for each, and need a filter for each.")
                        .remedy("Put authentication in front of what chooses between versions.")
                        .when(RequestChecks::versionsAreShut),
                closed(17, MEDIUM, PRIVILEGE)
                        .title("Another media type or framing is no way past the token")
                        .sends("without a token: other Content-Types, a chunked body, Expect: 100-continue")
                        .because("A filter that looks at JSON only lets the rest through.")
                        .remedy("Check the token whatever the body is.")
                        .refuses(
                                type("text/plain"),
                                type("application/octet-stream"),
                                type("application/x-www-form-urlencoded"),
                                type("application/json-rpc"),
                                type("application/json; charset=utf-8"),
                                without("no Content-Type", request -> request.without("Content-Type")),
                                without("a chunked body", RequestChecks::chunked),
                                without("Expect", request -> request.plus("Expect", "100-continue"))));
    }

    private static Row.Draft closed(int number, Severity severity, Clause clause) {
        return must(TRANSPORT, number, severity, clause).expects("401, or another refusal");
    }

    private static Stimulus without(String words, UnaryOperator<Outgoing> change) {
        return Stimulus.without("no token, and " + words, change::apply);
    }

    private static Stimulus type(String value) {
        return without("Content-Type: " + value, request -> request.with("Content-Type", value));
    }

    private static Outgoing chunked(Outgoing request) {
        int length = request.body().getBytes(StandardCharsets.UTF_8).length;
        return request.plus("Transfer-Encoding", "chunked")
                .body("%x\r\n%s\r\n0\r\n\r\n".formatted(length, request.body()));
    }

    private static Verdict methodsAreShut(Bench bench) {
        String token = bench.token().mint().value();
        Reply trace =
                bench.send(Outgoing.of("TRACE", bench.target().endpoint()).plus("Authorization", "Bearer " + token));
        if (trace.body().contains(token)) {
            return bench.failed("405", "TRACE sends the token back", trace);
        }
        Stream<Stimulus> methods = Stream.of("PUT", "PATCH", "post", "OPTIONS", "GATECRASH")
                .map(method -> without("the method " + method, request -> request.method(method)));
        Stream<Stimulus> overrides = Stream.of("X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override")
                .flatMap(name -> Stream.of("GET", "OPTIONS")
                        .map(method -> without(name + ": " + method, request -> request.plus(name, method))));
        return bench.refuses("no result", Stream.concat(methods, overrides).toList());
    }

    private static Verdict pathsAreShut(Bench bench) {
        String path = bench.target().endpoint().getRawPath();
        if (path.length() < 2) {
            return Verdict.skipped("the endpoint has no path");
        }
        String last = path.substring(path.lastIndexOf('/') + 1);
        String parent = path.substring(0, path.length() - last.length());
        Stream<String> targets = Stream.of(
                path + "/",
                path + "//",
                "/" + path,
                parent + "./" + last,
                parent + "x/../" + last,
                parent + "%2e/" + last,
                path + ";a=b",
                parent + ";/" + last,
                parent + "%%%02x".formatted((int) last.charAt(0)) + last.substring(1),
                parent + last.toUpperCase(Locale.ROOT),
                path + "%2f",
                path + "?",
                path + "?x=/public",
                path + "#/public",
                path + "/.",
                path + ".json",
                path + "%20",
                path + "%00",
                "/.well-known/oauth-protected-resource/.." + path,
                "/.well-known/oauth-protected-resource/%2e%2e" + path,
                bench.target().endpoint().toString());
        return bench.refuses(
                "no result",
                targets.distinct()
                        .map(target -> without("the target " + relative(target), request -> request.target(target)))
                        .toList());
    }

    private static String relative(String target) {
        return target.startsWith("http") ? "in absolute form" : target;
    }

    private static Verdict neighboursAreShut(Bench bench) {
        URI endpoint = bench.target().endpoint();
        String parent = endpoint.getRawPath().replaceFirst("/[^/]*/?$", "");
        List<String> bases = Stream.of("", parent, endpoint.getRawPath().replaceFirst("/$", ""))
                .distinct()
                .toList();
        for (String base : bases) {
            Outgoing get = Outgoing.of("GET", endpoint).target(base + "/sse").plus("Accept", "text/event-stream");
            Reply stream = Streams.open(bench, get);
            if (stream.isAnswer() && Streams.isOpen(stream)) {
                return bench.failed("401 or 404", "GET " + base + "/sse opens a stream", stream);
            }
        }
        List<Stimulus> posts = bases.stream()
                .flatMap(base -> Stream.of(
                                "/messages?sessionId=x", "/message?sessionId=x", "/sse", "/rpc", "/v1", "/stream")
                        .map(name -> base + name))
                .map(target -> without("the target " + target, request -> request.target(target)))
                .toList();
        return bench.refuses("401 or 404", posts);
    }

    private static Verdict versionsAreShut(Bench bench) {
        List<Stimulus> versions = Stream.of("2024-11-05", "2025-03-26", "2025-06-18", "2026-07-28", "1900-01-01")
                .map(version -> without(
                        "MCP-Protocol-Version: " + version, request -> request.with("MCP-Protocol-Version", version)))
                .toList();
        McpRevision other =
                bench.profile().revision().isStateless() ? McpRevision.V2025_11_25 : McpRevision.V2026_07_28;
        Reply reply = bench.conversation(Presentation.none(), other)
                .ask(bench.profile().probe());
        if (reply.isExecuted() && !bench.isOpenToAll()) {
            return bench.failed("401", "as revision %s: %s".formatted(other.value(), reply.words()), reply);
        }
        return bench.refuses("401", versions);
    }
}
