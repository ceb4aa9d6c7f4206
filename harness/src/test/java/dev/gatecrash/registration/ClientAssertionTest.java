package dev.gatecrash.registration;

import static dev.gatecrash.registration.Calls.CALLBACK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.list;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.client.AuthenticationMethod;
import dev.gatecrash.client.Client;
import dev.gatecrash.client.ClientKeys;
import dev.gatecrash.http.Endpoint;
import dev.gatecrash.http.Exchange;
import dev.gatecrash.registration.WebHost.Page;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code private_key_jwt} and {@code client_secret_jwt} (RFC 7523 §2.2, §3; OpenID Connect Core §9). */
class ClientAssertionTest {

    private static final String TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private static final String SECRET = "a-secret-of-at-least-sixty-four-characters-0123456789-0123456789-";
    private static final ECKey KEY = Jwts.key("client-1");

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

    @ParameterizedTest
    @MethodSource("wrongClaims")
    void a_wrong_claim(UnaryOperator<JWTClaimsSet.Builder> spoil, String reason, String clause) {
        try (AuthorizationServer auth = withKeyClient()) {
            HttpResponse<String> response =
                    call(auth, sign(spoil.apply(claims(auth)).build()));

            assertRefused(auth, response, reason, clause);
        }
    }

    static Stream<Arguments> wrongClaims() {
        Instant now = Instant.now();
        return Stream.of(
                claim(c -> c.issuer(null), "iss and sub", "RFC 7523 §3 (1)"),
                claim(c -> c.issuer("other"), "iss and sub", "RFC 7523 §3 (1)"),
                claim(c -> c.subject(null), "iss and sub", "RFC 7523 §3 (2)"),
                claim(c -> c.subject("other"), "iss and sub", "RFC 7523 §3 (2)"),
                claim(c -> c.issuer("other").subject("other"), "unknown client other", "RFC 7523 §3 (2)"),
                claim(c -> c.audience((String) null), "aud of the assertion", "RFC 7523 §3 (3)"),
                claim(c -> c.audience("https://other.example"), "aud of the assertion", "RFC 7523 §3 (3)"),
                claim(c -> c.expirationTime(null), "no exp", "RFC 7523 §3 (4)"),
                claim(c -> c.expirationTime(Date.from(now.minusSeconds(2))), "has expired", "RFC 7523 §3 (4)"),
                claim(c -> c.notBeforeTime(Date.from(now.plusSeconds(60))), "not valid yet", "RFC 7523 §3 (5)"),
                claim(c -> c.jwtID(null), "no jti", "OpenID Connect Core §9"),
                claim(c -> c.jwtID(" "), "no jti", "OpenID Connect Core §9"));
    }

    private static Arguments claim(UnaryOperator<JWTClaimsSet.Builder> spoil, String reason, String clause) {
        return Arguments.of(spoil, reason, clause);
    }

    @ParameterizedTest
    @MethodSource("wrongForms")
    void a_wrong_form(
            BiFunction<AuthorizationServer, Map<String, String>, Map<String, String>> spoil,
            int status,
            String error,
            String reason,
            String clause) {
        try (AuthorizationServer auth = withKeyClient()) {
            HttpResponse<String> response = Calls.token(auth, spoil.apply(auth, form(assertion(auth))));

            assertThat(response.statusCode()).as(clause).isEqualTo(status);
            assertThat(Calls.members(response)).as(clause).containsEntry("error", error);
            assertThat(lastReason(auth)).as(clause).contains(reason);
        }
    }

