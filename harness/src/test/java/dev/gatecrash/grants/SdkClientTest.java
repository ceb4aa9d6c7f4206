package dev.gatecrash.grants;

import static dev.gatecrash.grants.Caller.CALLBACK;
import static dev.gatecrash.grants.Caller.NOTES;
import static dev.gatecrash.http.Endpoint.AUTHORIZATION;
import static dev.gatecrash.http.Endpoint.DEVICE_AUTHORIZATION;
import static dev.gatecrash.http.Endpoint.PUSHED_AUTHORIZATION;
import static dev.gatecrash.http.Endpoint.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.oauth2.sdk.AccessTokenResponse;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.AuthorizationRequest;
import com.nimbusds.oauth2.sdk.AuthorizationResponse;
import com.nimbusds.oauth2.sdk.AuthorizationSuccessResponse;
import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.as.AuthorizationServerMetadata;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretJWT;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.PrivateKeyJWT;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.client.AuthenticationMethod;
import dev.gatecrash.client.Client;
import dev.gatecrash.client.ClientKeys;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/**
 * The client classes of the Nimbus OAuth SDK, from discovery to refresh. Its JWT grants and proofs are in
 * {@link SdkAssertionsAndProofsTest}, its device, exchange, pushed request and OpenID Connect classes in the tests of those.
 */
class SdkClientTest {

    private static final ClientID ID = new ClientID("app");
    private static final Secret SECRET = new Secret("a secret of more than thirty-two characters");
    private static final Scope READ = new Scope("notes:read");

    private final AuthorizationServer auth = AuthorizationServer.start();
    private final ECKey key = key();

    @AfterEach
    void close() {
        auth.close();
    }

    @ParameterizedTest
    @EnumSource(AuthenticationMethod.class)
    void a_code_becomes_tokens_and_a_refresh_token_the_next(AuthenticationMethod method) throws Exception {
        register(method);
        AuthorizationServerMetadata metadata = OIDCProviderMetadata.resolve(new Issuer(auth.issuer()));
        CodeVerifier verifier = new CodeVerifier();

        AuthorizationSuccessResponse answer = authorize(metadata, verifier);
        AccessTokenResponse first =
                tokens(metadata, method, new AuthorizationCodeGrant(answer.getAuthorizationCode(), CALLBACK, verifier));
        AccessTokenResponse second =
                tokens(metadata, method, new RefreshTokenGrant(first.getTokens().getRefreshToken()));

        assertThat(answer.getIssuer()).isEqualTo(metadata.getIssuer());
        assertThat(answer.getState()).isEqualTo(new State("xyz"));
        assertThat(first.getTokens().getAccessToken().getScope()).isEqualTo(READ);
        assertThat(second.getTokens().getAccessToken().getScope()).isEqualTo(READ);
        assertThat(second.getTokens().getAccessToken())
                .isNotEqualTo(first.getTokens().getAccessToken());
        assertThat(Caller.introspect(auth, second.getTokens().getAccessToken().getValue()))
                .containsEntry("active", true)
                .containsEntry("aud", NOTES.toString())
                .containsEntry("client_id", "app");
    }

    @ParameterizedTest
    @EnumSource(value = AuthenticationMethod.class, names = "NONE", mode = Mode.EXCLUDE)
    void a_client_gets_a_token_of_its_own(AuthenticationMethod method) throws Exception {
        register(method);
        AuthorizationServerMetadata metadata = OIDCProviderMetadata.resolve(new Issuer(auth.issuer()));

        AccessTokenResponse answer = tokens(metadata, method, new ClientCredentialsGrant());

        assertThat(answer.getTokens().getRefreshToken()).isNull();
        assertThat(answer.getTokens().getAccessToken().getLifetime()).isEqualTo(600);
        assertThat(Caller.introspect(auth, answer.getTokens().getAccessToken().getValue()))
                .containsEntry("active", true)
                .containsEntry("sub", "app");
    }

