package dev.gatecrash.assertj;

import static dev.gatecrash.assertj.GatecrashAssertions.assertThat;
import static dev.gatecrash.assertj.Mismatches.assertMismatch;
import static dev.gatecrash.http.Endpoint.AUTHORIZATION;
import static dev.gatecrash.http.Endpoint.INTROSPECTION;
import static dev.gatecrash.http.Endpoint.METADATA;
import static dev.gatecrash.http.Endpoint.TOKEN;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.flow.ServerMetadata;
import dev.gatecrash.flow.TokenSet;
import dev.gatecrash.http.Endpoint;
import dev.gatecrash.junit.WithAuthorizationServer;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

@WithAuthorizationServer
class AuthorizationServerAssertTest {

    private static final URI NOTES = URI.create("http://127.0.0.1:9/mcp");

    @Test
    void requests_are_counted(AuthorizationServer auth) {
        authorizeAndRefresh(auth);

        assertThat(auth).received(AUTHORIZATION).once();
        assertThat(auth).received(TOKEN).times(2);
        assertThat(auth).received(INTROSPECTION).never();

        assertMismatch(() -> assertThat(auth).received(TOKEN).once(), "requests to TOKEN once", "2");
        assertMismatch(() -> assertThat(auth).received(TOKEN).times(3), "requests to TOKEN 3 times", "2");
        assertMismatch(() -> assertThat(auth).received(TOKEN).never(), "requests to TOKEN 0 times", "2");
        assertMismatch(() -> assertThat(auth).received(INTROSPECTION).once(), "requests to INTROSPECTION once", "0");
    }

    @Test
    void every_request_has_a_parameter_or_none_has(AuthorizationServer auth) {
        authorizeAndRefresh(auth);

        assertThat(auth)
                .received(TOKEN)
                .withParameter("client_id")
                .withParameter("resource", NOTES.toString())
                .withoutParameter("client_secret");

        assertMismatch(
                () -> assertThat(auth).received(TOKEN).withParameter("code"),
                "requests to TOKEN, each with parameter code",
                "1 of 2 without");
        assertMismatch(
                () -> assertThat(auth).received(TOKEN).withParameter("grant_type", "refresh_token"),
                "requests to TOKEN, each with parameter grant_type = refresh_token",
                "1 of 2 without");
        assertMismatch(
                () -> assertThat(auth).received(TOKEN).withoutParameter("resource"),
                "requests to TOKEN, each with no parameter resource",
                "2 of 2 without");
        assertMismatch(
                () -> assertThat(auth).received(INTROSPECTION).withoutParameter("resource"),
                "requests to INTROSPECTION, each with no parameter resource",
                "none");
    }

    @Test
    void requests_can_be_told_apart(AuthorizationServer auth) {
        authorizeAndRefresh(auth);

        assertThat(auth)
                .received(TOKEN)
                .where("grant_type", "refresh_token")
                .once()
                .answered(200);

        assertMismatch(
                () -> assertThat(auth)
                        .received(TOKEN)
                        .where("grant_type", "client_credentials")
                        .once(),
                "requests to TOKEN with grant_type = client_credentials once",
                "0");
    }

    @Test
    void every_request_has_a_header(AuthorizationServer auth) {
        authorizeAndRefresh(auth);

        assertThat(auth)
                .received(TOKEN)
                .withHeader("Content-Type", "application/x-www-form-urlencoded")
                .withHeader("accept");

        assertMismatch(
                () -> assertThat(auth).received(TOKEN).withHeader("DPoP"),
                "requests to TOKEN, each with header DPoP",
                "2 of 2 without");
        assertMismatch(
                () -> assertThat(auth).received(TOKEN).withHeader("Accept", "text/html"),
                "requests to TOKEN, each with header Accept: text/html",
                "2 of 2 without");
    }

    @Test
    void answers_are_known(AuthorizationServer auth) {
        TokenSet first = authorizeAndRefresh(auth);
        assertThatThrownBy(() -> auth.flow().refresh(first)).hasMessageContaining("invalid_grant");

        assertThat(auth).received(AUTHORIZATION).answered(302);
        assertThat(auth).received(TOKEN).times(3).last().hasOAuthError("invalid_grant");

        assertMismatch(
                () -> assertThat(auth).received(TOKEN).answered(200),
                "requests to TOKEN, each with answer with status 200",
                "1 of 3 without");
        assertMismatch(
                () -> assertThat(auth).received(TOKEN).refusedWith("invalid_grant"),
                "requests to TOKEN, each with refusal with error invalid_grant",
                "2 of 3 without");
        assertMismatch(
                () -> assertThat(auth).received(INTROSPECTION).last(),
                "requests to INTROSPECTION, each with request",
                "none");
    }

    @Test
    void refusals_are_known(AuthorizationServer auth) {
        TokenSet first = authorizeAndRefresh(auth);
        auth.journal().clear();
        assertThatThrownBy(() -> auth.flow().refresh(first)).hasMessageContaining("invalid_grant");

        assertThat(auth).received(TOKEN).refusedWith("invalid_grant");
    }

