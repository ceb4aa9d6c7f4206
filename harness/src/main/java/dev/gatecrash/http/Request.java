package dev.gatecrash.http;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One HTTP request, as it arrived or as it was sent. Immutable.
 *
 * @param method the method, such as {@code POST}
 * @param uri the absolute target; its authority is the listening address, never the {@code Host} header
 * @param headers the header fields
 * @param body the body as UTF-8 text; empty if there was none
 */
public record Request(String method, URI uri, Headers headers, String body) {

    /** The parameters of the query (RFC 3986 §3.4), each with all its values. */
    public Map<String, List<String>> query() {
        return parse(uri.getRawQuery());
    }

    /** The parameters of the query and, where the body is a form, those of the body after them. */
    public Map<String, List<String>> parameters() {
        Map<String, List<String>> all = new LinkedHashMap<>(query());
        if (isForm()) {
            parse(body).forEach((name, values) -> all.merge(name, values, Request::join));
        }
        return all;
    }

    /** The first value of a parameter of the query or form. */
    public Optional<String> parameter(String name) {
        return parameters().getOrDefault(name, List.of()).stream().findFirst();
    }

    /** The JSON object in the body, whatever the content type says; empty if the body is none. */
    public Optional<Map<String, Object>> json() {
        return JsonText.object(body);
    }

    /** Whether the content type is {@code application/x-www-form-urlencoded}. */
    public boolean isForm() {
        return hasContentType("application/x-www-form-urlencoded");
    }

    /** Whether the content type is this one, whatever its parameters. */
    public boolean hasContentType(String type) {
        String sent = headers.first("Content-Type").orElse("");
        return sent.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals(type);
    }

    private static Map<String, List<String>> parse(@org.jspecify.annotations.Nullable String text) {
        return text == null ? Map.of() : FormText.parse(text);
    }

    private static List<String> join(List<String> first, List<String> second) {
        return java.util.stream.Stream.concat(first.stream(), second.stream()).toList();
    }
}