    // Given a path, the SDK looks behind it and not before it, where RFC 8414 §3.1 has the document.
    @Test
    void the_sdk_finds_the_metadata_of_an_issuer_without_path_and_reads_all_of_it() throws Exception {
        try (AuthorizationServer plain =
                AuthorizationServer.builder().issuerWithoutPath().start()) {
            AuthorizationServerMetadata metadata = AuthorizationServerMetadata.resolve(new Issuer(plain.issuer()));

            assertThat(metadata.getAuthorizationEndpointURI()).isEqualTo(plain.url(AUTHORIZATION));
            assertThat(metadata.getTokenEndpointURI()).isEqualTo(plain.url(TOKEN));
            assertThat(metadata.getCodeChallengeMethods()).contains(CodeChallengeMethod.S256);
            assertThat(metadata.supportsAuthorizationResponseIssuerParam()).isTrue();
            assertThat(metadata.getDPoPJWSAlgs()).contains(JWSAlgorithm.ES256);
            assertThat(metadata.getDeviceAuthorizationEndpointURI()).isEqualTo(plain.url(DEVICE_AUTHORIZATION));
            assertThat(metadata.getPushedAuthorizationRequestEndpointURI()).isEqualTo(plain.url(PUSHED_AUTHORIZATION));
        }
    }

    private AuthorizationSuccessResponse authorize(AuthorizationServerMetadata metadata, CodeVerifier verifier)
            throws GeneralException {
        URI request = new AuthorizationRequest.Builder(ResponseType.CODE, ID)
                .endpointURI(metadata.getAuthorizationEndpointURI())
                .redirectionURI(CALLBACK)
                .scope(READ)
                .state(new State("xyz"))
                .resource(NOTES)
                .codeChallenge(verifier, CodeChallengeMethod.S256)
                .build()
                .toURI();
        return AuthorizationResponse.parse(URI.create(Caller.get(request).header("Location")))
                .toSuccessResponse();
    }

    private AccessTokenResponse tokens(
            AuthorizationServerMetadata metadata, AuthenticationMethod method, AuthorizationGrant grant)
            throws GeneralException, IOException, JOSEException {
        URI endpoint = metadata.getTokenEndpointURI();
        Optional<ClientAuthentication> proof = proof(method);
        TokenRequest.Builder request = proof.isPresent()
                ? new TokenRequest.Builder(endpoint, proof.get(), grant)
                : new TokenRequest.Builder(endpoint, ID, grant);
        TokenResponse response = TokenResponse.parse(
                request.resource(NOTES).build().toHTTPRequest().send());
        assertThat(response.indicatesSuccess())
                .as("%s", auth.journal().describe())
                .isTrue();
        return response.toSuccessResponse();
    }

    private Optional<ClientAuthentication> proof(AuthenticationMethod method) throws JOSEException {
        URI audience = auth.issuer();
        return switch (method) {
            case NONE -> Optional.empty();
            case CLIENT_SECRET_BASIC -> Optional.of(new ClientSecretBasic(ID, SECRET));
            case CLIENT_SECRET_POST -> Optional.of(new ClientSecretPost(ID, SECRET));
            case CLIENT_SECRET_JWT -> Optional.of(new ClientSecretJWT(ID, audience, JWSAlgorithm.HS256, SECRET));
            case PRIVATE_KEY_JWT ->
                Optional.of(
                        new PrivateKeyJWT(ID, audience, JWSAlgorithm.ES256, key.toPrivateKey(), key.getKeyID(), null));
        };
    }

    private void register(AuthenticationMethod method) {
        Client client = switch (method) {
            case NONE -> Client.publicClient("app", CALLBACK);
            case PRIVATE_KEY_JWT -> Client.keyClient("app", ClientKeys.of(new JWKSet(key).toString(true)), CALLBACK);
            default ->
                Client.confidentialClient("app", SECRET.getValue(), CALLBACK).authenticatedBy(method);
        };
        auth.clients().register(client);
    }

    private static ECKey key() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID("k1").generate();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }
}
