package dev.gatecrash.internal.contract.http;

import static dev.gatecrash.check.Family.TRANSPORT;
import static dev.gatecrash.check.Severity.CRITICAL;
import static dev.gatecrash.check.Severity.HIGH;
import static dev.gatecrash.check.Severity.MEDIUM;
import static dev.gatecrash.internal.contract.bench.Row.must;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.util.JSONObjectUtils;
import dev.gatecrash.check.Clause;
import dev.gatecrash.check.Verdict;
import dev.gatecrash.internal.contract.bench.Bench;
import dev.gatecrash.internal.contract.bench.Need;
import dev.gatecrash.internal.contract.bench.Presentation;
import dev.gatecrash.internal.contract.bench.Reply;
import dev.gatecrash.internal.contract.bench.Row;
import dev.gatecrash.internal.contract.bench.Stimulus;
import dev.gatecrash.token.Defect;
import java.net.URLEncoder;
import java.text.ParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** Is the Authorization header the only place where a token counts (RFC 6750 §2; MCP, Token Requirements)? */
public final class CredentialPlaceChecks {

    private static final Clause REQUIREMENTS = Clause.mcp("basic/authorization", "Token Requirements");
    private static final Clause QUERY = REQUIREMENTS.and(Clause.rfc(9700, "4.3.2"));
    private static final String HEADER_ONLY = "Take the token from the Authorization header and from nowhere else.";

    private CredentialPlaceChecks() {}

    /** The rows. */
    public static List<Row> rows() {
        return List.of(
                place(1, HIGH, QUERY)
                        .title("A token in the query does not count")
                        .sends("a good token in the query, under five names")
                        .because("Queries end up in logs, histories and Referer headers, and the tokens with them.")
                        .refuses(Stream.of("access_token", "token", "bearer_token", "authorization", "jwt")
                                .map(CredentialPlaceChecks::inQuery)
                                .toArray(Stimulus[]::new)),
                place(2, HIGH, QUERY)
                        .title("A token in the query does not make up for a bad one in the header")
                        .sends("an invalid token in the header and a good one in the query")
                        .because("A fallback is a way in that nobody looks at.")
                        .refuses(afterBadHeader(
                                "a good token in the query after a bad one in the header",
                                token -> Presentation.query("access_token=" + token))),
                place(3, HIGH, QUERY)
                        .title("A token in the query does not replace the one in the header")
                        .sends("a good token in the header, and in the query another user's, and an invalid one")
                        .expects("the header's user, or 400")
                        .because("Who can make a victim follow a link could choose the account that is used.")
                        .needs(Need.BEARER)
                        .when(CredentialPlaceChecks::headerWins),
                place(4, MEDIUM, Clause.rfc(6750, "2.2").and(REQUIREMENTS))
                        .title("A token in the body does not count")
                        .sends("a good token in the JSON body, and good and bad ones in a form")
                        .because("A form can be sent by any web page.")
                        .when(CredentialPlaceChecks::bodyIsIgnored),
                place(5, HIGH, REQUIREMENTS)
                        .title("A token in a cookie does not count")
                        .sends("a good token in a cookie, under four names")
                        .because("Browsers send cookies by themselves, also when another site asks them to.")
                        .refuses(Stream.of("access_token", "token", "jwt", "Authorization")
                                .map(CredentialPlaceChecks::inCookie)
                                .toArray(Stimulus[]::new)),
                place(13, CRITICAL, Clause.rfc(9700, "4.13").and(REQUIREMENTS))
                        .title("Headers that only a proxy should set do not count")
                        .sends("no token, and in ten headers a user's name or a local address")
                        .because("Whoever can reach the server past the proxy is whoever he says he is.")
                        .remedy("Do not read identity from such headers, or drop them at the edge and check the proxy.")
                        .refuses(proxyHeaders().toArray(Stimulus[]::new)),
                place(16, HIGH, REQUIREMENTS)
                        .title("A token in the message does not count")
                        .sends("a good token in params._meta, in params, and in Sec-WebSocket-Protocol")
                        .because("Messages are logged and handed on, and the tokens in them, too.")
                        .refuses(
                                inMessage("_meta", "authorization"),
                                inMessage("_meta", "access_token"),
                                Stimulus.good("a good token in params", token -> inParams("access_token", token)),
                                Stimulus.good(
                                        "a good token in Sec-WebSocket-Protocol",
                                        token -> Presentation.header("Sec-WebSocket-Protocol", "bearer, " + token))));
    }

    private static Row.Draft place(int number, dev.gatecrash.check.Severity severity, Clause clause) {
        return must(TRANSPORT, number, severity, clause).expects("401").remedy(HEADER_ONLY);
    }

    private static Stimulus inQuery(String name) {
        String prefix = name.equals("authorization") ? "Bearer%20" : "";
        return Stimulus.good(
                "a good token in the query as " + name, token -> Presentation.query(name + "=" + prefix + token));
    }

