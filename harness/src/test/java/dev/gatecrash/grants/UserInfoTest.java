package dev.gatecrash.grants;

import static dev.gatecrash.http.Endpoint.USER_INFO;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.UserInfoResponse;
import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.token.Defect;
import dev.gatecrash.token.TokenBuilder;
import dev.gatecrash.user.User;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The UserInfo endpoint (OpenID Connect Core §5.3). */
class UserInfoTest {

    private final AuthorizationServer auth = AuthorizationServer.builder()
            .user(User.named("alice")
                    .withClaim("name", "Alice")
                    .withClaim("email", "alice@example.com")
                    .withClaim("team", "blue"))
            .start();
    private final Caller app = Caller.open(auth);

    @AfterEach
    void close() {
        auth.close();
    }

    private Answer ask(TokenBuilder token) {
        return Caller.get(auth.url(USER_INFO), "Authorization", "Bearer " + token.mint());
    }

    @Test
    void it_tells_the_sdk_s_client_what_the_scopes_allow() throws Exception {
        String token = app.tokens("scope", "openid email").text("access_token");

        var claims = UserInfoResponse.parse(new UserInfoRequest(auth.url(USER_INFO), new BearerAccessToken(token))
                        .toHTTPRequest()
                        .send())
                .toSuccessResponse()
                .getUserInfo();

        assertThat(claims.toJSONObject())
                .isEqualTo(Map.of("sub", "alice", "email", "alice@example.com", "team", "blue"));
    }

    @Test
    void it_refuses_what_is_not_its_own_to_answer() {
        TokenBuilder token = auth.token().scope("openid");

        assertThat(ask(token).status()).isEqualTo(200);
        assertChallenge(ask(auth.token().scope("notes")), 403, "insufficient_scope", "RFC 6750 §3.1");
        assertChallenge(ask(token.with(Defect.EXPIRED)), 401, "invalid_token", "RFC 6750 §3.1");
        assertChallenge(ask(token.with(Defect.UNSIGNED)), 401, "invalid_token", "RFC 6750 §3.1");
        assertChallenge(ask(token.with(Defect.ID_TOKEN)), 401, "invalid_token", "RFC 8725 §3.12");
        assertChallenge(ask(token.subject("nobody")), 401, "invalid_token", "RFC 6750 §3.1");
        assertChallenge(Caller.get(auth.url(USER_INFO), "Authorization", "Basic YTpi"), 400, "invalid_request", "§3.1");
    }

    private void assertChallenge(Answer answer, int status, String error, String clause) {
        assertThat(answer.status()).as(clause).isEqualTo(status);
        assertThat(answer.header("WWW-Authenticate"))
                .as(clause)
                .startsWith("Bearer")
                .contains("error=\"" + error + "\"");
    }

    @Test
    void it_tells_no_error_to_one_without_credentials() {
        Answer answer = Caller.get(auth.url(USER_INFO));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer").doesNotContain("error");
    }
}
