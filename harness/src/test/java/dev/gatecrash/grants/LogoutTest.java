package dev.gatecrash.grants;

import static dev.gatecrash.grants.Caller.CALLBACK;
import static dev.gatecrash.http.Endpoint.END_SESSION;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.openid.connect.sdk.LogoutRequest;
import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.client.Client;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** OpenID Connect RP-Initiated Logout, without a page. */
class LogoutTest {

    private static final URI GOODBYE = URI.create("https://client.example/goodbye");

    private final AuthorizationServer auth = AuthorizationServer.start();
    private final Caller app = Caller.of(
            auth,
            Client.publicClient("app", CALLBACK)
                    .withMetadata("post_logout_redirect_uris", List.of(GOODBYE.toString())));
    private final String idToken = app.tokens("scope", "openid").text("id_token");

    @AfterEach
    void close() {
        auth.close();
    }

    private Answer leave(String... parameters) {
        return Caller.send(auth.url(END_SESSION), Map.of(), Caller.pairs(parameters));
    }

    @Test
    void a_logout_by_the_sdk_s_client_leads_back_and_ends_the_session() throws Exception {
        URI url = new LogoutRequest(auth.url(END_SESSION), SignedJWT.parse(idToken), GOODBYE, new State("bye")).toURI();

        Answer answer = Caller.get(url);

        assertThat(answer.header("Location")).isEqualTo(GOODBYE + "?state=bye");
        assertThat(app.authorize("prompt", "none").redirected("error")).isEqualTo("login_required");
    }

    @Test
    void a_logout_takes_an_expired_id_token() {
        auth.clock().advance(Duration.ofDays(1));

        assertThat(leave("id_token_hint", idToken, "post_logout_redirect_uri", GOODBYE.toString())
                        .status())
                .isEqualTo(302);
    }

    @Test
    void a_logout_without_a_place_to_go_shows_a_page() {
        assertThat(leave("id_token_hint", idToken).status()).isEqualTo(200);
    }

    @Test
    void a_logout_is_refused_without_redirect_where_something_is_wrong() {
        assertRefused(leave("id_token_hint", idToken, "post_logout_redirect_uri", "https://evil.example/"), "§3");
        assertRefused(leave("id_token_hint", idToken, "post_logout_redirect_uri", CALLBACK.toString()), "§3");
        assertRefused(leave("post_logout_redirect_uri", GOODBYE.toString()), "§3, no hint");
        assertRefused(leave("id_token_hint", "nonsense"), "§2");
        assertRefused(leave("id_token_hint", auth.token().mint().value()), "§2, no ID token");
        assertRefused(leave("id_token_hint", idToken, "client_id", "other"), "§2, client_id");
    }

    private void assertRefused(Answer answer, String clause) {
        assertThat(answer.refusal()).as("RP-Initiated Logout " + clause).isEqualTo("400 invalid_request");
        assertThat(answer.redirect()).isEmpty();
    }
}
