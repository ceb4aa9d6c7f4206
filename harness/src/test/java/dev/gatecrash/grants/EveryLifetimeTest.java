package dev.gatecrash.grants;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.dpop.DefaultDPoPProofFactory;
import com.nimbusds.oauth2.sdk.id.JWTID;
import com.nimbusds.openid.connect.sdk.Nonce;
import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.client.Client;
import dev.gatecrash.http.Endpoint;
import dev.gatecrash.token.Lifetime;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.util.Date;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each lifetime on the wire: set for the issuer, and set for one of its clients. */
class EveryLifetimeTest {

    private static final Duration FOR_ALL = Duration.ofSeconds(50);
    private static final Duration FOR_ONE = Duration.ofSeconds(20);
    private static final String DEVICE = "urn:ietf:params:oauth:grant-type:device_code";
    private static final String EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange";
    private static final String TYPE = "urn:ietf:params:oauth:token-type:";

    private final AuthorizationServer auth =
            AuthorizationServer.builder().requireDpopNonce().start();
    private final Caller any = caller("any");
    private final Caller one = caller("one");

    @BeforeEach
    void stop_the_clock() {
        auth.clock().freeze();
    }

    @AfterEach
    void close() {
        auth.close();
    }

    private Caller caller(String id) {
        return Caller.of(
                auth,
                Client.confidentialClient(id, "s3cret", Caller.CALLBACK)
                        .withGrants("authorization_code", "refresh_token", "client_credentials", DEVICE, EXCHANGE));
    }

    @ParameterizedTest
    @EnumSource
    void is_as_long_as_it_was_set_for_the_issuer_and_for_the_client(Lifetime kind) throws Exception {
        auth.lifetimes().set(kind, FOR_ALL);
        auth.lifetimes().setFor("one", kind, FOR_ONE);

        assertThat(seen(kind, any)).isEqualTo(FOR_ALL);
        assertThat(seen(kind, one)).isEqualTo(FOR_ONE);
    }

    @ParameterizedTest
    @EnumSource
    void may_be_a_second_so_that_what_is_issued_is_about_to_expire(Lifetime kind) throws Exception {
        auth.lifetimes().set(kind, Duration.ofSeconds(1));

        assertThat(seen(kind, any)).isEqualTo(Duration.ofSeconds(1));
    }

    private Duration seen(Lifetime kind, Caller caller) throws Exception {
        return switch (kind) {
            case ACCESS_TOKEN -> stated(caller.tokens());
            case ID_TOKEN -> life(caller.tokens("scope", "openid").text("id_token"));
            case DEVICE_CODE -> stated(caller.post(Endpoint.DEVICE_AUTHORIZATION));
            case PUSHED_REQUEST -> stated(pushed(caller));
            case IDENTITY_ASSERTION -> stated(assertion(caller));
            case REFRESH_TOKEN -> {
                String token = caller.tokens().text("refresh_token");
                // A confidential client's is not rotated, so it can be tried again.
                yield worked(() -> caller.token("grant_type", "refresh_token", "refresh_token", token));
            }
            case AUTHORIZATION_CODE -> worked(caller.authorize().redirected("code"), caller);
            case DPOP_NONCE -> {
                ECKey key = new ECKeyGenerator(Curve.P_256).generate();
                String nonce = proven(caller, key, null).header("DPoP-Nonce");
                yield worked(() -> proven(caller, key, nonce));
            }
        };
    }

    private static Duration stated(Answer answer) {
        return Duration.ofSeconds(Long.parseLong(answer.text("expires_in")));
    }

    private static Duration life(String jwt) throws ParseException {
        JWTClaimsSet claims = SignedJWT.parse(jwt).getJWTClaimsSet();
        return Duration.between(
                claims.getIssueTime().toInstant(), claims.getExpirationTime().toInstant());
    }

    private interface Attempt {
        Answer made() throws Exception;
    }

    /** How long it goes on working, in seconds. */
    private Duration worked(Attempt attempt) throws Exception {
        Duration worked = Duration.ZERO;
        while (attempt.made().status() == 200) {
            worked = worked.plusSeconds(1);
            auth.clock().advance(Duration.ofSeconds(1));
        }
        return worked;
    }

    // A code works once, so it is tried in its last second; another one is tried when it has passed.
    private Duration worked(String code, Caller caller) {
        Duration set =
                auth.lifetimes().of(Lifetime.AUTHORIZATION_CODE, caller.client().id());
        String other = caller.authorize().redirected("code");
        auth.clock().advance(set.minusMillis(1));
        assertThat(caller.redeem(code).status()).isEqualTo(200);
        auth.clock().advance(Duration.ofMillis(1));
        assertThat(caller.redeem(other).refusal()).isEqualTo("400 invalid_grant");
        return set;
    }

    private static Answer pushed(Caller caller) {
        return caller.post(
                Endpoint.PUSHED_AUTHORIZATION,
                "response_type",
                "code",
                "redirect_uri",
                Caller.CALLBACK.toString(),
                "code_challenge",
                Caller.CHALLENGE,
                "code_challenge_method",
                "S256");
    }

    private static Answer assertion(Caller caller) {
        return caller.token(
                "grant_type",
                EXCHANGE,
                "requested_token_type",
                TYPE + "id-jag",
                "audience",
                "https://other.example",
                "subject_token",
                caller.tokens("scope", "openid").text("id_token"),
                "subject_token_type",
                TYPE + "id_token");
    }

    private Answer proven(Caller caller, ECKey key, @Nullable String nonce) throws JOSEException {
        URI url = auth.url(Endpoint.TOKEN);
        Date now = Date.from(auth.clock().instant());
        String proof = new DefaultDPoPProofFactory(key, JWSAlgorithm.ES256)
                .createDPoPJWT(new JWTID(), "POST", url, now, null, nonce == null ? null : new Nonce(nonce))
                .serialize();
        return caller.post(Endpoint.TOKEN, Map.of("DPoP", proof), "grant_type", "client_credentials");
    }
}
