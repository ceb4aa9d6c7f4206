package dev.gatecrash.http;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Text cut for a person and a log: printable, not too long, of credentials the first characters only. A flow may run
 * against a server of the real world too, whose secrets have no place in a build's log.
 */
final class Shortened {

    private static final int LONGEST = 600;
    private static final int SHOWN = 10;

    private static final Set<String> SECRETS =
            Set.of("client_secret", "code_verifier", "password", "client_assertion", "assertion");
    private static final Set<String> CREDENTIALS = Set.of(
            "code",
            "token",
            "access_token",
            "refresh_token",
            "id_token",
            "id_token_hint",
            "subject_token",
            "actor_token",
            "device_code",
            "registration_access_token");

    /** A member of a JSON object, or a parameter of a query or form, that must not be printed whole. */
    private static final Pattern MEMBER = Pattern.compile("(?<![A-Za-z_])((?:code|access_token|refresh_token|id_token"
            + "|client_secret|code_verifier|device_code|registration_access_token|password)\"?\\s*[=:]\\s*\"?)"
            + "([^\"&\\s,}]{" + SHOWN + "})[^\"&\\s,}]+");

    private static final Pattern SCHEME = Pattern.compile("^(\\S+ \\S{" + SHOWN + "})\\S+");
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]");
    private static final Pattern UNPRINTABLE_BUT_LINES =
            Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}&&[^\n]]");

    private Shortened() {}

    /** The value of a parameter. */
    static String value(String name, String value) {
        if (SECRETS.contains(name)) {
            return "…";
        }
        return CREDENTIALS.contains(name) && value.length() > SHOWN
                ? line(value.substring(0, SHOWN)) + "…"
                : line(value);
    }

    /** The value of a header field. */
    static String header(String name, String value) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "authorization", "cookie" -> line(SCHEME.matcher(value).replaceAll("$1…"));
            case "dpop" -> value.length() > SHOWN ? line(value.substring(0, SHOWN)) + "…" : line(value);
            default -> line(value);
        };
    }

    /** On one line. */
    static String line(String text) {
        return cut(UNPRINTABLE.matcher(text).replaceAll("?"));
    }

    /** On as many lines as it has. */
    static String text(String text) {
        return cut(UNPRINTABLE_BUT_LINES.matcher(text.replace("\r\n", "\n")).replaceAll("?"));
    }

    private static String cut(String text) {
        // Enough to fill the line after secrets were cut out of it; the search must not read a megabyte.
        String start = text.length() <= 8 * LONGEST ? text : text.substring(0, 8 * LONGEST);
        String safe = MEMBER.matcher(start).replaceAll("$1$2…");
        if (safe.length() <= LONGEST && start.length() == text.length()) {
            return safe;
        }
        return safe.substring(0, Math.min(safe.length(), LONGEST)) + "… (" + text.length() + " characters)";
    }
}
