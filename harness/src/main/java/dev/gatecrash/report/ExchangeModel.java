package dev.gatecrash.report;

import com.nimbusds.jose.util.JSONObjectUtils;
import dev.gatecrash.http.DecodedToken;
import dev.gatecrash.http.Exchange;
import dev.gatecrash.http.Headers;
import dev.gatecrash.http.Request;
import dev.gatecrash.http.Response;
import dev.gatecrash.report.Arrow.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An exchange, or one half of it, as the templates want it. */
final class ExchangeModel {

    private static final Set<String> TIMES = Set.of("exp", "iat", "nbf", "auth_time");
    private static final int LONGEST_BODY = 20_000;

    private ExchangeModel() {}

    static Map<String, Object> whole(String label, Exchange exchange) {
        Map<String, Object> model = new LinkedHashMap<>(request(exchange));
        model.putAll(answer(exchange));
        model.put("label", label);
        return model;
    }

    static Map<String, Object> half(Kind kind, Exchange exchange) {
        return kind == Kind.REQUEST ? request(exchange) : answer(exchange);
    }

    private static Map<String, Object> request(Exchange exchange) {
        Request request = exchange.request();
        return Map.of(
                "request",
                Map.of(
                        "line",
                        request.method() + " " + request.uri(),
                        "at",
                        exchange.timing().began().toString(),
                        "client",
                        exchange.decision().client().orElse(""),
                        "headers",
                        headers(request.headers()),
                        "parameters",
                        fields(request.parameters()),
                        "body",
                        request.isForm() ? "" : cut(request.body()),
                        "tokens",
                        tokens(exchange.presentedTokens())));
    }

    private static Map<String, Object> answer(Exchange exchange) {
        Response response = exchange.response();
        return Map.of(
                "answer",
                Map.of(
                        "line",
                        response.status() == 0 ? "no answer" : "status " + response.status(),
                        "took",
                        "%.1f ms".formatted(exchange.timing().took().toNanos() / 1e6),
                        "reason",
                        cut(exchange.reason()),
                        "clause",
                        exchange.decision().clause().orElse(""),
                        "headers",
                        headers(response.headers()),
                        "body",
                        cut(response.body()),
                        "tokens",
                        tokens(exchange.issuedTokens())));
    }

    private static Map<String, Object> headers(Headers headers) {
        return fields(headers.fields());
    }

    private static Map<String, Object> fields(Map<String, List<String>> fields) {
        List<Map<String, String>> rows = new ArrayList<>();
        fields.forEach((name, values) ->
                values.forEach(value -> rows.add(Map.of("name", cut(name), "value", cut(value), "note", ""))));
        return rows(rows);
    }

    private static List<Map<String, Object>> tokens(List<DecodedToken> tokens) {
        return tokens.stream()
                .map(token -> Map.<String, Object>of(
                        "name",
                        token.name(),
                        "value",
                        cut(token.value()),
                        "isOpaque",
                        token.isOpaque(),
                        "header",
                        claims(token.header()),
                        "claims",
                        claims(token.claims())))
                .toList();
    }

    private static Map<String, Object> claims(Map<String, Object> claims) {
        List<Map<String, String>> rows = new ArrayList<>();
        claims.forEach((name, value) ->
                rows.add(Map.of("name", cut(name), "value", cut(json(value)), "note", time(name, value))));
        return rows(rows);
    }

    private static Map<String, Object> rows(List<Map<String, String>> rows) {
        return Map.of("any", !rows.isEmpty(), "rows", rows);
    }

    // The value of a member, as JSON writes it.
    private static String json(Object value) {
        String object = JSONObjectUtils.toJSONString(Map.of("v", value));
        return object.substring(object.indexOf(':') + 1, object.length() - 1);
    }

    private static String time(String name, Object value) {
        boolean isTime = TIMES.contains(name) && value instanceof Number;
        long seconds = isTime ? ((Number) value).longValue() : 0;
        // Beyond this an Instant has no four-digit year, and a defect may ask for any number.
        boolean readable = isTime && seconds >= 0 && seconds < 253_402_300_800L;
        return readable ? Instant.ofEpochSecond(seconds).toString() : "";
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_BODY
                ? text
                : text.substring(0, LONGEST_BODY) + "… (" + text.length() + " characters)";
    }
}
