package dev.gatecrash.refusal;

import dev.gatecrash.web.Params;
import dev.gatecrash.web.Web;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a row of a table is written and read. */
final class Row {

    private static final Pattern CODE = Pattern.compile("role=\"alert\">([a-z_]+): ");

    private Row() {}

    /**
     * The good parameters with the changes of a cell, which are separated by spaces: {@code name=value} replaces, {@code name=}
     * leaves out, {@code +name=value} adds another. Values are form-encoded.
     */
    static Params changed(Params good, String cell) {
        Params bad = good;
        for (String change : cell.strip().split(" +", -1)) {
            int at = change.indexOf('=');
            String name = change.substring(0, at);
            String value = URLDecoder.decode(change.substring(at + 1), StandardCharsets.UTF_8);
            if (name.startsWith("+")) {
                bad = bad.and(name.substring(1), value);
            } else {
                bad = value.isEmpty() ? bad.without(name) : bad.with(name, value);
            }
        }
        return bad;
    }

    /**
     * What an answer comes to: {@code redirect error}, {@code 400 page error}, {@code 401 error Scheme}, {@code 405}.
     */
    static String outcome(HttpResponse<String> answer) {
        if (answer.statusCode() / 100 == 3) {
            Map<String, String> parameters = Web.redirected(answer);
            return "redirect " + parameters.getOrDefault("error", "without error to " + Web.location(answer));
        }
        String type = Web.header(answer, "Content-Type");
        String scheme = Web.header(answer, "WWW-Authenticate").split(" ", 2)[0];
        return "%d %s %s"
                .formatted(answer.statusCode(), error(answer, type), scheme)
                .strip()
                .replace("  ", " ");
    }

    private static String error(HttpResponse<String> answer, String type) {
        if (type.startsWith("text/html")) {
            Matcher code = CODE.matcher(answer.body());
            return code.find() ? "page " + code.group(1) : "page";
        }
        return type.equals("application/json") ? String.valueOf(Web.json(answer).get("error")) : type;
    }
}