    static Stream<Arguments> wrongForms() {
        return Stream.of(
                form(
                        "client_assertion_type",
                        null,
                        401,
                        "invalid_client",
                        "client_assertion_type is not",
                        "RFC 7521 §4.2"),
                form(
                        "client_assertion_type",
                        "urn:x",
                        401,
                        "invalid_client",
                        "client_assertion_type is not",
                        "RFC 7521 §4.2"),
                form("client_assertion", null, 401, "invalid_client", "not a signed JWT", "RFC 7521 §4.2"),
                form("client_assertion", "x.y.z", 401, "invalid_client", "not a signed JWT", "RFC 7523 §3 (9)"),
                form("client_assertion", "bnVsbA.e30.c2ln", 401, "invalid_client", "not a signed JWT", "RFC 7515 §4"),
                form("client_id", "other", 401, "invalid_client", "client_id differs", "RFC 7521 §4.2"),
                form("client_secret", "s", 400, "invalid_request", "more than one way", "RFC 6749 §2.3"),
                Arguments.of(
                        spoiling((auth, form) -> form.put(
                                "client_assertion", new PlainJWT(claims(auth).build()).serialize())),
                        401,
                        "invalid_client",
                        "not a signed JWT",
                        "RFC 7523 §3 (9)"),
                Arguments.of(
                        spoiling((auth, form) -> form.put(
                                "client_assertion",
                                Jwts.sign(Jwts.key("client-1"), claims(auth).build()))),
                        401,
                        "invalid_client",
                        "not by a key of client robot",
                        "RFC 7523 §3 (9)"),
                Arguments.of(
                        spoiling((auth, form) -> form.put(
                                "client_assertion",
                                Jwts.sign(Jwts.key("other"), claims(auth).build()))),
                        401,
                        "invalid_client",
                        "not by a key of client robot",
                        "RFC 7515 §4.1.4"),
                Arguments.of(
                        spoiling((auth, form) -> form.put(
                                "client_assertion",
                                mac("HS256", Jwts.publicSet(KEY), claims(auth).build()))),
                        401,
                        "invalid_client",
                        "is registered for",
                        "RFC 8725 §2.1"));
    }

    private interface Spoil {
        void apply(AuthorizationServer auth, Map<String, String> form);
    }

    private static BiFunction<AuthorizationServer, Map<String, String>, Map<String, String>> spoiling(Spoil spoil) {
        return (auth, form) -> {
            spoil.apply(auth, form);
            return form;
        };
    }

    private static Arguments form(
            String name, @Nullable String value, int status, String error, String reason, String clause) {
        Spoil spoil = (auth, form) -> {
            if (value == null) {
                form.remove(name);
            } else {
                form.put(name, value);
            }
        };
        return Arguments.of(spoiling(spoil), status, error, reason, clause);
    }

    @Test
    void a_secret_client_cannot_use_another_secret_or_its_secret_in_the_form() {
        try (AuthorizationServer auth = withSecretClient()) {
            String forged = mac("HS256", SECRET + "x", claims(auth).build());

            assertRefused(auth, call(auth, forged), "not by a key of client robot", "RFC 7523 §3 (9)");
            HttpResponse<String> plain = Calls.token(
                    auth, Map.of("grant_type", "client_credentials", "client_id", "robot", "client_secret", SECRET));
            assertRefused(auth, plain, "is registered for [CLIENT_SECRET_JWT]", "RFC 6749 §2.3");
        }
    }

    @Test
    void a_short_secret_verifies_nothing_that_needs_a_longer_one() {
        String shortest = "a-secret-of-thirty-two-letters-0";
        Client client =
                Client.confidentialClient("robot", shortest).authenticatedBy(AuthenticationMethod.CLIENT_SECRET_JWT);
        try (AuthorizationServer auth =
                AuthorizationServer.builder().client(client).start()) {
            assertThat(call(auth, mac("HS256", shortest, claims(auth).build())).statusCode())
                    .isEqualTo(200);

            assertRefused(
                    auth,
                    call(auth, mac("HS512", SECRET, claims(auth).build())),
                    "not by a key of client robot",
                    "RFC 7518 §3.2");
        }
    }

    @Test
    void a_key_on_another_curve_verifies_nothing() throws JOSEException {
        ECKey other = new ECKeyGenerator(Curve.P_384).keyID("client-1").generate();
        Client client = Client.keyClient("robot", ClientKeys.of(Jwts.publicSet(other)));
        try (AuthorizationServer auth =
                AuthorizationServer.builder().client(client).start()) {
            assertRefused(auth, call(auth, assertion(auth)), "not by a key of client robot", "RFC 7518 §3.4");
        }
    }

