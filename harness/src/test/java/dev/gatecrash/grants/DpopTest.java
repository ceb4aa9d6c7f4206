package dev.gatecrash.grants;

import static dev.gatecrash.grants.Caller.CALLBACK;
import static dev.gatecrash.http.Endpoint.METADATA;
import static dev.gatecrash.http.Endpoint.TOKEN;
import static dev.gatecrash.http.Endpoint.USER_INFO;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.dpop.DefaultDPoPProofFactory;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.oauth2.sdk.token.DPoPAccessToken;
import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.client.Client;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DpopTest {

    private final AuthorizationServer auth = AuthorizationServer.start();
    private final Caller app = Caller.open(auth);
    private final Caller backend = Caller.confidential(auth, "backend");
    private final Prover prover = new Prover(auth);

    @AfterEach
    void close() {
        auth.close();
    }

    private Answer ask(String proof) {
        return Prover.post(backend, proof, "grant_type", "client_credentials");
    }

    @Test
    void the_sdk_s_client_gets_a_bound_token() throws Exception {
        HTTPRequest request = new TokenRequest.Builder(
                        auth.url(TOKEN),
                        new ClientSecretBasic(new ClientID("backend"), new Secret("s3cret")),
                        new ClientCredentialsGrant())
                .build()
                .toHTTPRequest();
        request.setDPoP(
                new DefaultDPoPProofFactory(prover.key(), JWSAlgorithm.ES256).createDPoPJWT("POST", auth.url(TOKEN)));

        var token = TokenResponse.parse(request.send())
                .toSuccessResponse()
                .getTokens()
                .getDPoPAccessToken();

        assertThat(Caller.introspect(auth, token))
                .containsEntry("token_type", "DPoP")
                .containsEntry("cnf", Map.of("jkt", prover.thumbprint()));
    }

    @Test
    void without_a_proof_a_token_is_for_any_bearer() {
        assertThat(app.tokens().json()).containsEntry("token_type", "Bearer");
    }

    @Test
    void a_proof_works_once() {
        String proof = prover.proof();
        ask(proof);

        assertThat(ask(proof).refusal()).isEqualTo("400 invalid_dpop_proof");
    }

    @Test
    void the_issuer_s_clock_counts() {
        Instant before = auth.clock().instant();
        auth.clock().advance(Duration.ofDays(2));

        assertThat(ask(prover.proof()).status()).isEqualTo(200);
        assertThat(ask(prover.proof("POST", auth.url(TOKEN), before)).refusal()).isEqualTo("400 invalid_dpop_proof");
    }

    @Test
    void a_bad_proof_is_refused() {
        URI url = auth.url(TOKEN);
        Instant now = auth.clock().instant();
        Instant later = now.plus(Duration.ofMinutes(10));
        Instant earlier = now.minus(Duration.ofMinutes(10));

        assertInvalid(prover.proof("GET", url, now), "RFC 9449 §4.3, htm");
        assertInvalid(prover.proof("POST", URI.create("https://other.example/token"), now), "§4.3, htu");
        assertInvalid(prover.proof("POST", url, later), "§4.3, iat ahead");
        assertInvalid(prover.proof("POST", url, earlier), "§4.3, iat past");
        assertInvalid("nonsense", "§4.3, a JWT");
        assertInvalid(auth.token().mint().value(), "§4.3, typ");
        String good = prover.proof();
        assertInvalid(good.substring(0, good.lastIndexOf('.') + 1) + "AAAA", "§4.3, signature");
    }

    private void assertInvalid(String proof, String clause) {
        assertThat(ask(proof).refusal()).as(clause).isEqualTo("400 invalid_dpop_proof");
    }

    @Test
    void a_bad_proof_does_not_use_the_code_up() {
        String code = app.authorize().redirected("code");

        assertThat(Prover.redeem(app, code, "nonsense").refusal()).isEqualTo("400 invalid_dpop_proof");
        assertThat(Prover.redeem(app, code, prover.proof()).text("token_type")).isEqualTo("DPoP");
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
    class AtTheUserInfoEndpoint {

        private final String token = Prover.redeem(
                        app, app.authorize("scope", "openid").redirected("code"), prover.proof())
                .text("access_token");

        private Answer ask(String scheme, @Nullable AccessToken hashed) {
            String proof = prover.proof("GET", auth.url(USER_INFO), auth.clock().instant(), hashed, null);
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
