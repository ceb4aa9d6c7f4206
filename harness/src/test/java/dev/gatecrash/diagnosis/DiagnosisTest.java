package dev.gatecrash.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.flow.FlowException;
import dev.gatecrash.flow.McpRequest;
import dev.gatecrash.flow.McpResponse;
import dev.gatecrash.http.Endpoint;
import dev.gatecrash.token.Token;
import dev.gatecrash.web.GuardedMcpServer;
import dev.gatecrash.web.GuardedMcpServer.Settings;
import java.net.URI;
import java.time.Duration;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The ways in which a newcomer fails, and what is said then, word by word. Values that differ each run are in <>. */
class DiagnosisTest {

    /** Something goes wrong between this issuer and the server of these settings; what is left is the answer. */
    interface Mishap extends BiFunction<AuthorizationServer, GuardedMcpServer, McpResponse> {}

    static Stream<Arguments> mishaps() {
        return Stream.of(
                mishap(
                        "the audience differs by a slash",
                        DiagnosisTest::settings,
                        (auth, server) -> send(auth, server, token(auth, URI.create(server.url() + "/"))),
                        "The token is for \"<server>/\", and the server is \"<server>\": a slash at the end is all that differs, "
                                + "but audiences are compared character by character (RFC 7519 §4.1.3)."),
                mishap(
                        "the audience is another's",
                        DiagnosisTest::settings,
                        (auth, server) -> send(auth, server, token(auth, URI.create("https://other.example"))),
                        "The token is for \"https://other.example\", and the server is \"<server>\". Mint it with audience(\"<server>\")."),
                mishap(
                        "the server has keys from before",
                        auth -> new Settings(auth.issuer(), nowhere(auth), "", "notes:read", "JWT"),
                        (auth, server) -> send(auth, server, token(auth, server.url())),
                        "The server names this issuer, \"<issuer>\", but its keys were never fetched and no token was introspected. "
                                + "It probably has keys from before this issuer was started, or another issuer's: start the "
                                + "issuer first, then the server."),
                mishap(
                        "nobody knows what the server is told, and it never asked",
                        auth -> new Settings(auth.issuer(), nowhere(auth), "", "notes:read", "JWT"),
                        (auth, server) -> sendBlindly(auth, server, token(auth, server.url())),
                        "The server refused a token of this issuer, \"<issuer>\", of which neither metadata nor keys were ever "
                                + "fetched. It probably does not point at this issuer, or was started before it."),
                mishap(
                        "the issuer's clock is ahead",
                        DiagnosisTest::settings,
                        (auth, server) -> {
                            auth.clock().advance(Duration.ofHours(2));
                            Token token = auth.token()
                                    .audience(server.url())
                                    .scope("notes:read")
                                    .claim("nbf", auth.clock().instant().getEpochSecond())
                                    .mint();
                            return send(auth, server, token);
                        },
                        "The token is of <time> by this issuer's clock, which is 2h ahead of the system's. To a server on the "
                                + "system's clock it is from the future: give it auth.clock()."),
                mishap(
                        "the server is on another clock and takes what has expired",
                        DiagnosisTest::settings,
                        (auth, server) -> {
                            Token token = token(auth, server.url());
                            auth.clock().advance(Duration.ofMinutes(20));
                            Token longer = auth.token()
                                    .audience(server.url())
                                    .scope("notes:read")
                                    .claim("exp", token.expiresAt().getEpochSecond())
                                    .mint();
                            return send(auth, server, longer);
                        },
                        "The token expired at <time> by this issuer's clock, which is 20m ahead of the system's. The server is "
                                + "probably on the system's: give it auth.clock()."),
                mishap(
                        "the server's keys are cached",
                        DiagnosisTest::settings,
                        (auth, server) -> {
                            server.fetchKeys();
                            auth.keys().rotate();
                            return send(auth, server, token(auth, server.url()));
                        },
                        "The token is signed with the key \"<kid>\", but when the server last fetched the keys, at <time>, only "
                                + "\"<kid>\" was published. It has a cache and did not fetch them again for an unknown kid."),
                mishap(
                        "the server still has a retired key",
                        DiagnosisTest::settings,
                        (auth, server) -> {
                            server.fetchKeys();
                            Token token = token(auth, server.url());
                            auth.keys().rotate();
                            auth.keys().retireAllButCurrent();
                            return send(auth, server, token);
                        },
                        "The token is signed with the key \"<kid>\", which was retired. The server last fetched the keys at "
                                + "<time> and probably has them in a cache."),
                mishap(
                        "the key of the token is retired, and the server knows",
                        DiagnosisTest::settings,
                        (auth, server) -> {
                            Token token = token(auth, server.url());
                            auth.keys().rotate();
                            auth.keys().retireAllButCurrent();
                            server.fetchKeys();
                            return send(auth, server, token);
                        },
                        "The token is signed with the key \"<kid>\", which this issuer does not publish any more. Its tokens are "
                                + "refused rightly; mint a new one."),
                mishap(
                        "the keys are looked for in the wrong place",
                        auth -> new Settings(
                                auth.issuer(),
                                URI.create(auth.issuer() + "/.well-known/jwks.json"),
                                "",
                                "notes:read",
                                "JWT"),
                        (auth, server) -> send(auth, server, token(auth, server.url())),
                        "The server asked for <issuer>/.well-known/jwks.json and got 404, as there is nothing. The metadata of this "
                                + "issuer is at <metadata> and <openid>, its keys are at <jwks>."),
                mishap(
                        "a scope is missing",
                        auth -> settings(auth, "", "notes:write", "JWT"),
                        (auth, server) -> send(auth, server, token(auth, server.url())),
                        "The server wants the scope \"notes:write\", which the token lacks; it has \"notes:read\". Ask for it with "
                                + "scopes(...), or mint it with scope(...)."),
                mishap(
                        "the server wants at+jwt",
                        auth -> settings(auth, "", "notes:read", "at+jwt"),
                        (auth, server) -> send(auth, server, token(auth, server.url())),
                        "The token's header has typ \"JWT\", and the server wants another. If it is \"at+jwt\" (RFC 9068), build "
                                + "the issuer with atJwt()."),
                mishap(
                        "the server does not want at+jwt",
                        DiagnosisTest::settings,
                        (auth, server) -> send(
                                auth,
                                server,
                                auth.token()
                                        .audience(server.url())
                                        .scope("notes:read")
                                        .header("typ", "at+jwt")
                                        .mint()),
                        "The token's header has typ \"at+jwt\" (RFC 9068), which some servers do not take unless told, Spring "
                                + "Security among them. Leave atJwt() out to send \"JWT\"."));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mishaps")
    void a_mishap_is_told_from_the_journal(
            String name,
            java.util.function.Function<AuthorizationServer, Settings> settings,
            Mishap mishap,
            String expected) {
        try (AuthorizationServer auth = AuthorizationServer.start();
                GuardedMcpServer server = new GuardedMcpServer(settings.apply(auth))) {
            McpResponse response = mishap.apply(auth, server);

            assertThat(response.likelyCauses().stream().map(cause -> masked(cause, auth, server)))
                    .containsExactly(expected);
            assertThat(response.likelyCauses())
                    .allMatch(cause -> cause.matches(".+\\. See docs/likely-causes\\.md#[a-z-]+"));
            assertThat(auth.likelyCauses(response.exchange())).isEqualTo(response.likelyCauses());
        }
    }

    @Test
    void a_server_that_names_another_issuer_is_told_from_its_metadata() {
        try (AuthorizationServer auth = AuthorizationServer.start();
                AuthorizationServer other = AuthorizationServer.start();
                GuardedMcpServer server = new GuardedMcpServer(settings(other))) {
            auth.flow().authorize(server.url());

            assertThat(auth.likelyCauses())
                    .containsExactly(
                            "The server's metadata names the authorization server \"%s\", not this issuer, \"%s\". "
                                            .formatted(other.issuer(), auth.issuer())
                                    + "It was probably started with another issuer's URL. See docs/likely-causes.md#other-issuer");
        }
    }

    @Test
    void an_issuer_with_a_slash_too_many_is_told_and_fails_the_flow_with_it() {
        try (AuthorizationServer auth = AuthorizationServer.start();
                GuardedMcpServer server = new GuardedMcpServer(new Settings(
                        URI.create(auth.issuer() + "/"), auth.url(Endpoint.JWKS), "", "notes:read", "JWT"))) {
            FlowException failure =
                    catchThrowableOfType(FlowException.class, () -> auth.flow().authorize(server.url()));

            String cause =
                    "The server's metadata names the issuer \"%s/\", and this one is \"%s\": a slash at the end is all "
                                    .formatted(auth.issuer(), auth.issuer())
                            + "that differs, but issuers are compared character by character (RFC 8414 §3.3).";
            assertThat(failure.likelyCauses()).containsExactly(cause + " See docs/likely-causes.md#other-issuer");
            assertThat(failure).hasMessageContaining("likely    " + cause);
        }
    }

    @Test
    void a_server_that_calls_itself_by_another_name_fails_the_flow_with_it() {
        try (AuthorizationServer auth = AuthorizationServer.start();
                GuardedMcpServer server = new GuardedMcpServer(settings(auth, "/", "notes:read", "JWT"))) {
            FlowException failure =
                    catchThrowableOfType(FlowException.class, () -> auth.flow().authorize(server.url()));

            assertThat(failure.likelyCauses())
                    .containsExactly(
                            "The server was asked at \"%s\" and calls itself \"%s/\": a slash at the end is all that "
                                            .formatted(server.url(), server.url())
                                    + "differs, but a client must refuse that (RFC 9728 §3.3). See docs/likely-causes.md#other-name");
        }
    }

    @Test
    void a_server_that_was_started_before_the_issuer_is_told_from_the_keys_that_it_never_fetched() {
        String path = "/diagnosis-of-a-late-start";
        AuthorizationServer earlier = AuthorizationServer.builder().path(path).start();
        try (GuardedMcpServer server = new GuardedMcpServer(settings(earlier))) {
            server.fetchKeys();
            earlier.close();
            try (AuthorizationServer auth =
                    AuthorizationServer.builder().path(path).start()) {
                McpResponse response = send(auth, server, token(auth, server.url()));

                assertThat(auth.issuer()).isEqualTo(earlier.issuer());
                assertThat(response.likelyCauses())
                        .containsExactly(
                                "The server names this issuer, \"%s\", but its keys were never fetched and no token was introspected. "
                                                .formatted(auth.issuer())
                                        + "It probably has keys from before this issuer was started, or another issuer's: start the "
                                        + "issuer first, then the server. See docs/likely-causes.md#never-asked");
            }
        }
    }

    @Test
    void a_server_that_looks_at_the_root_is_told_where_the_port_is_the_issuers_own() {
        try (AuthorizationServer auth =
                AuthorizationServer.builder().port(0).path("/tenant1").start()) {
            URI root = auth.issuer().resolve("/.well-known/jwks.json");
            try (GuardedMcpServer server =
                    new GuardedMcpServer(new Settings(auth.issuer(), root, "", "notes:read", "JWT"))) {
                McpResponse response = send(auth, server, token(auth, server.url()));

                assertThat(response.likelyCauses()).singleElement().asString().startsWith("""
                        The server asked for %s and got 404, as there is nothing. The metadata of this issuer is at \
                        %s""".formatted(
                                root, auth.url(Endpoint.METADATA)));
            }
        }
    }

    @Test
    void nothing_is_said_where_nothing_is_wrong() {
        try (AuthorizationServer auth = AuthorizationServer.start();
                GuardedMcpServer server = new GuardedMcpServer(settings(auth))) {
            McpResponse response = send(auth, server, token(auth, server.url()));

            assertThat(response.status()).isEqualTo(200);
            assertThat(response.likelyCauses()).isEmpty();
            assertThat(auth.likelyCauses()).isEmpty();
        }
    }

    @Test
    void who_asks_without_an_issuer_gets_no_diagnosis() {
        try (AuthorizationServer auth = AuthorizationServer.start();
                GuardedMcpServer server = new GuardedMcpServer(settings(auth))) {
            McpResponse response = McpRequest.listTools(server.url()).send();

            assertThat(response.likelyCauses()).isEmpty();
            assertThat(auth.journal().conversation()).isEmpty();
        }
    }

    private static Arguments mishap(
            String name,
            java.util.function.Function<AuthorizationServer, Settings> settings,
            Mishap mishap,
            String expected) {
        return Arguments.of(name, settings, mishap, expected);
    }

    private static Settings settings(AuthorizationServer auth) {
        return settings(auth, "", "notes:read", "JWT");
    }

    private static Settings settings(AuthorizationServer auth, String suffix, String scope, String type) {
        return new Settings(auth.issuer(), auth.url(Endpoint.JWKS), suffix, scope, type);
    }

    // A place of another issuer's, which answers 404 and tells the first one nothing.
    private static URI nowhere(AuthorizationServer auth) {
        return URI.create("http://" + auth.issuer().getAuthority() + "/nobody/jwks");
    }

    private static Token token(AuthorizationServer auth, URI audience) {
        return auth.token().audience(audience).scope("notes:read").mint();
    }

    private static McpResponse send(AuthorizationServer auth, GuardedMcpServer server, Token token) {
        auth.flow().start(server.url()).resourceMetadata();
        return sendBlindly(auth, server, token);
    }

    private static McpResponse sendBlindly(AuthorizationServer auth, GuardedMcpServer server, Token token) {
        return McpRequest.listTools(server.url())
                .bearer(token)
                .observedBy(auth.observer())
                .send();
    }

    private static String masked(String text, AuthorizationServer auth, GuardedMcpServer server) {
        return text.replace(auth.url(Endpoint.METADATA).toString(), "<metadata>")
                .replace(auth.issuer() + "/.well-known/openid-configuration", "<openid>")
                .replace(auth.url(Endpoint.OPENID_CONFIGURATION).toString(), "<openid>")
                .replace(auth.url(Endpoint.JWKS).toString(), "<jwks>")
                .replace(auth.issuer().toString(), "<issuer>")
                .replace(server.url().toString(), "<server>")
                .replaceFirst(" See docs/likely-causes\\.md#[a-z-]+$", "")
                .replaceAll("\\d{4}-\\d{2}-\\d{2}T[0-9:.]+Z", "<time>")
                .replaceAll("\"[0-9a-f-]{36}\"|(?<=key )\"[^\"]+\"|(?<=only )\"[^\"]+\"", "\"<kid>\"");
    }
}