    @Test
    void a_key_client_cannot_do_without_an_assertion() {
        try (AuthorizationServer auth = withKeyClient()) {
            HttpResponse<String> bare =
                    Calls.token(auth, Map.of("grant_type", "client_credentials", "client_id", "robot"));

            assertRefused(auth, bare, "is registered for [PRIVATE_KEY_JWT], not NONE", "CIMD §8.2");
        }
    }

    @Test
    void keys_are_fetched_and_kept_until_an_unknown_one_signs() throws IOException {
        ECKey next = Jwts.key("client-2");
        try (WebHost host = WebHost.start();
                AuthorizationServer auth = AuthorizationServer.builder()
                        .client(Client.keyClient("robot", ClientKeys.at(host.url("/jwks.json"))))
                        .start()) {
            host.answerWith(keys(Jwts.publicSet(KEY)));
            assertThat(call(auth, assertion(auth)).statusCode()).isEqualTo(200);
            assertThat(call(auth, assertion(auth)).statusCode()).isEqualTo(200);
            assertThat(host.requests()).isEqualTo(1);

            host.answerWith(keys(Jwts.publicSet(KEY, next)));
            assertThat(call(auth, Jwts.sign(next, claims(auth).build())).statusCode())
                    .isEqualTo(200);
            assertThat(host.requests()).isEqualTo(2);
        }
    }

    @Test
    void a_reset_forgets_keys_that_were_fetched() throws IOException {
        try (WebHost host = WebHost.start();
                AuthorizationServer auth = AuthorizationServer.builder()
                        .client(Client.keyClient("robot", ClientKeys.at(host.url("/jwks.json"))))
                        .start()) {
            host.answerWith(keys(Jwts.publicSet(KEY)));
            call(auth, assertion(auth));

            auth.reset();

            assertThat(call(auth, assertion(auth)).statusCode()).isEqualTo(200);
            assertThat(host.requests()).isEqualTo(2);
        }
    }

