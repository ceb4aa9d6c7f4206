package dev.gatecrash.assertj;

import dev.gatecrash.http.Exchange;
import dev.gatecrash.journal.Exchanges;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.assertj.core.api.AbstractAssert;

/**
 * Assertions on the requests that one endpoint received.
 *
 * <p>What a request is to have, every one of them must have, and there must be one; {@link #where} leaves others out
 * before:
 *
 * <pre>{@code
 * assertThat(auth).received(TOKEN).where("grant_type", "refresh_token").once().answered(200);
 * }</pre>
 */
public final class ReceivedRequestsAssert extends AbstractAssert<ReceivedRequestsAssert, List<Exchange>> {

    private final String what;
    private final List<Exchange> all;

    ReceivedRequestsAssert(List<Exchange> actual, String what, List<Exchange> all) {
        super(actual, ReceivedRequestsAssert.class);
        this.what = what;
        this.all = all;
    }

    /**
     * Verifies that there was exactly one.
     *
     * <pre>{@code
     * auth.flow().authorize(server.url());
     * assertThat(auth).received(TOKEN).once();           // passes
     * assertThat(auth).received(INTROSPECTION).once();   // fails
     * }</pre>
     */
    public ReceivedRequestsAssert once() {
        return times(1);
    }

    /**
     * Verifies that there were exactly so many.
     *
     * <pre>{@code
     * Flow flow = auth.flow();
     * flow.refresh(flow.authorize(server.url()));
     * assertThat(auth).received(TOKEN).times(2);   // passes
     * assertThat(auth).received(TOKEN).times(1);   // fails
     * }</pre>
     */
    public ReceivedRequestsAssert times(int count) {
        if (actual.size() != count) {
            fail(what + " " + (count == 1 ? "once" : count + " times"), String.valueOf(actual.size()));
        }
        return this;
    }

    /**
     * Verifies that there was none.
     *
     * <pre>{@code
     * auth.flow().authorize(server.url());
     * assertThat(auth).received(INTROSPECTION).never();   // passes
     * assertThat(auth).received(TOKEN).never();           // fails
     * }</pre>
     */
    public ReceivedRequestsAssert never() {
        return times(0);
    }

    /**
     * Leaves out all requests but those with this value of this parameter; asserts nothing by itself.
     *
     * <pre>{@code
     * // after a code was exchanged and the refresh token traded
     * assertThat(auth).received(TOKEN).where("grant_type", "refresh_token").once();      // passes
     * assertThat(auth).received(TOKEN).where("grant_type", "client_credentials").once(); // fails
     * }</pre>
     */
    public ReceivedRequestsAssert where(String parameter, String value) {
        List<Exchange> some = actual.stream()
                .filter(e -> e.request()
                        .parameters()
                        .getOrDefault(parameter, List.of())
                        .contains(value))
                .toList();
        return new ReceivedRequestsAssert(some, "%s with %s = %s".formatted(what, parameter, value), all)
                .as(info.description());
    }

    /**
     * Leaves out all requests but those of this grant, by its {@code grant_type}; asserts nothing by itself.
     *
     * <pre>{@code
     * auth.flow().authorize(server.url());
     * assertThat(auth).received(TOKEN).forGrant("authorization_code").once();   // passes
     * assertThat(auth).received(TOKEN).forGrant("refresh_token").once();        // fails
     * }</pre>
     */
    public ReceivedRequestsAssert forGrant(String type) {
        return where("grant_type", type);
    }

    /**
     * Leaves out all requests but those that named this client, proven or not; asserts nothing by itself.
     *
     * <pre>{@code
     * auth.flow().client(app).authorize(server.url());
     * assertThat(auth).received(TOKEN).byClient("app").once();      // passes
     * assertThat(auth).received(TOKEN).byClient("other").once();    // fails
     * }</pre>
     */
    public ReceivedRequestsAssert byClient(String id) {
        Exchanges some = Exchanges.of(actual).byClient(id);
        return new ReceivedRequestsAssert(some, "%s by client %s".formatted(what, id), all).as(info.description());
    }

    /**
     * Verifies that every one has this parameter, in the query or the form, with whatever value.
     *
     * <pre>{@code
     * auth.flow().authorize(server.url());
     * assertThat(auth).received(AUTHORIZATION).withParameter("code_challenge");   // passes
     * assertThat(auth).received(AUTHORIZATION).withParameter("nonce");            // fails
     * }</pre>
     */
    public ReceivedRequestsAssert withParameter(String name) {
        return every("parameter " + name, e -> !values(e, name).isEmpty());
    }

