package dev.gatecrash.samples.spring;

import static dev.gatecrash.assertj.GatecrashAssertions.assertThat;
import static dev.gatecrash.http.Endpoint.USER_INFO;
import static dev.gatecrash.samples.spring.App.CALLBACK;
import static dev.gatecrash.samples.spring.App.ID;
import static dev.gatecrash.samples.spring.App.SECRET;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.junit.WithAuthorizationServer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/** OpenID Connect as Spring's login does it: the ID token is verified, its nonce compared, the user info asked for. */
@WithAuthorizationServer
class SpringLoginTest {

    private static final String NONCE = "n-0S6_WzA2Mj";

    private final OidcAuthorizationCodeAuthenticationProvider login = new OidcAuthorizationCodeAuthenticationProvider(
            new RestClientAuthorizationCodeTokenResponseClient(), new OidcUserService());

    @Test
    void a_user_signs_in(AuthorizationServer auth) {
        ClientRegistration registration = registered(auth);

        Authentication signedIn = login.authenticate(
                new OAuth2LoginAuthenticationToken(registration, authorized(registration, hash(NONCE))));

        OidcUser user = (OidcUser) requireNonNull(requireNonNull(signedIn).getPrincipal());
        assertThat(user.getSubject()).isEqualTo("alice");
        assertThat(user.getIdToken().getAudience()).containsExactly(ID);
        assertThat(requireNonNull(user.getUserInfo()).getSubject()).isEqualTo("alice");
        assertThat(auth).received(USER_INFO).once();
    }

    @Test
    void an_id_token_with_another_nonce_is_refused(AuthorizationServer auth) {
        ClientRegistration registration = registered(auth);
        OAuth2LoginAuthenticationToken answer =
                new OAuth2LoginAuthenticationToken(registration, authorized(registration, hash("another")));

        assertThatThrownBy(() -> login.authenticate(answer))
                .isInstanceOf(OAuth2AuthenticationException.class)
                .hasMessageContaining("invalid_nonce");
    }

    private static ClientRegistration registered(AuthorizationServer auth) {
        auth.clients().registerConfidential(ID, SECRET, CALLBACK);
        return App.at(auth)
                .clientSecret(SECRET)
                .scope("openid", "profile", "email")
                .build();
    }

    private static OAuth2AuthorizationExchange authorized(ClientRegistration registration, String nonce) {
        return App.authorize(
                registration,
                request -> request.attributes(kept -> kept.put("nonce", NONCE))
                        .additionalParameters(parameters -> parameters.put("nonce", nonce)));
    }

    // Spring keeps the nonce and sends its hash.
    private static String hash(String nonce) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(nonce.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
