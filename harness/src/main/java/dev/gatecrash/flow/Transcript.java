package dev.gatecrash.flow;

import dev.gatecrash.http.Exchange;
import dev.gatecrash.http.Headers;
import java.util.regex.Pattern;

/** Writes an exchange for a person to read; tokens, codes and secrets are cut to their first characters. */
final class Transcript {

    private static final int LONGEST_BODY = 4000;
    private static final int SHOWN = 10;

    /** A member of a form, a query or a JSON object whose value must not be printed whole. */
    private static final Pattern SECRET = Pattern.compile(
            "(?<![A-Za-z_])((?:access_token|refresh_token|id_token|client_secret|code_verifier|code)\"?\\s*[=:]\\s*\"?)"
                    + "([^\"&\\s,}]{" + SHOWN + "})[^\"&\\s,}]+");

    private static final Pattern CREDENTIALS =
            Pattern.compile("(?i)(authorization: [!-~]+ )([!-~]{" + SHOWN + "})[!-~]+");

    private Transcript() {}

    static String of(Exchange exchange) {
        StringBuilder text = new StringBuilder()
                .append("> ")
                .append(exchange.request().method())
                .append(' ')
                .append(exchange.request().uri())
                .append('\n');
        part(text, "> ", exchange.request().headers(), exchange.request().body());
        text.append("< ").append(exchange.response().status()).append('\n');
        part(text, "< ", exchange.response().headers(), exchange.response().body());
        return safe(text.toString());
    }

    /** The first characters of a secret. */
    static String shortened(String secret) {
        return secret.length() <= SHOWN ? secret : secret.substring(0, SHOWN) + "…";
    }

    private static String safe(String text) {
        String cut = SECRET.matcher(text).replaceAll("$1$2…");
        return CREDENTIALS.matcher(cut).replaceAll("$1$2…");
    }

    private static void part(StringBuilder text, String mark, Headers headers, String body) {
        headers.fields()
                .forEach((name, values) -> values.forEach(value -> text.append(mark)
                        .append(name)
                        .append(": ")
                        .append(value)
                        .append('\n')));
        if (!body.isEmpty()) {
            String shown = body.length() <= LONGEST_BODY ? body : body.substring(0, LONGEST_BODY) + "…";
            text.append(shown.stripTrailing()).append('\n');
        }
    }
}
