package dev.gatecrash.http;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** An exchange as text for a terminal: what matters of it, on few lines. */
final class ExchangeText {

    private static final int LONGEST_PAGE = 500;
    private static final Pattern MARKUP = Pattern.compile("(?is)<style.*?</style>|<[^>]*>");
    private static final Set<String> NOISE = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

    static {
        NOISE.addAll(List.of(
                "Accept",
                "Accept-Encoding",
                "Access-Control-Allow-Origin",
                "Access-Control-Expose-Headers",
                "Cache-Control",
                "Connection",
                "Content-Length",
                "Date",
                "Host",
                "Http2-Settings",
                "Pragma",
                "Upgrade",
                "User-Agent",
                "Vary"));
    }

    private ExchangeText() {}

    static String of(Exchange exchange) {
        return of(exchange.request())
                + tokens("> ", exchange.presentedTokens())
                + of(exchange.response(), took(exchange.timing()))
                + tokens("< ", exchange.issuedTokens())
                + why(exchange.decision());
    }

    private static String of(Request request) {
        String parameters = request.parameters().entrySet().stream()
                .flatMap(e -> e.getValue().stream()
                        .map(v ->
                                ">   %s = %s\n".formatted(Shortened.line(e.getKey()), Shortened.value(e.getKey(), v))))
                .collect(Collectors.joining());
        String target = request.uri().toString().split("\\?", 2)[0];
        return "> %s %s\n".formatted(Shortened.line(request.method()), Shortened.line(target))
                + headers("> ", request.headers())
                + parameters
                + (request.isForm() ? "" : body("> ", request.body()));
    }

    static String of(Response response) {
        return of(response, "");
    }

    private static String took(Timing timing) {
        long millis = timing.took().toMillis();
        return millis == 0 ? "" : " after " + millis + " ms";
    }

    private static String of(Response response, String took) {
        String status = response.status() == 0 ? "nothing" : String.valueOf(response.status());
        return "< " + status + took + "\n" + headers("< ", response.headers()) + body(response);
    }

    /** Of a page its words, without style and tags, which would take a screen. */
    private static String body(Response response) {
        boolean page = response.headers().first("Content-Type").orElse("").startsWith("text/html");
        String text = page && response.body().length() > LONGEST_PAGE
                ? MARKUP.matcher(response.body()).replaceAll(" ").replaceAll("\\s+", " ")
                : response.body();
        return body("< ", text);
    }

    private static String headers(String mark, Headers headers) {
        return headers.fields().entrySet().stream()
                .filter(e -> !NOISE.contains(e.getKey()))
                .flatMap(e -> e.getValue().stream()
                        .map(v -> "%s%s: %s\n"
                                .formatted(mark, Shortened.line(e.getKey()), Shortened.header(e.getKey(), v))))
                .collect(Collectors.joining());
    }

    private static String body(String mark, String body) {
        return body.isBlank()
                ? ""
                : Shortened.text(body.strip())
                        .lines()
                        .filter(line -> !line.isBlank())
                        .map(line -> mark + line + "\n")
                        .collect(Collectors.joining());
    }

    private static String tokens(String mark, List<DecodedToken> tokens) {
        return tokens.stream()
                .filter(token -> !token.isOpaque())
                .map(token -> "%s  %s says %s %s\n"
                        .formatted(
                                mark,
                                token.name(),
                                Shortened.line(token.headerJson()),
                                Shortened.line(token.claimsJson())))
                .collect(Collectors.joining());
    }

    private static String why(Decision decision) {
        if (decision.reason().isBlank()) {
            return "";
        }
        String clause = decision.clause().map(c -> " (" + c + ")").orElse("");
        return "reason  %s%s\n".formatted(Shortened.line(decision.reason()), clause);
    }
}
