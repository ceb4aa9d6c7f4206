package dev.gatecrash.grants;

import static dev.gatecrash.http.Endpoint.PUSHED_AUTHORIZATION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatecrash.AuthorizationServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What else is bound to the key of a proof: refresh tokens and codes (RFC 9449 §5, §10). */
class DpopBindingTest {

    private final AuthorizationServer auth = AuthorizationServer.start();
    private final Caller app = Caller.open(auth);
    private final Caller backend = Caller.confidential(auth, "backend");
    private final Prover prover = new Prover(auth);

    @AfterEach
    void close() {
        auth.close();
    }

    @Test
    void refresh_tokens_of_a_public_client_are_bound_to_the_key() {
        String refreshToken = Prover.redeem(app, app.authorize().redirected("code"), prover.proof())
                .text("refresh_token");
        String other = new Prover(auth).proof();

        assertThat(app.token("grant_type", "refresh_token", "refresh_token", refreshToken)
                        .refusal())
                .as("RFC 9449 §5, no proof")
                .isEqualTo("400 invalid_grant");
        assertThat(Prover.post(app, other, "grant_type", "refresh_token", "refresh_token", refreshToken)
                        .refusal())
                .as("RFC 9449 §5, another key")
                .isEqualTo("400 invalid_grant");
        Answer next = Prover.post(app, prover.proof(), "grant_type", "refresh_token", "refresh_token", refreshToken);
        assertThat(next.text("token_type")).isEqualTo("DPoP");
        assertThat(app.token("grant_type", "refresh_token", "refresh_token", next.text("refresh_token"))
                        .refusal())
                .as("the next one is bound too")
                .isEqualTo("400 invalid_grant");
    }

    @Test
    void refresh_tokens_of_a_confidential_client_are_bound_to_the_client_alone() {
        String code = backend.authorize().redirected("code");
        String refreshToken = Prover.redeem(backend, code, prover.proof()).text("refresh_token");

        assertThat(backend.token("grant_type", "refresh_token", "refresh_token", refreshToken)
                        .text("token_type"))
                .isEqualTo("Bearer");
    }

    @Test
    void a_code_wants_the_proof_of_the_key_that_was_announced() {
        String other = new Prover(auth).proof();
        String code = app.authorize("dpop_jkt", prover.thumbprint()).redirected("code");

        assertThat(app.redeem(code).refusal()).as("RFC 9449 §10").isEqualTo("400 invalid_grant");
        assertThat(Prover.redeem(app, code, other).refusal()).as("RFC 9449 §10").isEqualTo("400 invalid_grant");
        assertThat(Prover.redeem(app, code, prover.proof()).status()).isEqualTo(200);
    }

    @Test
    void a_proof_at_the_pushed_request_announces_a_key_too() {
        String proof = prover.proof(
                "POST", auth.url(PUSHED_AUTHORIZATION), auth.clock().instant());
        String[] request = app.question().entrySet().stream()
                .flatMap(e -> List.of(e.getKey(), e.getValue().get(0)).stream())
                .toArray(String[]::new);

        Answer pushed = app.post(PUSHED_AUTHORIZATION, Map.of("DPoP", proof), request);

        String code = app.ask(Caller.pairs("client_id", "app", "request_uri", pushed.text("request_uri")))
                .redirected("code");
        assertThat(app.redeem(code).refusal()).as("RFC 9449 §10.1").isEqualTo("400 invalid_grant");
        assertThat(Prover.redeem(app, code, prover.proof()).status()).isEqualTo(200);
    }

    @Test
    void a_thumbprint_that_cannot_be_one_is_refused() {
        assertThat(app.authorize("dpop_jkt", "short").redirected("error")).isEqualTo("invalid_request");
    }
}
