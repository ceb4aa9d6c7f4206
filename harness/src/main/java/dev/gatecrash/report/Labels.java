package dev.gatecrash.report;

import dev.gatecrash.http.DecodedToken;
import dev.gatecrash.http.Exchange;
import dev.gatecrash.http.Party;
import dev.gatecrash.http.Request;
import dev.gatecrash.http.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What stands on an arrow: the request or the answer in a few words. */
final class Labels {

    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]");
    private static final Pattern CHALLENGE_ERROR = Pattern.compile("error=\"?([a-z_]{1,60})");
    private static final String WELL_KNOWN = "/.well-known/";

    private Labels() {}

    static String request(Exchange exchange) {
        Request request = exchange.request();
        String what = exchange.to() == Party.MCP_SERVER
                ? rpc(request).orElseGet(() -> target(exchange))
                : target(exchange)
                        + request.parameter("grant_type").map(g -> " " + g).orElse("");
        boolean bearer = request.headers().first("Authorization").isPresent();
        return printable(exchange.to() == Party.MCP_SERVER && bearer ? what + " + token" : what);
    }

    static String answer(Exchange exchange) {
        Response response = exchange.response();
        if (response.status() == 0) {
            return "no answer";
        }
        String tokens = exchange.issuedTokens().stream().map(DecodedToken::name).collect(Collectors.joining(", "));
        String what = error(response).orElse(tokens);
        return printable(what.isEmpty() ? String.valueOf(response.status()) : response.status() + " " + what);
    }

    /** Which parameters a redirect hands over, if it hands over any of a response (RFC 6749 §4.1.2). */
    static Optional<String> redirect(Exchange exchange) {
        return exchange.response()
                .headers()
                .first("Location")
                .flatMap(Labels::uri)
                .map(location ->
                        new Request("GET", location, exchange.response().headers(), "").query())
                .filter(query -> query.containsKey("code") || query.containsKey("error"))
                .map(query -> printable("redirect with "
                        + (query.containsKey("code")
                                ? "code"
                                : String.join(" ", query.getOrDefault("error", List.of())))));
    }

    private static Optional<String> error(Response response) {
        Optional<String> challenge = response.headers()
                .first("WWW-Authenticate")
                .map(CHALLENGE_ERROR::matcher)
                .filter(Matcher::find)
                .map(m -> m.group(1));
        Optional<Object> inBody = response.json().map(json -> json.get("error"));
        return Stream.of(challenge, inBody.map(Labels::text))
                .flatMap(Optional::stream)
                .findFirst();
    }

    // A JSON-RPC error is an object, an OAuth error a code.
    private static String text(Object error) {
        return error instanceof Map<?, ?> rpc ? "JSON-RPC error " + rpc.get("code") : String.valueOf(error);
    }

    private static Optional<String> rpc(Request request) {
        Map<String, Object> message = request.json().orElse(Map.of());
        Object name = message.get("params") instanceof Map<?, ?> parameters ? parameters.get("name") : null;
        String tool = name == null ? "" : " " + name;
        return Optional.ofNullable(message.get("method")).map(method -> method + tool);
    }

    private static String target(Exchange exchange) {
        Request request = exchange.request();
        String path = String.valueOf(request.uri().getRawPath());
        int known = path.indexOf(WELL_KNOWN);
        String shown = known >= 0
                ? path.substring(known + WELL_KNOWN.length()).split("/", 2)[0]
                : exchange.endpoint()
                        .filter(e -> path.endsWith(e.path()))
                        .map(e -> e.path())
                        .orElse(path);
        return request.method() + " " + shown;
    }

    private static Optional<URI> uri(String text) {
        try {
            return Optional.of(URI.create(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String printable(String text) {
        String start = text.length() <= 120 ? text : text.substring(0, 120);
        return UNPRINTABLE.matcher(start).replaceAll("?");
    }
}