    @Test
    void each_can_be_looked_at(AuthorizationServer auth) {
        authorizeAndRefresh(auth);

        assertThat(auth)
                .received(TOKEN)
                .eachSatisfies(e -> assertThat(e).response().hasJsonMember("access_token"));

        assertMismatch(
                () -> assertThat(auth)
                        .received(TOKEN)
                        .eachSatisfies(e -> assertThat(e).hasStatus(400)),
                "status 400",
                "status 200");
    }

    @Test
    void a_failure_shows_every_exchange_with_its_reason(AuthorizationServer auth) {
        authorizeAndRefresh(auth);

        assertThatThrownBy(() -> assertThat(auth).received(TOKEN).once())
                .hasMessageMatching("(?s)\nexpected  requests to TOKEN once\ngot       2\n"
                        + "  1\\.\n    > POST \\S+/as\\d+/token\n.*"
                        + "    >   grant_type = authorization_code\n.*    >   code = .{10}…\n.*"
                        + "    < 200[^\n]*\n.*    reason  .*\n"
                        + "  2\\.\n    > POST \\S+/as\\d+/token\n.*"
                        + "    >   grant_type = refresh_token\n.*    reason  .*");
    }

    @Test
    void nothing_was_received_or_something(AuthorizationServer auth) {
        assertThat(auth).receivedNothing();

        authorizeAndRefresh(auth);

        assertMismatch(() -> assertThat(auth).receivedNothing(), "no request", "5");
    }

    @Test
    void metadata_has_members_or_not(AuthorizationServer auth) {
        assertThat(auth)
                .publishes("issuer", auth.issuer().toString())
                .metadata()
                .hasMember("jwks_uri")
                .hasMember("token_endpoint", auth.url(TOKEN).toString())
                .doesNotHaveMember("check_session_iframe");
        assertThat(auth).received(METADATA).times(2);

        assertMismatch(
                () -> assertThat(auth).publishes("issuer", "https://as.example.com"),
                "member \"issuer\" = https://as.example.com",
                auth.issuer().toString());
        assertMismatch(
                () -> assertThat(auth).metadata().hasMember("check_session_iframe"),
                "member \"check_session_iframe\"",
                "no such member");
        assertMismatch(
                () -> assertThat(auth).metadata().hasMember("check_session_iframe", "x"),
                "member \"check_session_iframe\" = x",
                "no such member");
        assertMismatch(
                () -> assertThat(auth).metadata().doesNotHaveMember("issuer"),
                "no member \"issuer\"",
                auth.issuer().toString());
    }

    @Test
    void metadata_tells_what_is_supported(AuthorizationServer auth) {
        ServerMetadata metadata = auth.flow().startAt(auth.issuer(), NOTES).serverMetadata();

        assertThat(metadata)
                .supports("code_challenge_methods_supported", "S256")
                .doesNotSupport("code_challenge_methods_supported", "plain")
                .doesNotSupport("acr_values_supported", "1");

        assertMismatch(
                () -> assertThat(metadata).supports("code_challenge_methods_supported", "S256", "plain"),
                "\"code_challenge_methods_supported\" with S256, plain",
                "[S256]");
        assertMismatch(
                () -> assertThat(metadata).supports("acr_values_supported", "1"),
                "\"acr_values_supported\" with 1",
                "no such member");
        assertMismatch(
                () -> assertThat(metadata).doesNotSupport("code_challenge_methods_supported", "S256"),
                "\"code_challenge_methods_supported\" without S256",
                "[S256]");
        assertThatThrownBy(() -> assertThat(metadata).supports("x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no value of \"x\" was given; for a boolean member use hasMember(\"x\", true)");
    }

    private static TokenSet authorizeAndRefresh(AuthorizationServer auth) {
        TokenSet tokens =
                auth.flow().user("alice").scopes("notes:read", "offline_access").authorizeAt(auth.issuer(), NOTES);
        auth.flow().refresh(tokens);
        return tokens;
    }

    @Test
    void requests_are_told_apart_by_grant_and_client(AuthorizationServer auth) {
        authorizeAndRefresh(auth);
        String client =
                auth.journal().tokenRequests().get(0).decision().client().orElseThrow();

        assertThat(auth)
                .received(TOKEN)
                .forGrant("refresh_token")
                .byClient(client)
                .once();
        assertThat(auth).received(TOKEN).byClient("another").never();
    }

    @Test
    void a_request_can_be_awaited(AuthorizationServer auth) {
        CompletableFuture<Void> client = CompletableFuture.runAsync(() -> authorizeAndRefresh(auth));

        assertThat(auth).receivedWithin(Duration.ofSeconds(20), TOKEN).answered(200);
        client.join();
        assertThatThrownBy(() -> assertThat(auth).receivedWithin(Duration.ofMillis(10), Endpoint.REVOCATION))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("1 requests to REVOCATION did not come within PT0.01S; this issuer received");
    }
}
