package dev.gatecrash.grants;

import static dev.gatecrash.http.Endpoint.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.openid.connect.sdk.Nonce;
import dev.gatecrash.AuthorizationServer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Nonces of the authorization server (RFC 9449 §8). */
class DpopNonceTest {

    private final AuthorizationServer strict =
            AuthorizationServer.builder().requireDpopNonce().start();
    private final Caller client = Caller.confidential(strict, "backend");
    private final Prover prover = new Prover(strict);

    @AfterEach
    void close() {
        strict.close();
    }

    private Answer with(@Nullable String nonce) {
        Nonce sent = nonce == null ? null : new Nonce(nonce);
        String proof = prover.proof("POST", strict.url(TOKEN), prover.now(), null, sent);
        return Prover.post(client, proof, "grant_type", "client_credentials");
    }

    @Test
    void nonces_are_asked_for_and_given() {
        Answer first = with(null);

        assertThat(first.refusal()).as("RFC 9449 §8").isEqualTo("400 use_dpop_nonce");
        assertThat(with(first.header("DPoP-Nonce")).text("token_type")).isEqualTo("DPoP");
    }

    @Test
    void nonces_must_be_the_issuer_s_and_fresh() {
        String nonce = with(null).header("DPoP-Nonce");
        assertThat(with("invented").refusal()).isEqualTo("400 use_dpop_nonce");

        strict.clock().advance(Duration.ofMinutes(5));

        assertThat(with(nonce).refusal()).isEqualTo("400 use_dpop_nonce");
    }
}
