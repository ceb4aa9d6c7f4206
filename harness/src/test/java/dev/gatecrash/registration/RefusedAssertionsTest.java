package dev.gatecrash.registration;

import static dev.gatecrash.registration.Robot.KEY;
import static dev.gatecrash.registration.Robot.SECRET;
import static dev.gatecrash.registration.Robot.assertRefused;
import static dev.gatecrash.registration.Robot.assertion;
import static dev.gatecrash.registration.Robot.call;
import static dev.gatecrash.registration.Robot.claims;
import static dev.gatecrash.registration.Robot.lastReason;
import static dev.gatecrash.registration.Robot.mac;
import static dev.gatecrash.registration.Robot.sign;
import static dev.gatecrash.registration.Robot.withKeyClient;
import static dev.gatecrash.registration.Robot.withSecretClient;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.client.AuthenticationMethod;
import dev.gatecrash.client.Client;
import dev.gatecrash.client.ClientKeys;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Assertions with one thing wrong (RFC 7523 §3, RFC 7521 §4.2). */
class RefusedAssertionsTest {

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
            HttpResponse<String> response = Calls.token(auth, spoil.apply(auth, Robot.form(assertion(auth))));

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
}