    @Test
    void keys_that_cannot_be_fetched_let_nobody_in() throws IOException {
        try (WebHost host = WebHost.start();
                AuthorizationServer auth = AuthorizationServer.builder()
                        .client(Client.keyClient("robot", ClientKeys.at(host.url("/jwks.json"))))
                        .start()) {
            assertRefused(auth, call(auth, assertion(auth)), "answered 404", "RFC 7591 §2");
            host.answerWith(keys(new JWKSet(KEY).toString(false)));
            assertRefused(auth, call(auth, assertion(auth)), "is not a set of public keys", "CIMD §4.1");
            host.answerWith(keys("null"));
            assertRefused(auth, call(auth, assertion(auth)), "is not a set of public keys", "RFC 7517 §5");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://10.0.0.1/jwks.json", "http://client.example/jwks.json", "ftp://client.example/j"})
    void keys_are_not_fetched_from_everywhere(String url) {
        try (AuthorizationServer auth = AuthorizationServer.builder()
                .client(Client.keyClient("robot", ClientKeys.at(URI.create(url))))
                .start()) {
            assertRefused(auth, call(auth, assertion(auth)), "the jwks_uri of client robot", "CIMD §8.6");
        }
    }

    @Test
    void a_client_registers_its_keys() {
        try (AuthorizationServer auth = AuthorizationServer.start()) {
            Map<String, Object> registered = Calls.members(Calls.json(
                    "POST",
                    auth.url(Endpoint.REGISTRATION),
                    Map.of(
                            "grant_types", List.of("client_credentials"),
                            "token_endpoint_auth_method", "private_key_jwt",
                            "jwks", new JWKSet(KEY.toPublicJWK()).toJSONObject())));
            String id = String.valueOf(registered.get("client_id"));

            assertThat(registered).doesNotContainKey("client_secret");
            String assertion = sign(claims(auth).issuer(id).subject(id).build());
            assertThat(call(auth, assertion).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void a_client_registers_for_a_secret_that_is_long_enough_to_sign() {
        try (AuthorizationServer auth = AuthorizationServer.start()) {
            Map<String, Object> registered = Calls.members(Calls.json(
                    "POST",
                    auth.url(Endpoint.REGISTRATION),
                    Map.of(
                            "grant_types",
                            List.of("client_credentials"),
                            "token_endpoint_auth_method",
                            "client_secret_jwt")));
            String id = String.valueOf(registered.get("client_id"));

            JWTClaimsSet claims = claims(auth).issuer(id).subject(id).build();
            String secret = String.valueOf(registered.get("client_secret"));
            assertThat(call(auth, mac("HS512", secret, claims)).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void a_document_with_keys_must_authenticate() {
        try (AuthorizationServer auth = AuthorizationServer.start()) {
            URI id = auth.clients()
                    .document(Map.of(
                            "client_name", "With keys",
                            "redirect_uris", List.of(CALLBACK.toString()),
                            "grant_types", List.of("authorization_code", "client_credentials"),
                            "jwks", new JWKSet(KEY.toPublicJWK()).toJSONObject()));

            HttpResponse<String> bare =
                    Calls.token(auth, Map.of("grant_type", "client_credentials", "client_id", id.toString()));
            assertRefused(auth, bare, "not NONE", "CIMD §8.2");

            String assertion = sign(
                    claims(auth).issuer(id.toString()).subject(id.toString()).build());
            assertThat(call(auth, assertion).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void a_document_may_say_where_its_keys_are() throws IOException {
        try (WebHost host = WebHost.start();
                AuthorizationServer auth = AuthorizationServer.start()) {
            host.answerWith(keys(Jwts.publicSet(KEY)));
            URI id = auth.clients()
                    .document(Map.of(
                            "client_name", "With keys elsewhere",
                            "redirect_uris", List.of(CALLBACK.toString()),
                            "grant_types", List.of("authorization_code", "client_credentials"),
                            "jwks_uri", host.url("/jwks.json").toString()));

            String assertion = sign(
                    claims(auth).issuer(id.toString()).subject(id.toString()).build());

            assertThat(call(auth, assertion).statusCode()).as("CIMD §8.2").isEqualTo(200);
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

    private static void assertRefused(
            AuthorizationServer auth, HttpResponse<String> response, String reason, String clause) {
        assertThat(response.statusCode()).as(clause).isEqualTo(401);
        assertThat(Calls.members(response)).as(clause).containsEntry("error", "invalid_client");
        assertThat(lastReason(auth)).as(clause).contains(reason);
    }

    private static String lastReason(AuthorizationServer auth) {
        List<Exchange> exchanges = auth.journal().at(Endpoint.TOKEN);
        return exchanges.get(exchanges.size() - 1).reason();
    }

    private static AuthorizationServer withKeyClient() {
        return AuthorizationServer.builder()
                .client(Client.keyClient("robot", ClientKeys.of(Jwts.publicSet(KEY))))
                .start();
    }

    private static AuthorizationServer withSecretClient() {
        return AuthorizationServer.builder()
                .client(Client.confidentialClient("robot", SECRET)
                        .authenticatedBy(AuthenticationMethod.CLIENT_SECRET_JWT))
                .start();
    }

    private static Page keys(String jwks) {
        return new Page(200, Map.of("Content-Type", "application/jwk-set+json", "Cache-Control", "max-age=600"), jwks);
    }

    private static JWTClaimsSet.Builder claims(AuthorizationServer auth) {
        return new JWTClaimsSet.Builder()
                .issuer("robot")
                .subject("robot")
                .audience(auth.issuer().toString())
                .jwtID(UUID.randomUUID().toString())
                .expirationTime(Date.from(auth.clock().instant().plusSeconds(60)));
    }

    private static String assertion(AuthorizationServer auth) {
        return sign(claims(auth).build());
    }

    private static String sign(JWTClaimsSet claims) {
        return Jwts.sign(KEY, claims);
    }

    private static String mac(String algorithm, String secret, JWTClaimsSet claims) {
        try {
            SignedJWT jwt = new SignedJWT(new JWSHeader(JWSAlgorithm.parse(algorithm)), claims);
            jwt.sign(new MACSigner(secret));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HttpResponse<String> call(AuthorizationServer auth, String assertion) {
        return Calls.token(auth, form(assertion));
    }

    private static Map<String, String> form(String assertion) {
        return new HashMap<>(Map.of(
                "grant_type", "client_credentials", "client_assertion_type", TYPE, "client_assertion", assertion));
    }
}
