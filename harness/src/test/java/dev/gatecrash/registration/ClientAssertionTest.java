package dev.gatecrash.registration;

import static dev.gatecrash.registration.Robot.SECRET;
import static dev.gatecrash.registration.Robot.TYPE;
import static dev.gatecrash.registration.Robot.assertRefused;
import static dev.gatecrash.registration.Robot.assertion;
import static dev.gatecrash.registration.Robot.call;
import static dev.gatecrash.registration.Robot.claims;
import static dev.gatecrash.registration.Robot.form;
import static dev.gatecrash.registration.Robot.mac;
import static dev.gatecrash.registration.Robot.sign;
import static dev.gatecrash.registration.Robot.withKeyClient;
import static dev.gatecrash.registration.Robot.withSecretClient;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.list;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.client.AuthenticationMethod;
import dev.gatecrash.client.Client;
import dev.gatecrash.client.ClientKeys;
import dev.gatecrash.http.Endpoint;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code private_key_jwt} and {@code client_secret_jwt} (RFC 7523 §2.2, §3; OpenID Connect Core §9). */
class ClientAssertionTest {

    @Test
    void the_metadata_lists_methods_and_algorithms() {
        try (AuthorizationServer auth = AuthorizationServer.start()) {
            Map<String, Object> metadata = Calls.members(Calls.get(auth.url(Endpoint.METADATA)));

            assertThat(metadata.get("token_endpoint_auth_methods_supported"))
                    .asInstanceOf(list(String.class))
                    .contains("client_secret_jwt", "private_key_jwt");
            for (String endpoint : List.of("token", "introspection", "revocation")) {
                assertThat(metadata.get(endpoint + "_endpoint_auth_signing_alg_values_supported"))
                        .as("RFC 8414 §2")
                        .asInstanceOf(list(String.class))
                        .contains("RS256", "ES256", "PS256", "HS256")
                        .doesNotContain("none");
            }
        }
    }

    @Test
    void a_key_client_gets_a_token() {
        try (AuthorizationServer auth = withKeyClient()) {
            assertThat(call(auth, assertion(auth)).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void the_client_id_may_be_sent_beside_it() {
        try (AuthorizationServer auth = withKeyClient()) {
            Map<String, String> form = form(assertion(auth));
            form.put("client_id", "robot");

            assertThat(Calls.token(auth, form).statusCode()).as("RFC 7521 §4.2").isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"RS256", "RS384", "RS512", "PS256", "PS384", "PS512"})
    void rsa_signs_too(String algorithm) throws JOSEException {
        RSAKey key = new RSAKeyGenerator(2048).keyID("rsa").generate();
        ClientKeys keys = ClientKeys.of(new JWKSet(key).toString(true));
        try (AuthorizationServer auth = AuthorizationServer.builder()
                .client(Client.keyClient("robot", keys))
                .start()) {
            SignedJWT jwt = new SignedJWT(
                    new JWSHeader(JWSAlgorithm.parse(algorithm)), claims(auth).build());
            jwt.sign(new RSASSASigner(key));

            assertThat(call(auth, jwt.serialize()).statusCode()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"HS256", "HS384", "HS512"})
    void a_secret_signs(String algorithm) {
        try (AuthorizationServer auth = withSecretClient()) {
            assertThat(call(auth, mac(algorithm, SECRET, claims(auth).build())).statusCode())
                    .isEqualTo(200);
        }
    }

    @ParameterizedTest
    @EnumSource(Audience.class)
    void the_audience_is_the_issuer_or_the_endpoint(Audience audience) {
        try (AuthorizationServer auth = withKeyClient()) {
            String assertion = sign(claims(auth)
                    .audience(List.of("https://other.example", audience.of(auth)))
                    .build());

            assertThat(call(auth, assertion).statusCode()).isEqualTo(200);
        }
    }

    enum Audience {
        ISSUER,
        TOKEN_ENDPOINT;

        String of(AuthorizationServer auth) {
            return (this == ISSUER ? auth.issuer() : auth.url(Endpoint.TOKEN)).toString();
        }
    }

    @Test
    void it_serves_at_introspection_and_revocation() {
        try (AuthorizationServer auth = withKeyClient()) {
            String token =
                    String.valueOf(Calls.members(call(auth, assertion(auth))).get("access_token"));

            HttpResponse<String> introspected = Calls.post(
                    auth.url(Endpoint.INTROSPECTION),
                    Map.of(
                            "token", token,
                            "client_assertion_type", TYPE,
                            "client_assertion",
                                    sign(claims(auth)
                                            .audience(auth.url(Endpoint.INTROSPECTION)
                                                    .toString())
                                            .build())));
            HttpResponse<String> revoked = Calls.post(
                    auth.url(Endpoint.REVOCATION),
                    Map.of("token", token, "client_assertion_type", TYPE, "client_assertion", assertion(auth)));

            assertThat(Calls.members(introspected)).containsEntry("active", true);
            assertThat(revoked.statusCode()).isEqualTo(200);
        }
    }

    @Test
    void an_assertion_works_once() {
        try (AuthorizationServer auth = withKeyClient()) {
            String assertion = assertion(auth);
            call(auth, assertion);

            assertRefused(auth, call(auth, assertion), "used before", "RFC 7523 §3 (7)");
            auth.reset();
            assertThat(call(auth, assertion).statusCode()).as("after a reset").isEqualTo(200);
        }
    }

    @Test
    void a_refused_assertion_is_not_used_up() {
        try (AuthorizationServer auth = withKeyClient()) {
            JWTClaimsSet claims = claims(auth).build();
            call(auth, Jwts.sign(Jwts.key("client-1"), claims));

            assertThat(call(auth, sign(claims)).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void the_clock_is_the_issuers() {
        try (AuthorizationServer auth = withKeyClient()) {
            String assertion = assertion(auth);
            auth.clock().advance(Duration.ofMinutes(10));

            assertRefused(auth, call(auth, assertion), "has expired", "RFC 7523 §3 (4)");
        }
    }

    @Test
    void a_client_that_cannot_authenticate_so_is_a_mistake() {
        assertThatThrownBy(() -> Client.confidentialClient("robot", "short")
                        .authenticatedBy(AuthenticationMethod.CLIENT_SECRET_JWT))
                .hasMessageContaining("too short for CLIENT_SECRET_JWT");
        assertThatThrownBy(() -> Client.publicClient("robot").authenticatedBy(AuthenticationMethod.PRIVATE_KEY_JWT))
                .hasMessageContaining("has no keys");
        assertThatThrownBy(() -> Client.publicClient("robot").authenticatedBy(AuthenticationMethod.CLIENT_SECRET_POST))
                .hasMessageContaining("has no secret");
    }
}
