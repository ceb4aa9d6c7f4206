package dev.gatecrash.assertj;

import dev.gatecrash.http.Endpoint;
import dev.gatecrash.http.Exchange;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.AbstractAssert;

/** Assertions on one exchange: which endpoint was asked, with which parameters, and what it answered. */
public final class ExchangeAssert extends AbstractAssert<ExchangeAssert, Exchange> {

    ExchangeAssert(Exchange actual) {
        super(actual, ExchangeAssert.class);
    }

    /**
     * Verifies which endpoint was asked.
     *
     * <pre>{@code
     * assertThat(auth.journal().exchanges().get(0)).isAt(METADATA);   // passes after a flow
     * assertThat(auth.journal().exchanges().get(0)).isAt(TOKEN);      // fails after a flow
     * }</pre>
     */
    public ExchangeAssert isAt(Endpoint endpoint) {
        isNotNull();
        String got = actual.endpoint().map(Endpoint::name).orElse("no endpoint");
        return check(actual.endpoint().equals(Optional.of(endpoint)), "a request to " + endpoint, got);
    }

    /**
     * Verifies that the request has a parameter, in the query or the form, with whatever value.
     *
     * <pre>{@code
     * // grant_type=client_credentials
     * assertThat(exchange).hasParameter("grant_type");   // passes
     * assertThat(exchange).hasParameter("resource");     // fails
     * }</pre>
     */
    public ExchangeAssert hasParameter(String name) {
        return check(!values(name).isEmpty(), "parameter " + name, "no such parameter");
    }

    /**
     * Verifies that the request has a parameter, in the query or the form, and this is among its values.
     *
     * <pre>{@code
     * // grant_type=client_credentials
     * assertThat(exchange).hasParameter("grant_type", "client_credentials");   // passes
     * assertThat(exchange).hasParameter("grant_type", "refresh_token");        // fails
     * }</pre>
     */
    public ExchangeAssert hasParameter(String name, String value) {
        List<String> values = values(name);
        String got = values.isEmpty() ? "no such parameter" : String.join(" and ", values);
        return check(values.contains(value), "parameter %s = %s".formatted(name, value), got);
    }

    /**
     * Verifies that the request has no such parameter.
     *
     * <pre>{@code
     * // grant_type=client_credentials
     * assertThat(exchange).doesNotHaveParameter("client_secret");   // passes
     * assertThat(exchange).doesNotHaveParameter("grant_type");      // fails
     * }</pre>
     */
    public ExchangeAssert doesNotHaveParameter(String name) {
        List<String> values = values(name);
        return check(values.isEmpty(), "no parameter " + name, "%d of that name".formatted(values.size()));
    }

    /**
     * Verifies that the request has a header field, with whatever value.
     *
     * <pre>{@code
     * // Authorization: Basic YWxpY2U6c2VjcmV0
     * assertThat(exchange).hasRequestHeader("Authorization");   // passes
     * assertThat(exchange).hasRequestHeader("DPoP");            // fails
     * }</pre>
     */
    public ExchangeAssert hasRequestHeader(String name) {
        isNotNull();
        return check(!actual.request().headers().all(name).isEmpty(), "request header " + name, "no such header");
    }

    /**
     * Verifies that one of the request's header fields of this name has this value.
     *
     * <pre>{@code
     * // Accept: application/json
     * assertThat(exchange).hasRequestHeader("Accept", "application/json");   // passes
     * assertThat(exchange).hasRequestHeader("Accept", "text/html");          // fails
     * }</pre>
     */
    public ExchangeAssert hasRequestHeader(String name, String value) {
        isNotNull();
        List<String> values = actual.request().headers().all(name);
        String got = values.isEmpty() ? "no such header" : "another value";
        return check(values.contains(value), "request header %s: %s".formatted(name, value), got);
    }

    /**
     * Verifies the status of the response.
     *
     * <pre>{@code
     * // < 200
     * assertThat(exchange).hasStatus(200);   // passes
     * assertThat(exchange).hasStatus(400);   // fails
     * }</pre>
     */
    public ExchangeAssert hasStatus(int status) {
        response().hasStatus(status);
        return this;
    }

    /**
     * Verifies that the response is this OAuth error (RFC 6749 §5.2).
     *
     * <pre>{@code
     * // < 400 {"error": "invalid_grant"}
     * assertThat(exchange).hasOAuthError("invalid_grant");    // passes
     * assertThat(exchange).hasOAuthError("invalid_client");   // fails
     * }</pre>
     */
    public ExchangeAssert hasOAuthError(String code) {
        response().hasOAuthError(code);
        return this;
    }

    /**
     * Goes on with the response; failures show the whole exchange.
     *
     * <pre>{@code
     * // < Cache-Control: no-store
     * assertThat(exchange).response().hasHeader("Cache-Control");      // passes
     * assertThat(exchange).response().hasHeader("WWW-Authenticate");   // fails
     * }</pre>
     */
    public ResponseAssert response() {
        isNotNull();
        return new ResponseAssert(actual.response(), actual.describe()).as(info.description());
    }

    private List<String> values(String name) {
        isNotNull();
        return actual.request().parameters().getOrDefault(name, List.of());
    }

    private ExchangeAssert check(boolean holds, String expected, String got) {
        if (!holds) {
            failWithMessage("%s", Narration.mismatch(expected, got, actual.describe()));
        }
        return this;
    }
}
