package dev.gatecrash.samples.spring;

import static dev.gatecrash.assertj.GatecrashAssertions.assertThat;
import static dev.gatecrash.http.Endpoint.TOKEN;
import static dev.gatecrash.samples.spring.App.CALLBACK;
import static dev.gatecrash.samples.spring.App.ID;
import static dev.gatecrash.samples.spring.App.SECRET;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.client.AuthenticationMethod;
import dev.gatecrash.client.Client;
import dev.gatecrash.client.ClientKeys;
import dev.gatecrash.junit.WithAuthorizationServer;
import dev.gatecrash.token.Token;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.springframework.security.oauth2.client.endpoint.AbstractOAuth2AuthorizationGrantRequest;
import org.springframework.security.oauth2.client.endpoint.AbstractRestClientOAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.JwtBearerGrantRequest;
import org.springframework.security.oauth2.client.endpoint.NimbusJwtClientAuthenticationParametersConverter;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.endpoint.OAuth2ClientCredentialsGrantRequest;
import org.springframework.security.oauth2.client.endpoint.OAuth2RefreshTokenGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.RestClientClientCredentialsTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.RestClientJwtBearerTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.RestClientRefreshTokenTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.RestClientTokenExchangeTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.TokenExchangeGrantRequest;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AccessToken.TokenType;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/**
 * Spring Security's OAuth client, from discovery to tokens.
 *
 * <p>It has no device grant (RFC 8628), no pushed authorization requests (RFC 9126) and no DPoP (RFC 9449), as of 7.1; the
 * tests of those plug them into its extension points.
 */
@WithAuthorizationServer
class SpringClientTest {

    private static final URI NOTES = URI.create("https://notes.example/mcp");
    private static final JWK SECRET_KEY = new OctetSequenceKey.Builder(SECRET.getBytes(StandardCharsets.UTF_8)).build();
    private static final RSAKey KEY = key();

    @ParameterizedTest
    @EnumSource(AuthenticationMethod.class)
    void a_code_becomes_tokens_and_a_refresh_token_the_next(AuthenticationMethod method, AuthorizationServer auth) {
        ClientRegistration registration = registered(auth, method);
        var codes = configured(new RestClientAuthorizationCodeTokenResponseClient());
        var refreshes = configured(new RestClientRefreshTokenTokenResponseClient());

        OAuth2AccessTokenResponse first = codes.getTokenResponse(new OAuth2AuthorizationCodeGrantRequest(
                registration,
                App.authorize(
                        registration,
                        request -> request.additionalParameters(
                                parameters -> parameters.put("resource", NOTES.toString())))));
        OAuth2AccessTokenResponse second = refreshes.getTokenResponse(new OAuth2RefreshTokenGrantRequest(
                registration, first.getAccessToken(), requireNonNull(first.getRefreshToken())));

        Jwt token = NimbusJwtDecoder.withIssuerLocation(auth.issuer().toString())
                .build()
                .decode(second.getAccessToken().getTokenValue());
        assertThat(token.getAudience()).containsExactly(NOTES.toString());
        assertThat(second.getAccessToken().getScopes()).containsExactly("notes:read");
        assertThat(second.getAccessToken().getTokenValue())
                .isNotEqualTo(first.getAccessToken().getTokenValue());
        assertThat(auth).received(TOKEN).times(2);
    }

    @ParameterizedTest
    @EnumSource(value = AuthenticationMethod.class, names = "NONE", mode = Mode.EXCLUDE)
    void a_client_gets_a_token_of_its_own(AuthenticationMethod method, AuthorizationServer auth) {
        ClientRegistration registration = ClientRegistration.withClientRegistration(registered(auth, method))
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .build();

        OAuth2AccessTokenResponse answer = configured(new RestClientClientCredentialsTokenResponseClient())
                .getTokenResponse(new OAuth2ClientCredentialsGrantRequest(registration));

        assertThat(answer.getAccessToken().getTokenType()).isEqualTo(TokenType.BEARER);
        assertThat(answer.getRefreshToken()).isNull();
    }

