package dev.gatecrash.assertj;

import static dev.gatecrash.assertj.GatecrashAssertions.assertThat;
import static dev.gatecrash.assertj.Mismatches.assertMismatch;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatecrash.http.Endpoint;
import dev.gatecrash.http.Exchange;
import dev.gatecrash.http.Headers;
import dev.gatecrash.http.Request;
import dev.gatecrash.http.Response;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExchangeAssertTest {

    private static final Response REFUSAL =
            Response.of(400, "application/json", "{\"error\":\"invalid_grant\",\"error_description\":\"used before\"}");

    private static final Exchange EXCHANGE = new Exchange(
            Instant.EPOCH,
            Optional.of(Endpoint.TOKEN),
            new Request(
                    "POST",
                    URI.create("http://127.0.0.1:9/as1/token"),
                    Headers.of("Content-Type", "application/x-www-form-urlencoded")
                            .with("Authorization", "Basic YWxpY2U6c2VjcmV0")
                            .with("User-Agent", "somebody"),
                    "grant_type=authorization_code&code=abcdefghijklmn&client_secret=hush"),
            REFUSAL,
            "the code was used before");

    @Test
    void the_endpoint_is_known() {
        assertThat(EXCHANGE).isAt(Endpoint.TOKEN);

        assertMismatch(() -> assertThat(EXCHANGE).isAt(Endpoint.JWKS), "a request to JWKS", "TOKEN");
    }

    @Test
    void parameters_are_there_or_not() {
        assertThat(EXCHANGE)
                .hasParameter("code")
                .hasParameter("grant_type", "authorization_code")
                .doesNotHaveParameter("resource");

        assertMismatch(() -> assertThat(EXCHANGE).hasParameter("resource"), "parameter resource", "no such parameter");
        assertMismatch(
                () -> assertThat(EXCHANGE).hasParameter("grant_type", "refresh_token"),
                "parameter grant_type = refresh_token",
                "authorization_code");
        assertMismatch(
                () -> assertThat(EXCHANGE).hasParameter("resource", "a"),
                "parameter resource = a",
                "no such parameter");
        assertMismatch(() -> assertThat(EXCHANGE).doesNotHaveParameter("code"), "no parameter code", "1 of that name");
    }

    @Test
    void request_headers_are_there() {
        assertThat(EXCHANGE).hasRequestHeader("authorization").hasRequestHeader("User-Agent", "somebody");

        assertMismatch(() -> assertThat(EXCHANGE).hasRequestHeader("DPoP"), "request header DPoP", "no such header");
        assertMismatch(
                () -> assertThat(EXCHANGE).hasRequestHeader("User-Agent", "nobody"),
                "request header User-Agent: nobody",
                "another value");
    }

    @Test
    void the_response_is_known() {
        assertThat(EXCHANGE)
                .hasStatus(400)
                .hasOAuthError("invalid_grant")
                .response()
                .hasHeader("Content-Type");

        assertMismatch(() -> assertThat(EXCHANGE).hasStatus(200), "status 200", "status 400");
        assertMismatch(
                () -> assertThat(EXCHANGE).hasOAuthError("invalid_client"),
                "OAuth error \"invalid_client\" with a status of 4xx",
                "status 400 and error \"invalid_grant\"");
    }

    @Test
    void a_failure_shows_the_exchange_and_its_reason_but_no_secret() {
        assertThatThrownBy(() -> assertThat(EXCHANGE).response().hasHeader("Retry-After"))
                .hasMessage("""

                        expected  header Retry-After
                        got       no such header
                          > POST http://127.0.0.1:9/as1/token
                          > Authorization: Basic YWxpY2U6c2…
                          > Content-Type: application/x-www-form-urlencoded
                          >   grant_type = authorization_code
                          >   code = abcdefghij…
                          >   client_secret = …
                          < 400
                          < Content-Type: application/json
                          < {"error":"invalid_grant","error_description":"used before"}
                          reason  the code was used before""");
    }

    @Test
    void a_failure_shows_no_token_of_the_response_and_no_control_character() {
        Response tokens = Response.of(200, "application/json", "{\"access_token\":\"abcdefghijklmnop\"}")
                .withHeader("X", "a\u001bb");

        assertThatThrownBy(() -> assertThat(tokens).hasStatus(400)).hasMessage("""

                        expected  status 400
                        got       status 200
                          < 200
                          < Content-Type: application/json
                          < X: a?b
                          < {"access_token":"abcdefghij…"}""");
    }

    @Test
    void response_headers_are_there_or_not() {
        assertThat(REFUSAL)
                .hasStatus(400)
                .hasHeader("content-type")
                .hasHeader("Content-Type", "application/json")
                .doesNotHaveHeader("Server");

        assertMismatch(() -> assertThat(REFUSAL).hasHeader("Server"), "header Server", "no such header");
        assertMismatch(
                () -> assertThat(REFUSAL).hasHeader("Content-Type", "text/html"),
                "header Content-Type: text/html",
                "application/json");
        assertMismatch(
                () -> assertThat(REFUSAL).doesNotHaveHeader("Content-Type"),
                "no header Content-Type",
                "application/json");
    }

    @Test
    void json_members_are_there_or_not() {
        Response response = Response.of(200, "application/json", "{\"expires_in\": 600, \"scope\": \"a\"}");

        assertThat(response)
                .hasJsonMember("scope")
                .hasJsonMember("scope", "a")
                .hasJsonMember("expires_in", 600)
                .hasJsonMember("expires_in", 600L)
                .doesNotHaveJsonMember("refresh_token");

        assertMismatch(() -> assertThat(response).hasJsonMember("id"), "JSON member \"id\"", "no such member");
        assertMismatch(() -> assertThat(response).hasJsonMember("scope", "b"), "JSON member \"scope\" = b", "a");
        assertMismatch(() -> assertThat(response).hasJsonMember("id", "b"), "JSON member \"id\" = b", "no such member");
        assertMismatch(
                () -> assertThat(response).doesNotHaveJsonMember("scope"),
                "a JSON object without \"scope\"",
                "\"scope\" = a");
        assertMismatch(
                () -> assertThat(Response.of(204)).doesNotHaveJsonMember("scope"),
                "a JSON object without \"scope\"",
                "a body that is no JSON object");
    }

    @Test
    void an_oauth_error_needs_its_status_too() {
        Response success = Response.of(200, "application/json", "{\"error\":\"invalid_grant\"}");

        assertThat(REFUSAL).hasOAuthError("invalid_grant");

        assertMismatch(
                () -> assertThat(success).hasOAuthError("invalid_grant"),
                "OAuth error \"invalid_grant\" with a status of 4xx",
                "status 200 and error \"invalid_grant\"");
        assertMismatch(
                () -> assertThat(Response.of(400)).hasOAuthError("invalid_grant"),
                "OAuth error \"invalid_grant\" with a status of 4xx",
                "status 400 and no error member");
    }
}
