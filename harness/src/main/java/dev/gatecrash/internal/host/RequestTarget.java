package dev.gatecrash.internal.host;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** A request target as a URI, also where a sloppy client did not encode what RFC 3986 wants encoded. */
final class RequestTarget {

    private static final String LEGAL =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?@!$&'()*+,;=";

    private static final Pattern BROKEN_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");

    private RequestTarget() {}

    static URI uri(String base, String pathQuery) {
        try {
            return URI.create(base + pathQuery);
        } catch (IllegalArgumentException e) {
            return URI.create(base + encoded(pathQuery));
        }
    }

    private static String encoded(String target) {
        // All escapes are well-formed or none is trusted: a half-encoded target is kept readable, not guessed at.
        boolean escaped = !BROKEN_ESCAPE.matcher(target).find();
        StringBuilder text = new StringBuilder();
        for (byte octet : target.getBytes(StandardCharsets.UTF_8)) {
            boolean legal = LEGAL.indexOf(octet) >= 0 || (octet == '%' && escaped);
            text.append(legal ? String.valueOf((char) octet) : "%%%02X".formatted(octet));
        }
        return text.toString();
    }
}
