package dev.gatecrash.samples.spring;

import static dev.gatecrash.assertj.GatecrashAssertions.assertThat;
import static dev.gatecrash.http.Endpoint.TOKEN;
import static dev.gatecrash.samples.spring.App.CALLBACK;
import static dev.gatecrash.samples.spring.App.ID;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.client.Client;
import dev.gatecrash.junit.WithAuthorizationServer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.endpoint.OAuth2RefreshTokenGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.RestClientRefreshTokenTokenResponseClient;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AccessToken.TokenType;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** Spring's token response clients with tokens that are bound to a key (RFC 9449). */
@WithAuthorizationServer
class SpringDpopTest {

    private final RestClientAuthorizationCodeTokenResponseClient codes =
            new RestClientAuthorizationCodeTokenResponseClient();
    private final RestClientRefreshTokenTokenResponseClient refreshes = new RestClientRefreshTokenTokenResponseClient();

    @Test
    void a_code_and_a_refresh_token_become_tokens_that_are_bound(AuthorizationServer auth) throws JOSEException {
        ClientRegistration registration = registered(auth);
        ECKey key = newKey();
        DpopProofs proofs = new DpopProofs(key);
        codes.addHeadersConverter(proofs.headers());
        refreshes.addHeadersConverter(proofs.headers());

        OAuth2AccessTokenResponse first = redeem(registration);
        OAuth2AccessTokenResponse second = refresh(registration, first);

        assertThat(first.getAccessToken().getTokenType()).isEqualTo(TokenType.DPOP);
        assertThat(second.getAccessToken().getTokenType()).isEqualTo(TokenType.DPOP);
        assertThat(NimbusJwtDecoder.withIssuerLocation(auth.issuer().toString())
                        .build()
                        .decode(second.getAccessToken().getTokenValue())
                        .getClaimAsMap("cnf"))
                .isEqualTo(Map.of("jkt", key.computeThumbprint().toString()));
        assertThat(auth).received(TOKEN).times(2);
    }

    @Test
    void a_refresh_token_of_a_public_client_wants_the_same_key(AuthorizationServer auth) throws JOSEException {
        ClientRegistration registration = registered(auth);
        codes.addHeadersConverter(new DpopProofs(newKey()).headers());
        refreshes.addHeadersConverter(new DpopProofs(newKey()).headers());
        OAuth2AccessTokenResponse first = redeem(registration);

        assertThatThrownBy(() -> refresh(registration, first))
                .isInstanceOf(OAuth2AuthorizationException.class)
                .hasMessageContaining("invalid_grant");
    }

    private OAuth2AccessTokenResponse redeem(ClientRegistration registration) {
        return codes.getTokenResponse(
                new OAuth2AuthorizationCodeGrantRequest(registration, App.authorize(registration, request -> {})));
    }

    private OAuth2AccessTokenResponse refresh(ClientRegistration registration, OAuth2AccessTokenResponse first) {
        return refreshes.getTokenResponse(new OAuth2RefreshTokenGrantRequest(
                registration, first.getAccessToken(), requireNonNull(first.getRefreshToken())));
    }

    private static ClientRegistration registered(AuthorizationServer auth) {
        auth.clients().register(Client.publicClient(ID, CALLBACK));
        return App.at(auth)
                .clientAuthenticationMethod(ClientAuthenticationMethod.NONE)
                .scope("notes:read")
                .build();
    }

    private static ECKey newKey() throws JOSEException {
        return new ECKeyGenerator(Curve.P_256).generate();
    }
}