    /**
     * Verifies that every one has this parameter, in the query or the form, and this is among its values.
     *
     * <pre>{@code
     * auth.flow().authorize(server.url());
     * assertThat(auth).received(TOKEN).withParameter("grant_type", "authorization_code");   // passes
     * assertThat(auth).received(TOKEN).withParameter("grant_type", "refresh_token");        // fails
     * }</pre>
     */
    public ReceivedRequestsAssert withParameter(String name, String value) {
        return every(
                "parameter %s = %s".formatted(name, value), e -> values(e, name).contains(value));
    }

    /**
     * Verifies that every one is without this parameter.
     *
     * <pre>{@code
     * auth.flow().authorize(server.url());
     * assertThat(auth).received(TOKEN).withoutParameter("client_secret");   // passes
     * assertThat(auth).received(TOKEN).withoutParameter("resource");        // fails
     * }</pre>
     */
    public ReceivedRequestsAssert withoutParameter(String name) {
        return every("no parameter " + name, e -> values(e, name).isEmpty());
    }

    /**
     * Verifies that every one has this header field, with whatever value.
     *
     * <pre>{@code
     * // Authorization: Basic YWxpY2U6c2VjcmV0
     * assertThat(auth).received(TOKEN).withHeader("Authorization");   // passes
     * assertThat(auth).received(TOKEN).withHeader("DPoP");            // fails
     * }</pre>
     */
    public ReceivedRequestsAssert withHeader(String name) {
        return every("header " + name, e -> !e.request().headers().all(name).isEmpty());
    }

    /**
     * Verifies that every one has a header field of this name and value.
     *
     * <pre>{@code
     * // Accept: application/json
     * assertThat(auth).received(TOKEN).withHeader("Accept", "application/json");   // passes
     * assertThat(auth).received(TOKEN).withHeader("Accept", "text/html");          // fails
     * }</pre>
     */
    public ReceivedRequestsAssert withHeader(String name, String value) {
        return every(
                "header %s: %s".formatted(name, value),
                e -> e.request().headers().all(name).contains(value));
    }

    /**
     * Verifies that every one was answered with this status.
     *
     * <pre>{@code
     * auth.flow().authorize(server.url());
     * assertThat(auth).received(TOKEN).answered(200);   // passes
     * assertThat(auth).received(TOKEN).answered(400);   // fails
     * }</pre>
     */
    public ReceivedRequestsAssert answered(int status) {
        return every("answer with status " + status, e -> e.response().status() == status);
    }

    /**
     * Verifies that every one was answered with this OAuth error (RFC 6749 §5.2).
     *
     * <pre>{@code
     * // a code was exchanged twice
     * assertThat(auth).received(TOKEN).times(2).last().hasOAuthError("invalid_grant");   // passes
     * assertThat(auth).received(TOKEN).refusedWith("invalid_grant");                     // fails, the first was not
     * }</pre>
     */
    public ReceivedRequestsAssert refusedWith(String code) {
        return every(
                "refusal with error " + code,
                e -> e.response()
                        .json()
                        .filter(json -> code.equals(json.get("error")))
                        .isPresent());
    }

    /**
     * Verifies all of this for every one.
     *
     * <pre>{@code
     * auth.flow().authorize(server.url());
     * assertThat(auth).received(TOKEN).eachSatisfies(e -> assertThat(e).response().hasJsonMember("scope"));      // passes
     * assertThat(auth).received(TOKEN).eachSatisfies(e -> assertThat(e).response().hasJsonMember("id_token"));   // fails
     * }</pre>
     */
    public ReceivedRequestsAssert eachSatisfies(Consumer<Exchange> assertions) {
        every("request", e -> true);
        actual.forEach(assertions);
        return this;
    }

    /**
     * Goes on with the newest one; fails if there is none.
     *
     * <pre>{@code
     * auth.flow().authorize(server.url());
     * assertThat(auth).received(TOKEN).last().hasStatus(200);         // passes
     * assertThat(auth).received(INTROSPECTION).last().hasStatus(200); // fails
     * }</pre>
     */
    public ExchangeAssert last() {
        every("request", e -> true);
        return new ExchangeAssert(actual.get(actual.size() - 1)).as(info.description());
    }

    private ReceivedRequestsAssert every(String expected, Predicate<Exchange> has) {
        List<Exchange> others = actual.stream().filter(has.negate()).toList();
        if (actual.isEmpty() || !others.isEmpty()) {
            String got = actual.isEmpty() ? "none" : "%d of %d without".formatted(others.size(), actual.size());
            fail("%s, each with %s".formatted(what, expected), got);
        }
        return this;
    }

    private void fail(String expected, String got) {
        failWithMessage("%s", Narration.mismatch(expected, got, Narration.of(all)));
    }

    private static List<String> values(Exchange exchange, String name) {
        return exchange.request().parameters().getOrDefault(name, List.of());
    }
}
