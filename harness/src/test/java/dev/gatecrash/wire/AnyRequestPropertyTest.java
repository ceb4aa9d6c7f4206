package dev.gatecrash.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.http.Endpoint;
import dev.gatecrash.web.Params;
import dev.gatecrash.web.RawSocket;
import dev.gatecrash.web.Web;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever is sent: an answer below 500, none of the input as markup, and no bug when the issuer closes. */
class AnyRequestPropertyTest {

    private static final String MARKER = "<img src=gatecrash>";

    @SuppressWarnings("NullAway.Init") // start() comes first
    private static AuthorizationServer auth;

    // Not as the class is loaded: it may run more than once.
    @BeforeContainer
    static void start() {
        auth = AuthorizationServer.start();
        auth.clients().registerConfidential("service", "s3cret", java.net.URI.create("https://client.example/cb"));
    }

    @AfterContainer
    static void no_request_met_a_bug() {
        auth.close();
    }

    @Property(tries = 400)
    void any_form_to_any_endpoint(
            @ForAll("methods") String method,
            @ForAll Endpoint endpoint,
            @ForAll("parameters") Params parameters,
            @ForAll("headers") List<String> headers,
            @ForAll boolean inTheQuery) {
        String path = auth.url(endpoint).getPath() + (inTheQuery ? "?" + parameters.encoded() : "");
        String body = inTheQuery ? "" : parameters.encoded();

        assertThatIsHarmless(send(method, path, headers, Web.FORM, body));
    }

    @Property(tries = 300)
    void any_json_to_registration(@ForAll("json") String json) {
        String path = auth.url(Endpoint.REGISTRATION).getPath();

        String answer = send("POST", path, List.of(), Web.JSON, "{" + json + "}");

        assertThat(RawSocket.status(answer)).as(json).isIn(201, 400);
    }

    @Property(tries = 300)
    void any_octets_to_any_endpoint(
            @ForAll("methods") String method, @ForAll Endpoint endpoint, @ForAll("octets") String octets) {
        assertThatIsHarmless(
                send(method, auth.url(endpoint).getPath() + octets.replaceAll("[\\s]", ""), List.of(), octets, octets));
    }

    @Provide
    Arbitrary<String> methods() {
        return Arbitraries.frequency(
                        Tuple.of(5, "POST"), Tuple.of(5, "GET"), Tuple.of(1, "HEAD"), Tuple.of(1, "OPTIONS"))
                .flatMap(usual -> Arbitraries.of(usual, usual, usual, "PUT", "X-" + "Y"));
    }

    @Provide
    Arbitrary<Params> parameters() {
        Arbitrary<String> names = Arbitraries.of(
                "grant_type",
                "code",
                "code_verifier",
                "refresh_token",
                "client_id",
                "client_secret",
                "redirect_uri",
                "scope",
                "resource",
                "response_type",
                "response_mode",
                "state",
                "code_challenge",
                "code_challenge_method",
                "token",
                "token_type_hint",
                "nonce",
                "login_hint",
                "prompt",
                "max_age",
                "request",
                "request_uri",
                "client_assertion",
                "client_assertion_type",
                "authorization_details",
                "dpop_jkt",
                "x<y");
        Arbitrary<String> values = Arbitraries.oneOf(
                Arbitraries.of(
                        "authorization_code",
                        "refresh_token",
                        "client_credentials",
                        "code",
                        "S256",
                        "service",
                        "s3cret",
                        "https://client.example/cb",
                        "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
                        "openid",
                        "login",
                        "none",
                        "query",
                        "alice",
                        MARKER,
                        "",
                        " "),
                Arbitraries.strings().ofMaxLength(40));
        return Combinators.combine(names, values)
                .as(List::of)
                .list()
                .ofMaxSize(12)
                .map(pairs -> new Params(pairs.stream().flatMap(List::stream).toList()));
    }

    @Provide
    Arbitrary<List<String>> headers() {
        Arbitrary<String> names = Arbitraries.of(
                "Authorization",
                "Accept",
                "Origin",
                "Cookie",
                "DPoP",
                "X-Forwarded-Host",
                "Forwarded",
                "If-Match",
                "Range",
                "Expect-Nothing",
                "Content-Encoding",
                "Access-Control-Request-Method");
        Arbitrary<String> values = Arbitraries.oneOf(
                Arbitraries.of(Web.basic("service", "s3cret"), "Bearer x", MARKER),
                Arbitraries.strings().withCharRange(' ', '~').ofMaxLength(30));
        return Combinators.combine(names, values)
                .as((name, value) -> name + ": " + value)
                .list()
                .ofMaxSize(5);
    }

    @Provide
    Arbitrary<String> json() {
        Arbitrary<String> names = Arbitraries.of(
                "redirect_uris",
                "token_endpoint_auth_method",
                "grant_types",
                "response_types",
                "client_name",
                "client_uri",
                "scope",
                "contacts",
                "jwks",
                "jwks_uri",
                "application_type",
                "client_name#de",
                "x");
        Arbitrary<String> leaves = Arbitraries.of(
                "null",
                "true",
                "0",
                "-1.5e3",
                "\"\"",
                "\"none\"",
                "\"https://client.example/cb\"",
                "\"code\"",
                "\"authorization_code\"",
                "\"\\uD800\"",
                "\"web\"");
        Arbitrary<String> values = Arbitraries.recursive(
                () -> leaves,
                inner -> Arbitraries.oneOf(
                        inner.list().ofMaxSize(3).map(all -> "[" + String.join(",", all) + "]"),
                        inner.map(one -> "{\"keys\":" + one + "}")),
                0,
                3);
        return Combinators.combine(names, values)
                .as((name, value) -> "\"" + name + "\":" + value)
                .list()
                .uniqueElements(member -> member.split(":", 2)[0])
                .ofMaxSize(6)
                .map(members -> String.join(",", members));
    }

    @Provide
    Arbitrary<String> octets() {
        return Arbitraries.strings()
                .withCharRange('\u0000', '\u00ff')
                .excludeChars('\r', '\n')
                .ofMaxLength(60);
    }

    private static String send(String method, String target, List<String> headers, String type, String body) {
        String more = headers.stream().map(line -> line + "\r\n").collect(Collectors.joining());
        String request =
                "%s %s HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Type: %s\r\nContent-Length: %d\r\n%s\r\n%s"
                        .formatted(method, target, type, body.length(), more, body);
        String answer = RawSocket.exchange(auth.issuer(), request);
        assertThat(answer).as("the answer to %s", request).isNotEmpty();
        return answer;
    }

    private static void assertThatIsHarmless(String answer) {
        assertThat(RawSocket.status(answer)).as(answer).isBetween(200, 499);
        assertThat(answer).doesNotContain("<img", "Exception", "\tat ");
    }
}
