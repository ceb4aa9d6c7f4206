package dev.gatecrash.race;

import static dev.gatecrash.http.Endpoint.AUTHORIZATION;
import static dev.gatecrash.http.Endpoint.DEVICE_AUTHORIZATION;
import static dev.gatecrash.http.Endpoint.EXTERNAL_COMPLETION;
import static dev.gatecrash.http.Endpoint.PUSHED_AUTHORIZATION;
import static dev.gatecrash.http.Endpoint.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.oauth2.sdk.dpop.DPoPProofFactory;
import com.nimbusds.oauth2.sdk.dpop.DefaultDPoPProofFactory;
import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.client.Client;
import dev.gatecrash.user.Login;
import dev.gatecrash.web.CodeFlow;
import dev.gatecrash.web.Params;
import dev.gatecrash.web.Web;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;

/** Whatever works once works once, however many ask in the same moment. */
@Isolated("64 threads at once would starve the tests beside them")
@Timeout(value = 2, unit = TimeUnit.HOURS)
class OnlyOnceTest {

    private static final String DEVICE_CODE = "urn:ietf:params:oauth:grant-type:device_code";
    private static final String API_KEY = "sk_test_1234";
    // The profile "races" asks for 10,000.
    private static final int ROUNDS = Integer.getInteger("races.rounds", 10);

    private final AuthorizationServer auth = AuthorizationServer.start();
    private final AuthorizationServer bridge = AuthorizationServer.builder()
            .login(Login.external(URI.create("https://app.example/login"), API_KEY))
            .start();
    private final CodeFlow app = CodeFlow.confidentialClient(auth, "app");
    private final Crowd crowd = new Crowd(64);

    @AfterEach
    void no_request_met_a_bug() {
        crowd.close();
        auth.close();
        bridge.close();
    }

    /** Makes something that works once, and lets everybody ask for it: one gets it, all others this error. */
    private void race(Supplier<Supplier<HttpResponse<String>>> once, Predicate<HttpResponse<String>> isLost) {
        IntStream.range(0, ROUNDS).forEach(round -> {
            Supplier<HttpResponse<String>> ask = once.get();

            List<HttpResponse<String>> answers = crowd.rush(ask::get);

            List<HttpResponse<String>> lost = answers.stream().filter(isLost).toList();
            assertThat(lost).as("round %d", round).hasSize(answers.size() - 1);
        });
    }

    private static Predicate<HttpResponse<String>> error(String... codes) {
        return answer -> answer.statusCode() == 400 && List.of(codes).contains(Web.error(answer));
    }

    @Test
    void an_authorization_code_is_redeemed() {
        race(
                () -> {
                    String code = app.code();
                    return () -> app.redeem(code);
                },
                error("invalid_grant"));
    }

    @Test
    void a_refresh_token_is_rotated() {
        CodeFlow rotating = CodeFlow.publicClient(auth);
        race(
                () -> {
                    String token = String.valueOf(rotating.tokens().get("refresh_token"));
                    return () -> rotating.refresh(token);
                },
                error("invalid_grant"));
    }

    @Test
    void an_approved_device_code_is_redeemed() {
        Client tv = auth.clients()
                .register(Client.confidentialClient("tv", "s3cret", CodeFlow.CALLBACK)
                        .withGrants(DEVICE_CODE));
        CodeFlow device = CodeFlow.with(auth, tv);
        String basic = Web.basic("tv", "s3cret");
        race(
                () -> {
                    var codes = CodeFlow.success(
                            Web.form(auth.url(DEVICE_AUTHORIZATION), Params.of(), "Authorization", basic));
                    auth.devices().approve(String.valueOf(codes.get("user_code")), "alice");
                    Params poll = Params.of(
                            "grant_type", DEVICE_CODE, "device_code", String.valueOf(codes.get("device_code")));
                    return () -> device.token(poll);
                },
                // Whoever is late finds it used, or is told that it asks too often.
                error("invalid_grant", "slow_down"));
    }

    @Test
    void a_proof_of_possession_is_taken() throws JOSEException {
        DPoPProofFactory proofs =
                new DefaultDPoPProofFactory(new ECKeyGenerator(Curve.P_256).generate(), JWSAlgorithm.ES256);
        Params form = Params.of("grant_type", "client_credentials");
        String basic = Web.basic("app", "s3cret");
        race(
                () -> {
                    String proof = proof(proofs);
                    return () -> Web.form(auth.url(TOKEN), form, "Authorization", basic, "DPoP", proof);
                },
                error("invalid_dpop_proof"));
    }

    private String proof(DPoPProofFactory proofs) {
        try {
            return proofs.createDPoPJWT("POST", auth.url(TOKEN)).serialize();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void a_pushed_request_is_followed() {
        String basic = Web.basic("app", "s3cret");
        race(
                () -> {
                    HttpResponse<String> pushed =
                            Web.form(auth.url(PUSHED_AUTHORIZATION), app.question(), "Authorization", basic);
                    Params reference = Params.of(
                            "client_id",
                            "app",
                            "request_uri",
                            String.valueOf(Web.json(pushed).get("request_uri")));
                    return () -> Web.get(auth.url(AUTHORIZATION), reference);
                },
                answer -> answer.statusCode() == 400);
    }

    @Test
    void an_external_sign_in_is_completed() {
        CodeFlow bridged = CodeFlow.publicClient(bridge);
        race(
                () -> {
                    // Else those that nobody finishes would be too many.
                    bridge.clock().advance(Duration.ofMinutes(11));
                    String id =
                            String.valueOf(Web.redirected(bridged.authorize()).get("external_auth_id"));
                    String body = """
                            {"external_auth_id": "%s", "user": {"id": "u-17", "email": "carol@example.com"}}""".formatted(id);
                    return () -> Web.post(
                            bridge.url(EXTERNAL_COMPLETION), Web.JSON, body, "Authorization", "Bearer " + API_KEY);
                },
                answer -> answer.statusCode() >= 400 && answer.statusCode() < 500);
    }
}
