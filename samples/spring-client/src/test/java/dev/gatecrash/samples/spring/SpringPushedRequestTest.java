package dev.gatecrash.samples.spring;

import static dev.gatecrash.assertj.GatecrashAssertions.assertThat;
import static dev.gatecrash.http.Endpoint.AUTHORIZATION;
import static dev.gatecrash.http.Endpoint.PUSHED_AUTHORIZATION;
import static dev.gatecrash.samples.spring.App.CALLBACK;
import static dev.gatecrash.samples.spring.App.ID;
import static dev.gatecrash.samples.spring.App.SECRET;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.http.Request;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;

/** Spring's login with a request that is pushed (RFC 9126), at an issuer that takes no other. */
class SpringPushedRequestTest {

    @Test
    void the_browser_carries_the_reference_alone_and_the_code_becomes_tokens() {
        try (AuthorizationServer auth = AuthorizationServer.builder()
                .requirePushedAuthorizationRequests()
                .start()) {
            auth.clients().registerConfidential(ID, SECRET, CALLBACK);
            ClientRegistration registration =
                    App.at(auth).clientSecret(SECRET).scope("notes:read").build();

            OAuth2AuthorizationRequest request =
                    requireNonNull(resolver(registration).resolve(new MockHttpServletRequest(), "gatecrash"));
            OAuth2AccessTokenResponse answer = new RestClientAuthorizationCodeTokenResponseClient()
                    .getTokenResponse(new OAuth2AuthorizationCodeGrantRequest(registration, App.visit(request)));

            assertThat(answer.getAccessToken().getScopes()).containsExactly("notes:read");
            assertThat(auth).received(PUSHED_AUTHORIZATION).once();
            Request seen = auth.journal().at(AUTHORIZATION).get(0).request();
            assertThat(seen.uri().getQuery())
                    .startsWith("client_id=app&request_uri=urn:ietf:params:oauth:request_uri:")
                    .doesNotContain("state", "scope", "code_challenge");
        }
    }

    private static PushedRequests resolver(ClientRegistration registration) {
        InMemoryClientRegistrationRepository registrations = new InMemoryClientRegistrationRepository(registration);
        DefaultOAuth2AuthorizationRequestResolver springs =
                new DefaultOAuth2AuthorizationRequestResolver(registrations, "/oauth2/authorization");
        springs.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
        return new PushedRequests(springs, registrations);
    }
}
