package dev.gatecrash.flow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads {@code #challenge} (RFC 9110 §11.6.1). A comma separates parameters and challenges alike, so a token opens a
 * new challenge unless an equals sign follows it.
 */
final class ChallengeParser {

    private static final Pattern GAP = Pattern.compile("[ \\t,]*");
    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+\\-.^_`|~0-9A-Za-z]+");
    private static final Pattern EQUALS = Pattern.compile("[ \\t]*=[ \\t]*");
    private static final Pattern QUOTED = Pattern.compile("\"((?:[^\"\\\\\\p{Cntrl}]++|\t|\\\\[^\\p{Cntrl}])*+)\"");
    private static final Pattern TOKEN68 = Pattern.compile(" +([A-Za-z0-9\\-._~+/]+=*)(?=[ \\t]*(?:,|$))");
    private static final Pattern END = Pattern.compile("[ \\t]*(?:,|$)");

    private final String text;
    private final Matcher matcher;
    private final List<Challenge> challenges = new ArrayList<>();
    private int position;

    ChallengeParser(String text) {
        this.text = text;
        this.matcher = TOKEN.matcher(text);
    }

    List<Challenge> challenges() {
        take(GAP);
        while (position < text.length()) {
            challenges.add(challenge());
        }
        if (challenges.isEmpty()) {
            throw malformed("a challenge");
        }
        return List.copyOf(challenges);
    }

    private Challenge challenge() {
        String scheme = take(TOKEN).orElseThrow(() -> malformed("an authentication scheme"));
        if (take(TOKEN68).isPresent()) {
            String token68 = matcher.group(1);
            take(GAP);
            return new Challenge(scheme, Map.of(), Optional.of(token68));
        }
        if (!at(END) && text.charAt(position) != ' ') {
            throw malformed("a space after the scheme \"%s\"".formatted(scheme));
        }
        take(GAP);
        return new Challenge(scheme, parameters(), Optional.empty());
    }

    private Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        Optional<String> name = parameterName();
        while (name.isPresent()) {
            // §11.2: names compare without case and occur once in a challenge.
            if (parameters.put(name.get().toLowerCase(Locale.ROOT), value()) != null) {
                throw malformed("the parameter \"%s\" once".formatted(name.get()));
            }
            if (!at(END)) {
                throw malformed("a comma after the parameter \"%s\"".formatted(name.get()));
            }
            take(GAP);
            name = parameterName();
        }
        return parameters;
    }

    /** The token here, if an equals sign follows it; otherwise nothing is taken. */
    private Optional<String> parameterName() {
        int start = position;
        Optional<String> token = take(TOKEN);
        if (token.isPresent() && take(EQUALS).isPresent()) {
            return token;
        }
        position = start;
        return Optional.empty();
    }

    private String value() {
        if (take(QUOTED).isPresent()) {
            return matcher.group(1).replaceAll("\\\\(.)", "$1");
        }
        return take(TOKEN).orElseThrow(() -> malformed("a token or a quoted string"));
    }

    private Optional<String> take(Pattern pattern) {
        if (!at(pattern)) {
            return Optional.empty();
        }
        position = matcher.end();
        return Optional.of(matcher.group());
    }

    private boolean at(Pattern pattern) {
        return matcher.usePattern(pattern).region(position, text.length()).lookingAt();
    }

    private IllegalArgumentException malformed(String wanted) {
        return new IllegalArgumentException(
                "WWW-Authenticate needs %s at position %d: %s".formatted(wanted, position, text));
    }
}