    private static Stimulus inCookie(String name) {
        String prefix = name.equals("Authorization") ? "Bearer%20" : "";
        return Stimulus.good(
                "a good token in the cookie " + name,
                token -> Presentation.header("Cookie", name + "=" + prefix + token));
    }

    private static Stimulus afterBadHeader(String words, Function<String, Presentation> other) {
        return new Stimulus(
                words, bench -> bad(bench).and(other.apply(bench.token().mint().value())));
    }

    private static Presentation bad(Bench bench) {
        return bench.present(bench.jwt().with(Defect.ALTERED_SIGNATURE));
    }

    private static Stream<Stimulus> proxyHeaders() {
        Map<String, String> headers = new LinkedHashMap<>();
        Stream.of("X-Forwarded-User", "X-Auth-Request-User", "X-Remote-User", "Remote-User", "X-User", "X-User-Id")
                .forEach(name -> headers.put(name, "alice"));
        headers.put("X-Forwarded-For", "127.0.0.1");
        headers.put("X-Real-IP", "127.0.0.1");
        headers.put("X-Original-URL", "/public");
        headers.put("X-Rewrite-URL", "/public");
        return headers.entrySet().stream()
                .map(header -> new Stimulus(
                        "no token, and " + header.getKey(),
                        bench -> Presentation.header(
                                header.getKey(),
                                header.getValue().replace("alice", bench.users().get(0)))));
    }

    private static Stimulus inMessage(String object, String member) {
        return Stimulus.good(
                "a good token in params." + object + "." + member,
                token -> message(root -> {
                    Map<String, Object> params = member(root, "params");
                    Map<String, Object> inner = member(params, object);
                    inner.put(member, member.equals("authorization") ? "Bearer " + token : token);
                    params.put(object, inner);
                    root.put("params", params);
                }));
    }

    private static Presentation inParams(String member, String token) {
        return message(root -> {
            Map<String, Object> params = member(root, "params");
            params.put(member, token);
            root.put("params", params);
        });
    }

    private static Presentation message(java.util.function.Consumer<Map<String, Object>> change) {
        return request -> {
            try {
                Map<String, Object> root = new LinkedHashMap<>(JSONObjectUtils.parse(request.body()));
                change.accept(root);
                return request.body(JSONObjectUtils.toJSONString(root));
            } catch (ParseException e) {
                throw new IllegalStateException("the message is no JSON object", e);
            }
        };
    }

    @SuppressWarnings("unchecked") // the keys of a JSON object are strings
    private static Map<String, Object> member(Map<String, Object> object, String name) {
        return object.get(name) instanceof Map<?, ?> map
                ? new LinkedHashMap<>((Map<String, Object>) map)
                : new LinkedHashMap<>();
    }

    private static Verdict headerWins(Bench bench) {
        String other = bench.users().get(bench.users().size() - 1);
        Presentation header = bench.present(bench.token());
        Reply theirs = bench.probe(header.and(
                Presentation.query("access_token=" + bench.token(other).mint().value())));
        String mine = bench.users().get(0);
        if (bench.profile().tellsUser(mine)
                && theirs.isExecuted()
                && !theirs.body().contains(mine)) {
            return bench.failed("the header's user", "the user of the query", theirs);
        }
        Reply invalid = bench.probe(header.and(Presentation.query("access_token="
                + bench.jwt().with(Defect.ALTERED_SIGNATURE).mint().value())));
        return theirs.isExecuted() && invalid.status() == 401
                ? bench.failed(
                        "the token of the header to count",
                        "accepted with a good token in the query, refused with a bad one: " + invalid.words(),
                        invalid)
                : Verdict.passed();
    }

    private static Verdict bodyIsIgnored(Bench bench) {
        Stimulus inJson = Stimulus.good(
                "a good token in the JSON body", token -> message(root -> root.put("access_token", token)));
        Verdict json = bench.refuses("401", List.of(inJson));
        if (!(json instanceof Verdict.Passed)) {
            return json;
        }
        Reply good = form(bench, bench.token().mint().value());
        Reply bad =
                form(bench, bench.jwt().with(Defect.ALTERED_SIGNATURE).mint().value());
        return bad.status() == 401 && good.isAnswer() && good.status() != 401
                ? bench.failed(
                        "the same answer to a good token and a bad one",
                        "with a good token in a form %s; with a bad one %s".formatted(good.words(), bad.words()),
                        good)
                : Verdict.passed();
    }

    private static Reply form(Bench bench, String token) {
        return bench.send(bench.conversation(Presentation.none())
                .bare("POST")
                .with("Content-Type", "application/x-www-form-urlencoded")
                .body("access_token=" + URLEncoder.encode(token, UTF_8)));
    }
}
