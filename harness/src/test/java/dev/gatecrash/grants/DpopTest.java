package dev.gatecrash.grants;

import static dev.gatecrash.grants.Caller.CALLBACK;
import static dev.gatecrash.http.Endpoint.METADATA;
import static dev.gatecrash.http.Endpoint.PUSHED_AUTHORIZATION;
import static dev.gatecrash.http.Endpoint.TOKEN;
import static dev.gatecrash.http.Endpoint.USER_INFO;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.dpop.DefaultDPoPProofFactory;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.JWTID;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.oauth2.sdk.token.DPoPAccessToken;
import com.nimbusds.openid.connect.sdk.Nonce;
import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.client.Client;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DpopTest {

    private final AuthorizationServer auth = AuthorizationServer.start();
    private final Caller app = Caller.open(auth);
    private final Caller backend = Caller.confidential(auth, "backend");
    private final ECKey key = newKey();

    @AfterEach
    void close() {
        auth.close();
    }

    private static ECKey newKey() {
        try {
            return new ECKeyGenerator(Curve.P_256).generate();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    private String thumbprint() {
        try {
            return key.computeThumbprint().toString();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    private String proof(
            ECKey with, String method, URI url, Instant at, @Nullable AccessToken token, @Nullable Nonce nonce) {
        try {
            return new DefaultDPoPProofFactory(with, JWSAlgorithm.ES256)
                    .createDPoPJWT(new JWTID(), method, url, Date.from(at), token, nonce)
                    .serialize();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    private String proof() {
        return proof(key, "POST", auth.url(TOKEN), auth.clock().instant(), null, null);
    }

    private static Answer post(Caller caller, String proof, String... form) {
        return caller.post(TOKEN, Map.of("DPoP", proof), form);
    }

    private Answer redeem(String code, String proof) {
        return post(app, proof, "grant_type", "authorization_code", "code", code, "code_verifier", Caller.VERIFIER);
    }

    private Answer ask(String proof) {
        return post(backend, proof, "grant_type", "client_credentials");
    }

    @Test
    void the_sdk_s_client_gets_a_bound_token() throws Exception {
        HTTPRequest request = new TokenRequest.Builder(
                        auth.url(TOKEN),
                        new ClientSecretBasic(new ClientID("backend"), new Secret("s3cret")),
                        new ClientCredentialsGrant())
                .build()
                .toHTTPRequest();
        request.setDPoP(new DefaultDPoPProofFactory(key, JWSAlgorithm.ES256).createDPoPJWT("POST", auth.url(TOKEN)));

        var token = TokenResponse.parse(request.send())
                .toSuccessResponse()
                .getTokens()
                .getDPoPAccessToken();

        assertThat(Caller.introspect(auth, token))
                .containsEntry("token_type", "DPoP")
                .containsEntry("cnf", Map.of("jkt", thumbprint()));
    }

    @Test
    void without_a_proof_a_token_is_for_any_bearer() {
        assertThat(app.tokens().json()).containsEntry("token_type", "Bearer");
    }

    @Test
    void a_proof_works_once() {
        String proof = proof();
        ask(proof);

        assertThat(ask(proof).refusal()).isEqualTo("400 invalid_dpop_proof");
    }

    @Test
    void the_issuer_s_clock_counts() {
        Instant before = auth.clock().instant();
        auth.clock().advance(Duration.ofDays(2));

        assertThat(ask(proof()).status()).isEqualTo(200);
        assertThat(ask(proof(key, "POST", auth.url(TOKEN), before, null, null)).refusal())
                .isEqualTo("400 invalid_dpop_proof");
    }

    @Test
    void a_bad_proof_is_refused() {
        URI url = auth.url(TOKEN);
        Instant now = auth.clock().instant();
        Instant later = now.plus(Duration.ofMinutes(10));
        Instant earlier = now.minus(Duration.ofMinutes(10));

        assertInvalid(proof(key, "GET", url, now, null, null), "RFC 9449 §4.3, htm");
        assertInvalid(proof(key, "POST", URI.create("https://other.example/token"), now, null, null), "§4.3, htu");
        assertInvalid(proof(key, "POST", url, later, null, null), "§4.3, iat ahead");
        assertInvalid(proof(key, "POST", url, earlier, null, null), "§4.3, iat past");
        assertInvalid("nonsense", "§4.3, a JWT");
        assertInvalid(auth.token().mint().value(), "§4.3, typ");
        String good = proof();
        assertInvalid(good.substring(0, good.lastIndexOf('.') + 1) + "AAAA", "§4.3, signature");
    }

    private void assertInvalid(String proof, String clause) {
        assertThat(ask(proof).refusal()).as(clause).isEqualTo("400 invalid_dpop_proof");
    }

    @Test
    void a_bad_proof_does_not_use_the_code_up() {
        String code = app.authorize().redirected("code");

        assertThat(redeem(code, "nonsense").refusal()).isEqualTo("400 invalid_dpop_proof");
        assertThat(redeem(code, proof()).text("token_type")).isEqualTo("DPoP");
    }

    @Test
    void a_client_may_have_said_that_it_always_proves() {
        Caller strict =
                Caller.of(auth, Client.publicClient("strict", CALLBACK).withMetadata("dpop_bound_access_tokens", true));

        Answer answer = strict.redeem(strict.authorize().redirected("code"));

        assertThat(answer.refusal()).as("RFC 9449 §5.2").isEqualTo("400 invalid_dpop_proof");
    }

    @Test
    void the_metadata_names_the_algorithms() {
        assertThat(Caller.get(auth.url(METADATA)).json().get("dpop_signing_alg_values_supported"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .contains("ES256", "RS256", "PS256")
                .doesNotContain("HS256", "none");
    }

    @Nested
    class RefreshTokens {

        @Test
        void of_a_public_client_are_bound_to_the_key() {
            String refreshToken =
                    redeem(app.authorize().redirected("code"), proof()).text("refresh_token");
            String other = proof(newKey(), "POST", auth.url(TOKEN), auth.clock().instant(), null, null);

            assertThat(app.token("grant_type", "refresh_token", "refresh_token", refreshToken)
                            .refusal())
                    .as("RFC 9449 §5, no proof")
                    .isEqualTo("400 invalid_grant");
            assertThat(post(app, other, "grant_type", "refresh_token", "refresh_token", refreshToken)
                            .refusal())
                    .as("RFC 9449 §5, another key")
                    .isEqualTo("400 invalid_grant");
            Answer next = post(app, proof(), "grant_type", "refresh_token", "refresh_token", refreshToken);
            assertThat(next.text("token_type")).isEqualTo("DPoP");
            assertThat(app.token("grant_type", "refresh_token", "refresh_token", next.text("refresh_token"))
                            .refusal())
                    .as("the next one is bound too")
                    .isEqualTo("400 invalid_grant");
        }

        @Test
        void of_a_confidential_client_are_bound_to_the_client_alone() {
            String code = backend.authorize().redirected("code");
            String refreshToken = post(
                            backend,
                            proof(),
                            "grant_type",
                            "authorization_code",
                            "code",
                            code,
                            "code_verifier",
                            Caller.VERIFIER)
                    .text("refresh_token");

            assertThat(backend.token("grant_type", "refresh_token", "refresh_token", refreshToken)
                            .text("token_type"))
                    .isEqualTo("Bearer");
        }
    }

    @Nested
    class CodesBoundToAKey {

        @Test
        void want_the_proof_of_that_key() {
            String other = proof(newKey(), "POST", auth.url(TOKEN), auth.clock().instant(), null, null);
            String code = app.authorize("dpop_jkt", thumbprint()).redirected("code");

            assertThat(app.redeem(code).refusal()).as("RFC 9449 §10").isEqualTo("400 invalid_grant");
            assertThat(redeem(code, other).refusal()).as("RFC 9449 §10").isEqualTo("400 invalid_grant");
            assertThat(redeem(code, proof()).status()).isEqualTo(200);
        }

        @Test
        void come_of_a_proof_at_the_pushed_request_too() {
            String proof = proof(
                    key, "POST", auth.url(PUSHED_AUTHORIZATION), auth.clock().instant(), null, null);
            String[] request = app.question().entrySet().stream()
                    .flatMap(e -> List.of(e.getKey(), e.getValue().get(0)).stream())
                    .toArray(String[]::new);

            Answer pushed = app.post(PUSHED_AUTHORIZATION, Map.of("DPoP", proof), request);

            String code = app.ask(Caller.pairs("client_id", "app", "request_uri", pushed.text("request_uri")))
                    .redirected("code");
            assertThat(app.redeem(code).refusal()).as("RFC 9449 §10.1").isEqualTo("400 invalid_grant");
            assertThat(redeem(code, proof()).status()).isEqualTo(200);
        }

        @Test
        void want_a_thumbprint() {
            assertThat(app.authorize("dpop_jkt", "short").redirected("error")).isEqualTo("invalid_request");
        }
    }

    @Nested
    class ServerNonces {

        private final AuthorizationServer strict =
                AuthorizationServer.builder().requireDpopNonce().start();
        private final Caller client = Caller.confidential(strict, "backend");

        @AfterEach
        void close() {
            strict.close();
        }

        private Answer with(@Nullable String nonce) {
            Instant now = strict.clock().instant();
            Nonce sent = nonce == null ? null : new Nonce(nonce);
            String proof = proof(key, "POST", strict.url(TOKEN), now, null, sent);
            return client.post(TOKEN, Map.of("DPoP", proof), "grant_type", "client_credentials");
        }

        @Test
        void are_asked_for_and_given() {
            Answer first = with(null);

            assertThat(first.refusal()).as("RFC 9449 §8").isEqualTo("400 use_dpop_nonce");
            assertThat(with(first.header("DPoP-Nonce")).text("token_type")).isEqualTo("DPoP");
        }

        @Test
        void must_be_the_issuer_s_and_fresh() {
            String nonce = with(null).header("DPoP-Nonce");
            assertThat(with("invented").refusal()).isEqualTo("400 use_dpop_nonce");

            strict.clock().advance(Duration.ofMinutes(5));

            assertThat(with(nonce).refusal()).isEqualTo("400 use_dpop_nonce");
        }
    }

    @Nested
    class AtTheUserInfoEndpoint {

        private final String token = redeem(app.authorize("scope", "openid").redirected("code"), proof())
                .text("access_token");

        private Answer ask(String scheme, @Nullable AccessToken hashed) {
            String proof = proof(key, "GET", auth.url(USER_INFO), auth.clock().instant(), hashed, null);
            return Caller.get(auth.url(USER_INFO), "Authorization", scheme + " " + token, "DPoP", proof);
        }

        @Test
        void a_bound_token_wants_its_scheme_and_its_hash() {
            assertThat(ask("DPoP", new DPoPAccessToken(token)).status()).isEqualTo(200);
            assertThat(ask("Bearer", new DPoPAccessToken(token)).status())
                    .as("RFC 9449 §7.2")
                    .isEqualTo(401);
            Answer other = ask("DPoP", new DPoPAccessToken("another"));
            assertThat(other.status()).as("RFC 9449 §4.3, ath").isEqualTo(401);
            assertThat(other.header("WWW-Authenticate")).isEqualTo("DPoP error=\"invalid_dpop_proof\"");
        }
    }
}
