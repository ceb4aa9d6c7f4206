package dev.gatecrash.assertj;

import dev.gatecrash.http.Exchange;
import dev.gatecrash.http.Headers;
import dev.gatecrash.http.Request;
import dev.gatecrash.http.Response;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Exchanges as text for the message of a failure: what matters of them, on few lines, secrets cut. */
final class Narration {

    private static final int LONGEST_TEXT = 600;
    private static final int MOST_EXCHANGES = 10;
    private static final Set<String> NOISE = names(
            "Accept",
            "Accept-Encoding",
            "Access-Control-Allow-Origin",
            "Access-Control-Expose-Headers",
            "Cache-Control",
            "Connection",
            "Content-Length",
            "Date",
            "Host",
            "Pragma",
            "User-Agent",
            "Vary");

    private static final Set<String> SECRETS =
            names("client_secret", "code_verifier", "password", "client_assertion", "assertion");
    private static final Set<String> TOKENS = names(
            "code",
            "token",
            "access_token",
            "refresh_token",
            "id_token",
            "subject_token",
            "actor_token",
            "device_code");

    /** A member of a JSON object, or a parameter of a query or form, that must not be printed whole. */
    private static final Pattern TOKEN_VALUE = Pattern.compile(
            "(?<![A-Za-z_])((?:code|access_token|refresh_token|id_token|client_secret|device_code)\"?\\s*[=:]\\s*\"?)"
                    + "([^\"&\\s,}]{10})[^\"&\\s,}]+");

    private static final Pattern CREDENTIALS = Pattern.compile("^(\\S+ \\S{10})\\S+");

    private Narration() {}

    /** What was expected and what came instead, with the exchanges that show it. */
    static String mismatch(String expected, String got, String evidence) {
        return "\nexpected  %s\ngot       %s\n%s"
                .formatted(expected, got, evidence.indent(2).stripTrailing());
    }

    static String of(Exchange exchange) {
        String reason = exchange.reason().isBlank() ? "" : "reason  " + exchange.reason() + "\n";
        return of(exchange.request()) + of(exchange.response()) + reason;
    }

    /** The newest of these, numbered. */
    static String of(List<Exchange> exchanges) {
        if (exchanges.isEmpty()) {
            return "no request\n";
        }
        int first = Math.max(0, exchanges.size() - MOST_EXCHANGES);
        String omitted = first == 0 ? "" : "(%d older ones left out)\n".formatted(first);
        return omitted
                + IntStream.range(first, exchanges.size())
                        .mapToObj(i -> (i + 1) + ".\n" + of(exchanges.get(i)).indent(2))
                        .collect(Collectors.joining());
    }

    static String of(Response response) {
        return "< " + response.status() + "\n" + headers("< ", response.headers()) + body("< ", response.body());
    }

    private static String of(Request request) {
        String parameters = request.parameters().entrySet().stream()
                .flatMap(e ->
                        e.getValue().stream().map(v -> ">   %s = %s\n".formatted(e.getKey(), value(e.getKey(), v))))
                .collect(Collectors.joining());
        String body = request.isForm() ? "" : body("> ", request.body());
        return "> %s %s\n"
                        .formatted(
                                request.method(),
                                printable(String.valueOf(request.uri().getRawPath())))
                + headers("> ", request.headers())
                + parameters
                + body;
    }

    private static String headers(String mark, Headers headers) {
        return headers.fields().entrySet().stream()
                .filter(e -> !NOISE.contains(e.getKey()))
                .flatMap(e -> e.getValue().stream().map(v -> mark + e.getKey() + ": " + header(e.getKey(), v) + "\n"))
                .collect(Collectors.joining());
    }

    private static String header(String name, String value) {
        boolean credentials = name.equalsIgnoreCase("Authorization") || name.equalsIgnoreCase("Cookie");
        return shown(credentials ? CREDENTIALS.matcher(value).replaceAll("$1…") : value);
    }

    private static String value(String name, String value) {
        if (SECRETS.contains(name)) {
            return "…";
        }
        return TOKENS.contains(name) && value.length() > 10 ? printable(value.substring(0, 10)) + "…" : shown(value);
    }

    private static String body(String mark, String body) {
        return body.isBlank()
                ? ""
                : shown(body.strip()).lines().map(line -> mark + line + "\n").collect(Collectors.joining());
    }

    private static String shown(String text) {
        String cut = TOKEN_VALUE.matcher(printable(text)).replaceAll("$1$2…");
        return cut.length() <= LONGEST_TEXT
                ? cut
                : cut.substring(0, LONGEST_TEXT) + "… (" + cut.length() + " characters)";
    }

    // A hostile value must not garble a terminal.
    private static String printable(String text) {
        return text.replaceAll("[\\p{Cntrl}&&[^\n]]", "?");
    }

    private static Set<String> names(String... names) {
        Set<String> set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        set.addAll(List.of(names));
        return set;
    }
}
