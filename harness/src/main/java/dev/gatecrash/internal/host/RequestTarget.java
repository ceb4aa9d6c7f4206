package dev.gatecrash.internal.host;

import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A request target as a URI, also where a sloppy client did not encode what RFC 3986 wants encoded. */
final class RequestTarget {

    private static final String LEGAL =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?@!$&'()*+,;=";

    private RequestTarget() {}

    static URI uri(String base, String pathQuery) {
        try {
            return URI.create(base + pathQuery);
        } catch (IllegalArgumentException e) {
            return URI.create(base + encoded(pathQuery));
        }
    }

    private static String encoded(String target) {
        StringBuilder text = new StringBuilder();
        for (byte octet : target.getBytes(StandardCharsets.UTF_8)) {
            boolean escape = octet == '%' && isEscape(target);
            text.append(LEGAL.indexOf(octet) >= 0 || escape ? String.valueOf((char) octet) : "%%%02X".formatted(octet));
        }
        return text.toString();
    }

    // All escapes are well-formed or none is trusted: a half-encoded target is kept readable, not guessed at.
    private static boolean isEscape(String target) {
        return target.matches("([^%]|%[0-9A-Fa-f]{2})*");
    }
}
