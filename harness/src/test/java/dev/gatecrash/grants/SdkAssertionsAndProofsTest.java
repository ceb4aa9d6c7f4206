package dev.gatecrash.grants;

import static dev.gatecrash.grants.Caller.CALLBACK;
import static dev.gatecrash.grants.Caller.NOTES;
import static dev.gatecrash.http.Endpoint.AUTHORIZATION;
import static dev.gatecrash.http.Endpoint.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.AccessTokenResponse;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.AuthorizationRequest;
import com.nimbusds.oauth2.sdk.AuthorizationResponse;
import com.nimbusds.oauth2.sdk.GrantType;
import com.nimbusds.oauth2.sdk.JWTBearerGrant;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenErrorResponse;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.dpop.DPoPProofFactory;
import com.nimbusds.oauth2.sdk.dpop.DefaultDPoPProofFactory;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.Audience;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.TokenTypeURI;
import com.nimbusds.oauth2.sdk.token.TypelessAccessToken;
import com.nimbusds.oauth2.sdk.tokenexchange.TokenExchangeGrant;
import com.nimbusds.openid.connect.sdk.Nonce;
import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.client.Client;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The client classes of the Nimbus OAuth SDK where a JWT is the grant, or proves who holds the token. */
class SdkAssertionsAndProofsTest {

    private static final ClientID ID = new ClientID("app");
    private static final Secret SECRET = new Secret("s3cret");
    private static final Scope READ = new Scope("notes:read");
    private static final String BEARER = GrantType.JWT_BEARER.getValue();

    @Test
    void a_workload_s_token_becomes_an_access_token() throws Exception {
        try (AuthorizationServer platform = AuthorizationServer.start();
                AuthorizationServer auth = AuthorizationServer.builder()
                        .trustWorkloads(platform, "agent")
                        .client(Client.publicClient("app").withGrants(BEARER))
                        .start()) {
            SignedJWT identity = SignedJWT.parse(platform.token()
                    .subject("agent")
                    .audience(auth.issuer())
                    .without("client_id")
                    .mint()
                    .value());

            TokenResponse answer =
                    send(new TokenRequest.Builder(auth.url(TOKEN), ID, new JWTBearerGrant(identity)).resource(NOTES));

            assertThat(Caller.introspect(auth, token(answer)))
                    .containsEntry("sub", "agent")
                    .containsEntry("aud", NOTES.toString());
        }
    }

    @Test
    void an_enterprise_s_word_becomes_an_access_token() throws Exception {
        try (AuthorizationServer idp = AuthorizationServer.builder()
                        .client(Client.publicClient("app").withGrants(GrantType.TOKEN_EXCHANGE.getValue()))
                        .start();
                AuthorizationServer auth = AuthorizationServer.builder()
                        .trustIssuer(idp)
                        .client(Client.confidentialClient("app", SECRET.getValue())
                                .withGrants(BEARER))
                        .start()) {
            String idToken = idp.token()
                    .subject("alice")
                    .claim("aud", "app")
                    .claim("azp", "app")
                    .without("client_id")
                    .mint()
                    .value();
            TokenExchangeGrant exchange = new TokenExchangeGrant(
                    new TypelessAccessToken(idToken),
                    TokenTypeURI.ID_TOKEN,
                    null,
                    null,
                    TokenTypeURI.parse("urn:ietf:params:oauth:token-type:id-jag"),
                    Audience.create(auth.issuer().toString()));

            TokenResponse assertion = send(new TokenRequest.Builder(idp.url(TOKEN), ID, exchange)
                    .scope(READ)
                    .resource(NOTES));
            TokenResponse answer = send(new TokenRequest.Builder(
                    auth.url(TOKEN),
                    new ClientSecretBasic(ID, SECRET),
                    new JWTBearerGrant(SignedJWT.parse(token(assertion)))));

            assertThat(Caller.introspect(auth, token(answer)))
                    .containsEntry("sub", "alice")
                    .containsEntry("scope", "notes:read")
                    .containsEntry("aud", NOTES.toString());
        }
    }

    @Test
    void a_code_and_a_refresh_token_become_bound_tokens_with_the_server_s_nonce() throws Exception {
        ECKey key = new ECKeyGenerator(Curve.P_256).generate();
        DPoPProofFactory proofs = new DefaultDPoPProofFactory(key, JWSAlgorithm.ES256);
        try (AuthorizationServer auth = AuthorizationServer.builder()
                .requireDpopNonce()
                .client(Client.publicClient("app", CALLBACK))
                .start()) {
            AuthorizationGrant code = code(auth);

            HTTPResponse refusal = prove(auth, code, proofs, null);
            Nonce nonce = refusal.getDPoPNonce();
            AccessTokenResponse first =
                    TokenResponse.parse(prove(auth, code, proofs, nonce)).toSuccessResponse();
            AuthorizationGrant refresh = new RefreshTokenGrant(first.getTokens().getRefreshToken());
            AccessTokenResponse second =
                    TokenResponse.parse(prove(auth, refresh, proofs, nonce)).toSuccessResponse();

            assertThat(TokenErrorResponse.parse(refusal).getErrorObject().getCode())
                    .isEqualTo("use_dpop_nonce");
            assertThat(Caller.introspect(auth, second.getTokens().getDPoPAccessToken()))
                    .containsEntry("token_type", "DPoP")
                    .containsEntry("cnf", Map.of("jkt", key.computeThumbprint().toString()));
        }
    }

    private static AuthorizationGrant code(AuthorizationServer auth) throws Exception {
        CodeVerifier verifier = new CodeVerifier();
        URI request = new AuthorizationRequest.Builder(ResponseType.CODE, ID)
                .endpointURI(auth.url(AUTHORIZATION))
                .redirectionURI(CALLBACK)
                .scope(READ)
                .codeChallenge(verifier, CodeChallengeMethod.S256)
                .build()
                .toURI();
        return new AuthorizationCodeGrant(
                AuthorizationResponse.parse(URI.create(Caller.get(request).header("Location")))
                        .toSuccessResponse()
                        .getAuthorizationCode(),
                CALLBACK,
                verifier);
    }

    private static HTTPResponse prove(
            AuthorizationServer auth, AuthorizationGrant grant, DPoPProofFactory proofs, @Nullable Nonce nonce)
            throws Exception {
        HTTPRequest request =
                new TokenRequest.Builder(auth.url(TOKEN), ID, grant).build().toHTTPRequest();
        request.setDPoP(proofs.createDPoPJWT("POST", auth.url(TOKEN), nonce));
        return request.send();
    }

    private static TokenResponse send(TokenRequest.Builder request) throws Exception {
        return TokenResponse.parse(request.build().toHTTPRequest().send());
    }

    private static String token(TokenResponse answer) {
        assertThat(answer.indicatesSuccess())
                .as(
                        "%s",
                        answer.indicatesSuccess()
                                ? ""
                                : answer.toErrorResponse().toJSONObject())
                .isTrue();
        return answer.toSuccessResponse().getTokens().getAccessToken().getValue();
    }
}
