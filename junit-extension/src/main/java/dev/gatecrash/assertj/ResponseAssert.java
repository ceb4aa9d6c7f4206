package dev.gatecrash.assertj;

import dev.gatecrash.http.Response;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/** Assertions on a response: status, header fields, JSON members, OAuth errors. */
public final class ResponseAssert extends AbstractAssert<ResponseAssert, Response> {

    private final String evidence;

    ResponseAssert(Response actual) {
        this(actual, actual == null ? "" : actual.describe());
    }

    /** The evidence is shown when an assertion fails. */
    ResponseAssert(Response actual, String evidence) {
        super(actual, ResponseAssert.class);
        this.evidence = evidence;
    }

    /**
     * Verifies the status.
     *
     * <pre>{@code
     * assertThat(Response.of(401)).hasStatus(401);   // passes
     * assertThat(Response.of(401)).hasStatus(200);   // fails
     * }</pre>
     */
    public ResponseAssert hasStatus(int status) {
        isNotNull();
        return check(actual.status() == status, "status " + status, "status " + actual.status());
    }

    /**
     * Verifies that there is such a header field, with whatever value.
     *
     * <pre>{@code
     * assertThat(Response.of(204).withHeader("Cache-Control", "no-store")).hasHeader("cache-control");   // passes
     * assertThat(Response.of(204)).hasHeader("Cache-Control");                                           // fails
     * }</pre>
     */
    public ResponseAssert hasHeader(String name) {
        isNotNull();
        return check(!actual.headers().all(name).isEmpty(), "header " + name, "no such header");
    }

    /**
     * Verifies that one of the header fields of this name has this value.
     *
     * <pre>{@code
     * assertThat(Response.of(204).withHeader("Cache-Control", "no-store")).hasHeader("Cache-Control", "no-store");   // passes
     * assertThat(Response.of(204).withHeader("Cache-Control", "private")).hasHeader("Cache-Control", "no-store");    // fails
     * }</pre>
     */
    public ResponseAssert hasHeader(String name, String value) {
        isNotNull();
        List<String> values = actual.headers().all(name);
        String got = values.isEmpty() ? "no such header" : String.join(" and ", values);
        return check(values.contains(value), "header %s: %s".formatted(name, value), got);
    }

    /**
     * Verifies that there is no such header field.
     *
     * <pre>{@code
     * assertThat(Response.of(204)).doesNotHaveHeader("Server");                                 // passes
     * assertThat(Response.of(204).withHeader("Server", "Jetty")).doesNotHaveHeader("Server");   // fails
     * }</pre>
     */
    public ResponseAssert doesNotHaveHeader(String name) {
        isNotNull();
        List<String> values = actual.headers().all(name);
        return check(values.isEmpty(), "no header " + name, String.join(" and ", values));
    }

    /**
     * Verifies that the body is a JSON object with this member, of whatever value.
     *
     * <pre>{@code
     * assertThat(Response.of(200, "application/json", "{\"active\": false}")).hasJsonMember("active");   // passes
     * assertThat(Response.of(200, "application/json", "{}")).hasJsonMember("active");                    // fails
     * }</pre>
     */
    public ResponseAssert hasJsonMember(String name) {
        String expected = "JSON member \"%s\"".formatted(name);
        return check(json(expected).containsKey(name), expected, "no such member");
    }

    /**
     * Verifies that the body is a JSON object with this member and value. Integers are {@code Long}, arrays {@code List}.
     *
     * <pre>{@code
     * assertThat(Response.of(200, "application/json", "{\"active\": false}")).hasJsonMember("active", false);   // passes
     * assertThat(Response.of(200, "application/json", "{\"active\": false}")).hasJsonMember("active", true);    // fails
     * }</pre>
     */
    public ResponseAssert hasJsonMember(String name, Object value) {
        String expected = "JSON member \"%s\" = %s".formatted(name, value);
        Map<String, Object> json = json(expected);
        String got = json.containsKey(name) ? String.valueOf(json.get(name)) : "no such member";
        return check(same(json.get(name), value), expected, got);
    }

    /**
     * Verifies that the body is a JSON object without this member.
     *
     * <pre>{@code
     * assertThat(Response.of(200, "application/json", "{}")).doesNotHaveJsonMember("scope");                    // passes
     * assertThat(Response.of(200, "application/json", "{\"scope\": \"a\"}")).doesNotHaveJsonMember("scope");   // fails
     * }</pre>
     */
    public ResponseAssert doesNotHaveJsonMember(String name) {
        String expected = "a JSON object without \"%s\"".formatted(name);
        Map<String, Object> json = json(expected);
        return check(!json.containsKey(name), expected, "\"%s\" = %s".formatted(name, json.get(name)));
    }

    /**
     * Verifies that it is an OAuth error of this code: a status of 4xx and a JSON object that says so (RFC 6749 §5.2).
     *
     * <pre>{@code
     * // 400 {"error": "invalid_grant", "error_description": "the code was used before"}
     * assertThat(response).hasOAuthError("invalid_grant");    // passes
     * assertThat(response).hasOAuthError("invalid_client");   // fails
     * }</pre>
     */
    public ResponseAssert hasOAuthError(String code) {
        isNotNull();
        String expected = "OAuth error \"%s\" with a status of 4xx".formatted(code);
        Optional<Object> error = actual.json().map(json -> json.get("error"));
        String got = "status %d and %s"
                .formatted(
                        actual.status(), error.map(e -> "error \"" + e + "\"").orElse("no error member"));
        boolean status = actual.status() / 100 == 4;
        return check(status && error.equals(Optional.of(code)), expected, got);
    }

    private Map<String, Object> json(String expected) {
        isNotNull();
        Optional<Map<String, Object>> json = actual.json();
        check(json.isPresent(), expected, "a body that is no JSON object");
        return json.orElse(Map.of());
    }

    private ResponseAssert check(boolean holds, String expected, String got) {
        if (!holds) {
            failWithMessage("%s", Narration.mismatch(expected, got, evidence));
        }
        return this;
    }

    private static boolean same(@Nullable Object actual, Object expected) {
        boolean whole = expected instanceof Integer && actual instanceof Long;
        return Objects.equals(actual, whole ? Long.valueOf(((Integer) expected)) : expected);
    }
}
