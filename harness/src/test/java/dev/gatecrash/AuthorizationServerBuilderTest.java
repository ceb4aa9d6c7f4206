package dev.gatecrash;

import static dev.gatecrash.http.Endpoint.JWKS;
import static dev.gatecrash.http.Endpoint.METADATA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatecrash.user.User;
import dev.gatecrash.web.CodeFlow;
import dev.gatecrash.web.Web;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorizationServerBuilderTest {

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "192.168.0.1", "8.8.8.8", "example.com", "", "localhost.evil.example"})
    void any_host_but_loopback_is_refused(String host) {
        assertThatThrownBy(() -> AuthorizationServer.builder().host(host))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("this server is for tests and binds loopback only, not \"" + host
                        + "\"; use 127.0.0.1, ::1 or localhost; see docs/security.md");
    }

    @Test
    void localhost_is_a_host_of_its_own() {
        try (AuthorizationServer auth =
                AuthorizationServer.builder().host("localhost").start()) {
            assertThat(auth.issuer().getHost()).isEqualTo("localhost");
            assertThat(Web.get(auth.url(METADATA)).statusCode()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tenant1",
                "/",
                "/tenant1/",
                "//",
                "/a//b",
                "/a b",
                "/a?b",
                "/a#b",
                "/%41",
                "/.",
                "/..",
                "/a/../b",
                "/a/.",
                "/.well-known/x",
                "/é"
            })
    void a_path_that_is_none_is_refused(String path) {
        assertThatThrownBy(() -> AuthorizationServer.builder().path(path))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "\"" + path + "\" is not an issuer path; write it like /tenant1, without a slash at its end");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/tenant1", "/a/b/c", "/a.b", "/..a", "/a..", "/~user", "/a-b_c.d~e"})
    void any_other_path_is_served(String path) {
        try (AuthorizationServer auth =
                AuthorizationServer.builder().path(path).port(0).start()) {
            assertThat(auth.issuer().getPath()).isEqualTo(path);
            assertThat(Web.get(auth.url(METADATA)).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void a_taken_path_is_refused_and_free_again_afterwards() {
        try (AuthorizationServer first =
                AuthorizationServer.builder().path("/taken").start()) {
            AuthorizationServerBuilder second = AuthorizationServer.builder().path("/taken");

            assertThatThrownBy(second::start)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("there is an issuer at path \"/taken\" already; choose another path");
            assertThat(Web.get(first.url(JWKS)).statusCode()).isEqualTo(200);
        }
        AuthorizationServer.builder().path("/taken").start().close();
    }

    @Test
    void a_path_of_the_servers_choice_never_meets_one_asked_for() {
        try (AuthorizationServer first = AuthorizationServer.start()) {
            int number = Integer.parseInt(first.issuer().getPath().substring("/as".length()));
            List<AuthorizationServer> open = new ArrayList<>();
            for (int i = 1; i <= 500; i++) {
                askFor("/as" + (number + i)).ifPresent(open::add);
            }
            for (int i = 1; i <= 500; i++) {
                open.add(AuthorizationServer.start());
            }

            assertThat(open).extracting(AuthorizationServer::issuer).doesNotHaveDuplicates();
            open.forEach(AuthorizationServer::close);
        }
    }

    // Other tests start issuers at the same time and may have the path already.
    private static Optional<AuthorizationServer> askFor(String path) {
        try {
            return Optional.of(AuthorizationServer.builder().path(path).start());
        } catch (IllegalArgumentException taken) {
            return Optional.empty();
        }
    }

    @Test
    void a_taken_port_is_refused() {
        try (AuthorizationServer first = AuthorizationServer.builder().port(0).start()) {
            int port = first.issuer().getPort();

            assertThatThrownBy(() -> AuthorizationServer.builder().port(port).start())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("port " + port
                            + " on 127.0.0.1 is taken; choose another, or leave the port out for any free one");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 65_536})
    void a_port_that_is_none_is_refused(int port) {
        assertThatThrownBy(() -> AuthorizationServer.builder().port(port))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("port " + port + " is not in 0..65535; use 0 for any free port");
    }

    @Test
    void a_lifetime_is_a_second_at_least_and_a_hundred_years_at_most() {
        AuthorizationServerBuilder builder = AuthorizationServer.builder();

        assertThatThrownBy(() -> builder.accessTokenLifetime(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the access token lifetime is PT0S; give one second at least, or mint an expired token "
                        + "with auth.token()");
        assertThatThrownBy(() -> builder.refreshTokenLifetime(Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("the refresh token lifetime is PT-1S");
        assertThatThrownBy(() -> builder.accessTokenLifetime(Duration.ofMillis(999)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.refreshTokenLifetime(Duration.ofSeconds(Long.MAX_VALUE)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("give a hundred years at most");
    }

    @Test
    void lifetimes_hold() {
        try (AuthorizationServer auth = AuthorizationServer.builder()
                .accessTokenLifetime(Duration.ofSeconds(90))
                .refreshTokenLifetime(Duration.ofMinutes(5))
                .start()) {
            CodeFlow app = CodeFlow.publicClient(auth);
            java.util.Map<String, Object> tokens = app.tokens();
            auth.clock().advance(Duration.ofMinutes(5));

            assertThat(tokens).containsEntry("expires_in", 90L);
            assertThat(Web.error(app.refresh(String.valueOf(tokens.get("refresh_token")))))
                    .isEqualTo("invalid_grant");
        }
    }

    @Test
    void a_running_issuer_does_not_follow_its_builder() {
        AuthorizationServerBuilder builder = AuthorizationServer.builder().resource(CodeFlow.NOTES);
        try (AuthorizationServer auth = builder.start()) {
            builder.resource(URI.create("https://late.example")).user(User.named("late"));

            assertThat(Web.redirected(CodeFlow.publicClient(auth).authorize("resource", "https://late.example")))
                    .containsEntry("error", "invalid_target");
        }
    }

    @Test
    void tls_is_trusted_by_those_who_are_told_to_and_nobody_else() {
        try (AuthorizationServer auth = AuthorizationServer.builder().tls().start()) {
            HttpRequest.Builder request = HttpRequest.newBuilder(auth.url(METADATA));
            HttpClient trusting = HttpClient.newBuilder()
                    .sslContext(auth.trust().orElseThrow().sslContext())
                    .build();

            assertThat(auth.issuer().getScheme()).isEqualTo("https");
            assertThat(Web.json(Web.send(trusting, request)))
                    .containsEntry("issuer", auth.issuer().toString());
            assertThat(auth.trust().orElseThrow().pem()).startsWith("-----BEGIN CERTIFICATE-----");
            assertThatThrownBy(() -> Web.get(auth.url(METADATA))).hasCauseInstanceOf(SSLHandshakeException.class);
        }
    }

    @Test
    void without_tls_there_is_nothing_to_trust() {
        try (AuthorizationServer auth = AuthorizationServer.start()) {
            assertThat(auth.trust()).isEmpty();
        }
    }
}
