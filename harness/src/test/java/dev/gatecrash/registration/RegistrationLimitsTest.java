package dev.gatecrash.registration;

import static dev.gatecrash.registration.Calls.CALLBACK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.http.Endpoint;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may register, and how many (RFC 7591 §3). */
class RegistrationLimitsTest {

    private static final Map<String, Object> METADATA = Map.of("redirect_uris", List.of(CALLBACK.toString()));

    @Test
    void with_the_initial_access_token_a_client_registers() {
        try (AuthorizationServer auth =
                AuthorizationServer.builder().registrationToken("t0k3n").start()) {
            assertThat(register(auth, "Authorization", "Bearer t0k3n").statusCode())
                    .isEqualTo(201);
            assertThat(register(auth, "Authorization", "bearer t0k3n").statusCode())
                    .as("RFC 9110 §11.1: a scheme has no case")
                    .isEqualTo(201);
        }
    }

    @Test
    void without_it_the_challenge_is_bare() {
        try (AuthorizationServer auth =
                AuthorizationServer.builder().registrationToken("t0k3n").start()) {
            HttpResponse<String> response = register(auth);

            assertThat(response.statusCode()).isEqualTo(401);
            assertThat(response.headers().firstValue("WWW-Authenticate")).contains("Bearer");
            assertThat(response.body()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"Bearer wrong, RFC 6750 §3.1", "Basic dDpw, RFC 7591 §3", "Bearer T0K3N, RFC 7591 §3"})
    void with_a_wrong_one_it_has_an_error(String authorization, String clause) {
        try (AuthorizationServer auth =
                AuthorizationServer.builder().registrationToken("t0k3n").start()) {
            HttpResponse<String> response = register(auth, "Authorization", authorization);

            assertThat(response.statusCode()).as(clause).isEqualTo(401);
            assertThat(response.headers().firstValue("WWW-Authenticate").orElseThrow())
                    .as(clause)
                    .contains("error=\"invalid_token\"");
        }
    }

    @Test
    void a_token_is_not_taken_for_one_in_other_case_that_came_before_on_the_connection() {
        try (AuthorizationServer auth =
                AuthorizationServer.builder().registrationToken("t0k3n").start()) {
            for (int i = 0; i < 3; i++) {
                assertThat(register(auth, "Authorization", "Bearer T0K3N").statusCode())
                        .isEqualTo(401);
                assertThat(register(auth, "Authorization", "Bearer t0k3n").statusCode())
                        .isEqualTo(201);
            }
        }
    }

    @Test
    void beyond_the_limit_nobody_registers_until_somebody_goes() {
        try (AuthorizationServer auth =
                AuthorizationServer.builder().registrationLimit(1).start()) {
            auth.clients().registerPublic(CALLBACK);
            String first = String.valueOf(Calls.members(register(auth)).get("client_id"));

            HttpResponse<String> second = register(auth);
            assertThat(second.statusCode()).isEqualTo(403);
            assertThat(Calls.members(second)).containsEntry("error", "access_denied");

            auth.clients().forget(auth.clients().find(first).orElseThrow());
            assertThat(register(auth).statusCode()).isEqualTo(201);
        }
    }

    @Test
    void a_negative_limit_is_a_mistake() {
        assertThatThrownBy(() ->
                        AuthorizationServer.builder().registrationLimit(-1).start())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the registration limit is -1");
    }

    private static HttpResponse<String> register(AuthorizationServer auth, String... headers) {
        return Calls.json("POST", auth.url(Endpoint.REGISTRATION), METADATA, headers);
    }
}
