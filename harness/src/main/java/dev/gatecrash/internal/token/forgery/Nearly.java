package dev.gatecrash.internal.token.forgery;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Texts that are nearly the right one; never the right one itself. */
final class Nearly {

    private static final int OTHER_PORT = 9;

    private Nearly() {}

    static String cutShort(String text) {
        return text.isEmpty() ? "x" : text.substring(0, text.length() - 1);
    }

    // What has no lower-case letter has a case that differs the other way round.
    static String upperCase(String text) {
        String upper = text.toUpperCase(Locale.ROOT);
        return other(text, upper.equals(text) ? text.toLowerCase(Locale.ROOT) : upper);
    }

    /** Scheme and authority; the whole text if it has none. */
    static String origin(String text) {
        URI uri = uri(text);
        return uri == null ? text : uri.getScheme() + "://" + uri.getRawAuthority();
    }

    static String hostOnly(String text) {
        String origin = origin(text);
        return other(text, origin.equals(text) ? text.substring(text.lastIndexOf('/') + 1) : origin);
    }

    static String lookalikeHost(String text) {
        URI uri = uri(text);
        if (uri == null) {
            return text + ".evil.example";
        }
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        return uri.getScheme() + "://" + uri.getHost() + ".evil.example" + port + rest(text);
    }

    static String otherPort(String text) {
        URI uri = uri(text);
        if (uri == null) {
            return text + ":" + OTHER_PORT;
        }
        int port = uri.getPort() == OTHER_PORT ? OTHER_PORT + 1 : OTHER_PORT;
        return uri.getScheme() + "://" + uri.getHost() + ":" + port + rest(text);
    }

    static String otherScheme(String text) {
        if (text.startsWith("https:")) {
            return "http:" + text.substring("https:".length());
        }
        return text.startsWith("http:") ? "https:" + text.substring("http:".length()) : "https://" + text;
    }

    private static String rest(String text) {
        return text.substring(origin(text).length());
    }

    private static String other(String text, String candidate) {
        return candidate.equals(text) ? text + "x" : candidate;
    }

    private static @Nullable URI uri(String text) {
        try {
            URI uri = URI.create(text);
            return uri.getScheme() == null || uri.getHost() == null ? null : uri;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
