package dev.gatecrash.samples.contract.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A request, its body read whole. Immutable.
 *
 * @param rawPath the path as it was sent
 * @param path the path as it is meant: decoded, and without dots, doubled slashes and parameters
 * @param query the query as it was sent, empty if there was none
 * @param connection names the connection that it came over
 */
public record Call(
        String method,
        String rawPath,
        String path,
        String query,
        Map<String, List<String>> headers,
        String body,
        String connection) {

    public Call {
        Map<String, List<String>> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        anyCase.putAll(headers);
        headers = anyCase;
    }

    /** All values of a header, in order. */
    public List<String> headers(String name) {
        return headers.getOrDefault(name, List.of());
    }

    /** The first value of a header. */
    public Optional<String> header(String name) {
        return headers(name).stream().findFirst();
    }

    /** A parameter of the query, decoded. */
    public Optional<String> queryParameter(String name) {
        return parameter(query, name);
    }

    /** A parameter of the body, if that is a form. */
    public Optional<String> formParameter(String name) {
        boolean form = header("Content-Type")
                .filter(type -> type.startsWith("application/x-www-form-urlencoded"))
                .isPresent();
        return form ? parameter(body, name) : Optional.empty();
    }

    /** A cookie. */
    public Optional<String> cookie(String name) {
        return headers("Cookie").stream()
                .flatMap(header -> Arrays.stream(header.split(";", -1)))
                .map(String::strip)
                .filter(cookie -> cookie.startsWith(name + "="))
                .map(cookie -> cookie.substring(name.length() + 1))
                .findFirst();
    }

    private static Optional<String> parameter(String encoded, String name) {
        return Arrays.stream(encoded.split("&", -1))
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> decoded(pair.substring(name.length() + 1)))
                .findFirst();
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
