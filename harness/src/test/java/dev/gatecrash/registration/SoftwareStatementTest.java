package dev.gatecrash.registration;

import static dev.gatecrash.registration.Calls.CALLBACK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.http.Endpoint;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Software statements (RFC 7591 §2.3, §3.1.1). */
class SoftwareStatementTest {

    private static final String VENDOR = "https://vendor.example";
    private static final ECKey KEY = Jwts.key("vendor-1");

    @Test
    void what_it_says_takes_precedence_and_it_comes_back_unchanged() {
        String statement = Jwts.sign(KEY, claims().build());
        try (AuthorizationServer auth = trusting()) {
            HttpResponse<String> response = register(auth, statement);

            assertThat(response.statusCode()).isEqualTo(201);
            assertThat(Calls.members(response))
                    .containsEntry("client_name", "By the vendor")
                    .containsEntry("software_id", "4NRB1-0XZABZI9E6-5SM3R")
                    .containsEntry("software_statement", statement)
                    .doesNotContainKeys("iss", "exp");
        }
    }

    @Test
    void it_is_ignored_where_no_issuer_of_statements_is_trusted() {
        try (AuthorizationServer auth = AuthorizationServer.start()) {
            HttpResponse<String> response = register(auth, "not even a JWT");

            assertThat(response.statusCode()).isEqualTo(201);
            assertThat(Calls.members(response))
                    .containsEntry("client_name", "By the client")
                    .doesNotContainKey("software_statement");
        }
    }

    @Test
    void what_it_says_is_checked_too() {
        String statement = Jwts.sign(
                KEY,
                claims().claim("redirect_uris", List.of("http://client.example/cb"))
                        .build());
        try (AuthorizationServer auth = trusting()) {
            assertThat(Calls.members(register(auth, statement))).containsEntry("error", "invalid_redirect_uri");
        }
    }

    @ParameterizedTest
    @MethodSource("wrongStatements")
    void a_wrong_one(String statement, String error, String reason, String clause) {
        try (AuthorizationServer auth = trusting()) {
            HttpResponse<String> response = register(auth, statement);

            assertThat(response.statusCode()).as(clause).isEqualTo(400);
            assertThat(Calls.members(response)).as(clause).containsEntry("error", error);
            assertThat(response.body()).as(clause).contains(reason);
        }
    }

    static Stream<Arguments> wrongStatements() {
        String invalid = "invalid_software_statement";
        return Stream.of(
                Arguments.of("x", invalid, "is not a signed JWT", "RFC 7591 §2.3"),
                Arguments.of("bnVsbA.e30.c2ln", invalid, "is not a signed JWT", "RFC 7515 §4"),
                Arguments.of(
                        new com.nimbusds.jwt.PlainJWT(claims().build()).serialize(),
                        invalid,
                        "is not a signed JWT",
                        "RFC 7591 §2.3"),
                Arguments.of(Jwts.sign(KEY, claims().issuer(null).build()), invalid, "has no iss", "RFC 7591 §2.3"),
                Arguments.of(
                        Jwts.sign(Jwts.key("vendor-1"), claims().build()),
                        invalid,
                        "The signature of the software statement is wrong",
                        "RFC 7591 §3.2.2"),
                Arguments.of(
                        Jwts.sign(Jwts.key("other"), claims().build()),
                        invalid,
                        "The signature of the software statement is wrong",
                        "RFC 7591 §3.2.2"),
                Arguments.of(
                        Jwts.sign(
                                KEY,
                                claims().expirationTime(Date.from(Instant.now().minusSeconds(5)))
                                        .build()),
                        invalid,
                        "has expired",
                        "RFC 7519 §4.1.4"),
                Arguments.of(
                        Jwts.sign(KEY, claims().issuer("https://other.example").build()),
                        "unapproved_software_statement",
                        "is not trusted here",
                        "RFC 7591 §3.2.2"));
    }

    @Test
    void keys_that_are_none_are_a_mistake() {
        assertThatThrownBy(() -> AuthorizationServer.builder()
                        .softwareStatements(VENDOR, "{}")
                        .start())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(VENDOR);
    }

    private static JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(VENDOR)
                .claim("client_name", "By the vendor")
                .claim("software_id", "4NRB1-0XZABZI9E6-5SM3R");
    }

    private static AuthorizationServer trusting() {
        return AuthorizationServer.builder()
                .softwareStatements(VENDOR, Jwts.publicSet(KEY))
                .start();
    }

    private static HttpResponse<String> register(AuthorizationServer auth, String statement) {
        return Calls.json(
                "POST",
                auth.url(Endpoint.REGISTRATION),
                Map.of(
                        "redirect_uris",
                        List.of(CALLBACK.toString()),
                        "client_name",
                        "By the client",
                        "software_statement",
                        statement));
    }
}
