package dev.gatecrash.internal.journal;

import dev.gatecrash.http.Exchange;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A journal as text: one line for the request, one for the answer and its reason. */
final class Narrative {

    private static final int LONGEST_VALUE = 60;
    private static final int LONGEST_REASON = 200;
    // Enough of them to tell one from another.
    private static final Set<String> CREDENTIALS = Set.of("code", "refresh_token", "token", "access_token");
    private static final Set<String> SECRETS = Set.of("client_secret", "code_verifier", "password", "client_assertion");

    private Narrative() {}

    static String of(List<Exchange> exchanges, long dropped) {
        if (exchanges.isEmpty()) {
            return "nothing was asked of this issuer\n";
        }
        StringBuilder text = new StringBuilder();
        if (dropped > 0) {
            text.append("(%d older exchanges were dropped)%n".formatted(dropped));
        }
        int number = 0;
        for (Exchange exchange : exchanges) {
            number++;
            text.append("%3d  %s %s%s%n"
                    .formatted(number, exchange.request().method(), path(exchange), parameters(exchange)));
            text.append("     -> %s  %s%n".formatted(status(exchange), shown(exchange.reason(), LONGEST_REASON)));
        }
        return text.toString();
    }

    private static String status(Exchange exchange) {
        int status = exchange.response().status();
        return status == 0 ? "nothing" : String.valueOf(status);
    }

    private static String path(Exchange exchange) {
        return shown(exchange.request().uri().getRawPath());
    }

    private static String parameters(Exchange exchange) {
        Map<String, List<String>> parameters = exchange.request().parameters();
        return parameters.entrySet().stream()
                .flatMap(e -> e.getValue().stream()
                        .map(value -> "%n       %s = %s".formatted(shown(e.getKey()), value(e.getKey(), value))))
                .collect(Collectors.joining());
    }

    private static String value(String name, String value) {
        if (SECRETS.contains(name)) {
            return "…";
        }
        return CREDENTIALS.contains(name) ? shown(value.substring(0, Math.min(value.length(), 6))) + "…" : shown(value);
    }

    // Printable and short: a hostile parameter must not garble a terminal.
    private static String shown(String value) {
        return shown(value, LONGEST_VALUE);
    }

    private static String shown(String value, int longest) {
        String start = value.length() <= longest
                ? value
                : value.substring(0, longest) + "… (" + value.length() + " characters)";
        return start.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]", "?");
    }
}