    @Test
    void a_token_is_exchanged_for_one_of_narrower_use(AuthorizationServer auth) {
        auth.clients()
                .register(Client.confidentialClient(ID, SECRET)
                        .withGrants(AuthorizationGrantType.TOKEN_EXCHANGE.getValue()));
        ClientRegistration registration = App.at(auth)
                .clientSecret(SECRET)
                .scope("notes:read")
                .authorizationGrantType(AuthorizationGrantType.TOKEN_EXCHANGE)
                .build();
        Token subject = auth.token()
                .subject("alice")
                .audience(NOTES)
                .scope("notes:read", "notes:write")
                .mint();
        var client = new RestClientTokenExchangeTokenResponseClient();
        client.setParametersCustomizer(parameters -> parameters.add("resource", "https://backend.example/api"));

        OAuth2AccessTokenResponse answer =
                client.getTokenResponse(new TokenExchangeGrantRequest(registration, bearer(subject), null));

        assertThat(decoded(auth, answer).getSubject()).isEqualTo("alice");
        assertThat(decoded(auth, answer).getAudience()).containsExactly("https://backend.example/api");
        assertThat(answer.getAccessToken().getScopes()).containsExactly("notes:read");
    }

    @Test
    void a_workload_s_identity_becomes_an_access_token() {
        try (AuthorizationServer platform = AuthorizationServer.start();
                AuthorizationServer auth = AuthorizationServer.builder()
                        .trustWorkloads(platform, "agent")
                        .start()) {
            auth.clients()
                    .register(Client.confidentialClient(ID, SECRET)
                            .withGrants(AuthorizationGrantType.JWT_BEARER.getValue()));
            ClientRegistration registration = App.at(auth)
                    .clientSecret(SECRET)
                    .scope("notes:read")
                    .authorizationGrantType(AuthorizationGrantType.JWT_BEARER)
                    .build();
            Token identity = platform.token()
                    .subject("agent")
                    .audience(auth.issuer())
                    .without("client_id")
                    .mint();

            OAuth2AccessTokenResponse answer = new RestClientJwtBearerTokenResponseClient()
                    .getTokenResponse(new JwtBearerGrantRequest(registration, jwt(identity)));

            assertThat(decoded(auth, answer).getSubject()).isEqualTo("agent");
        }
    }

    /** The registration at both ends: ours gets the client, Spring gets what it discovers. */
    private static ClientRegistration registered(AuthorizationServer auth, AuthenticationMethod method) {
        Client client = switch (method) {
            case NONE -> Client.publicClient(ID, CALLBACK);
            case PRIVATE_KEY_JWT -> Client.keyClient(ID, ClientKeys.of(new JWKSet(KEY).toString()), CALLBACK);
            default -> Client.confidentialClient(ID, SECRET, CALLBACK).authenticatedBy(method);
        };
        auth.clients().register(client);
        return App.at(auth)
                .clientSecret(client.secret().orElse(""))
                .clientAuthenticationMethod(
                        ClientAuthenticationMethod.valueOf(method.name().toLowerCase(Locale.ROOT)))
                .scope("notes:read")
                .build();
    }

    private static <
                    T extends AbstractOAuth2AuthorizationGrantRequest,
                    C extends AbstractRestClientOAuth2AccessTokenResponseClient<T>>
            C configured(C client) {
        client.addParametersConverter(new NimbusJwtClientAuthenticationParametersConverter<T>(registration ->
                registration.getClientAuthenticationMethod().equals(ClientAuthenticationMethod.PRIVATE_KEY_JWT)
                        ? KEY
                        : SECRET_KEY));
        return client;
    }

    private static OAuth2AccessToken bearer(Token token) {
        return new OAuth2AccessToken(TokenType.BEARER, token.value(), Instant.now(), token.expiresAt());
    }

    private static Jwt jwt(Token token) {
        return new Jwt(token.value(), null, null, token.header(), token.claims());
    }

    private static Jwt decoded(AuthorizationServer auth, OAuth2AccessTokenResponse answer) {
        return NimbusJwtDecoder.withIssuerLocation(auth.issuer().toString())
                .build()
                .decode(answer.getAccessToken().getTokenValue());
    }

    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).keyID("k1").generate();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }
}
