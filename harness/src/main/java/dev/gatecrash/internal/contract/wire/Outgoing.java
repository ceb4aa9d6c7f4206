package dev.gatecrash.internal.contract.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatecrash.http.Headers;
import dev.gatecrash.http.Request;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * A request to one server, byte by byte. Immutable.
 *
 * @param server where it goes: scheme, host and port
 * @param method the method, as it is sent
 * @param target the request target, as it is sent
 * @param fields the header fields in order, as they are sent; {@code Host} and {@code Content-Length} are added if missing
 * @param body the body, in UTF-8
 */
public record Outgoing(URI server, String method, String target, List<Field> fields, String body) {

    /**
     * A header field.
     *
     * @param name its name
     * @param value its value; characters up to U+00FF go as one byte each
     */
    public record Field(String name, String value) {}

    public Outgoing {
        fields = List.copyOf(fields);
    }

    /** A request of this method to this URL. */
    public static Outgoing of(String method, URI url) {
        String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
        String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return new Outgoing(url, method, path + query, List.of(), "");
    }

    /** A copy of this method. */
    public Outgoing method(String other) {
        return new Outgoing(server, other, target, fields, body);
    }

    /** A copy with this target. */
    public Outgoing target(String other) {
        return new Outgoing(server, method, other, fields, body);
    }

    /** A copy with one more parameter in the query; it must be encoded already. */
    public Outgoing query(String parameter) {
        return target(target + (target.contains("?") ? "&" : "?") + parameter);
    }

    /** A copy with this body. */
    public Outgoing body(String other) {
        return new Outgoing(server, method, target, fields, other);
    }

    /** A copy with one more field, after the others. */
    public Outgoing plus(String name, String value) {
        List<Field> more = new ArrayList<>(fields);
        more.add(new Field(name, value));
        return new Outgoing(server, method, target, more, body);
    }

    /** A copy without the fields of this name. */
    public Outgoing without(String name) {
        List<Field> fewer =
                fields.stream().filter(f -> !f.name().equalsIgnoreCase(name)).toList();
        return new Outgoing(server, method, target, fewer, body);
    }

    /** A copy in which this field has this value, and no other. */
    public Outgoing with(String name, String value) {
        return without(name).plus(name, value);
    }

    /** The request as it is reported. */
    Request asRequest() {
        Headers headers = Headers.none();
        for (Field field : fields) {
            headers = headers.plus(field.name(), field.value());
        }
        return new Request(method, reported(), headers, body);
    }

    byte[] bytes(boolean keep) {
        StringBuilder head =
                new StringBuilder(method).append(' ').append(target).append(" HTTP/1.1\r\n");
        if (lacks("Host")) {
            head.append("Host: ").append(server.getRawAuthority()).append("\r\n");
        }
        fields.forEach(field ->
                head.append(field.name()).append(": ").append(field.value()).append("\r\n"));
        byte[] content = body.getBytes(UTF_8);
        if (lacks("Content-Length") && lacks("Transfer-Encoding") && (content.length > 0 || method.equals("POST"))) {
            head.append("Content-Length: ").append(content.length).append("\r\n");
        }
        if (!keep && lacks("Connection")) {
            head.append("Connection: close\r\n");
        }
        head.append("\r\n");
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(head.toString().getBytes(ISO_8859_1));
        all.writeBytes(content);
        return all.toByteArray();
    }

    private boolean lacks(String name) {
        return fields.stream().noneMatch(field -> field.name().equalsIgnoreCase(name));
    }

    private URI reported() {
        try {
            return URI.create(server.getScheme() + "://" + server.getRawAuthority() + target);
        } catch (IllegalArgumentException e) {
            return server;
        }
    }
}
