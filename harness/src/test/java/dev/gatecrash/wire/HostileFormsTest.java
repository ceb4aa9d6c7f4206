package dev.gatecrash.wire;

import static dev.gatecrash.http.Endpoint.AUTHORIZATION;
import static dev.gatecrash.http.Endpoint.JWKS;
import static dev.gatecrash.http.Endpoint.METADATA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.http.Endpoint;
import dev.gatecrash.web.Params;
import dev.gatecrash.web.Web;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Requests that are none of those that an endpoint is for; closing at the end proves there was no bug. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileFormsTest {

    private final AuthorizationServer auth = AuthorizationServer.start();

    @BeforeAll
    void there_is_a_confidential_client() {
        auth.clients().registerConfidential("service", "s3cret");
    }

    @AfterAll
    void no_request_met_a_bug() {
        auth.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"TOKEN", "INTROSPECTION", "REVOCATION"})
    void a_form_in_the_query_is_refused(Endpoint endpoint) {
        URI url = URI.create(auth.url(endpoint) + "?token=x");

        HttpResponse<String> response =
                Web.form(url, Params.of("token", "x"), "Authorization", Web.basic("service", "s3cret"));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(Web.error(response)).isEqualTo("invalid_request");
    }

    @ParameterizedTest
    @EnumSource(names = {"TOKEN", "INTROSPECTION", "REVOCATION"})
    void a_form_of_another_content_type_is_refused(Endpoint endpoint) {
        for (String type : List.of(Web.JSON, "text/plain", "multipart/form-data", "application/x-www", ";", "a/b/c")) {
            HttpResponse<String> response = Web.post(auth.url(endpoint), type, "token=x&grant_type=refresh_token");

            assertThat(response.statusCode()).as(type).isEqualTo(400);
            assertThat(Web.error(response)).isEqualTo("invalid_request");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"TOKEN", "INTROSPECTION", "REVOCATION"})
    void a_form_may_state_its_charset_and_its_type_in_capitals(Endpoint endpoint) {
        HttpResponse<String> response = Web.post(
                auth.url(endpoint),
                "Application/X-WWW-Form-Urlencoded; charset=UTF-8",
                "token=x&grant_type=refresh_token&refresh_token=r",
                "Authorization",
                Web.basic("service", "s3cret"));

        assertThat(response.body()).doesNotContain("invalid_request");
    }

    @ParameterizedTest
    @EnumSource(names = {"TOKEN", "INTROSPECTION", "REVOCATION"})
    void every_repeated_parameter_is_refused(Endpoint endpoint) {
        Params good = Params.of("grant_type", "refresh_token", "refresh_token", "r", "token", "t", "x", "1");
        for (String name : good.names()) {
            HttpResponse<String> response =
                    Web.form(auth.url(endpoint), good.and(name, "1"), "Authorization", Web.basic("service", "s3cret"));

            assertThat(response.statusCode()).as(name).isEqualTo(400);
            assertThat(Web.error(response)).isEqualTo("invalid_request");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"TOKEN", "INTROSPECTION", "REVOCATION"})
    void broken_escapes_are_refused(Endpoint endpoint) {
        for (String broken : List.of("token=%", "token=%4", "token=%zz", "%=token", "token=a%%", "token=%u0041")) {
            HttpResponse<String> response =
                    Web.post(auth.url(endpoint), Web.FORM, broken, "Authorization", Web.basic("service", "s3cret"));

            assertThat(response.statusCode()).as(broken).isEqualTo(400);
            assertThat(Web.error(response)).isEqualTo("invalid_request");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"TOKEN", "INTROSPECTION", "REVOCATION"})
    void thousands_of_parameters_are_refused_at_once(Endpoint endpoint) {
        StringBuilder different = new StringBuilder("token=x");
        for (int i = 0; i < 50_000; i++) {
            different.append("&p").append(i).append("=1");
        }
        List<String> bodies = List.of(
                different.toString(),
                "token=x" + "&a=1".repeat(200_000),
                "token=x" + "&resource=urn:x".repeat(60_000),
                "&".repeat(1_000_000),
                "=".repeat(1_000_000),
                "%41".repeat(300_000));
        for (String body : bodies) {
            HttpResponse<String> response =
                    Web.post(auth.url(endpoint), Web.FORM, body, "Authorization", Web.basic("service", "s3cret"));

            assertThat(response.statusCode()).as(body.substring(0, 30)).isEqualTo(400);
            assertThat(Web.error(response)).isEqualTo("invalid_request");
        }
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"LOGIN", "CONSENT", "EXTERNAL_COMPLETION", "EXTERNAL_RETURN"})
    void a_method_of_no_use_is_refused_with_those_that_are(Endpoint endpoint) {
        String allowed = Map.of(
                        METADATA,
                        "GET, HEAD",
                        Endpoint.OPENID_CONFIGURATION,
                        "GET, HEAD",
                        JWKS,
                        "GET, HEAD",
                        Endpoint.CLIENT_DOCUMENT,
                        "GET, HEAD",
                        Endpoint.ATTACKER,
                        "GET, HEAD",
                        Endpoint.CLIENT_CONFIGURATION,
                        "DELETE, GET, PUT",
                        AUTHORIZATION,
                        "GET, POST",
                        Endpoint.DEVICE_VERIFICATION,
                        "GET, POST",
                        Endpoint.USER_INFO,
                        "GET, POST",
                        Endpoint.END_SESSION,
                        "GET, POST")
                .getOrDefault(endpoint, "POST");
        for (String method : List.of("PUT", "DELETE", "PATCH", "TRACE", "PROPFIND", "BREW")) {
            if (allowed.contains(method)) {
                continue;
            }
            HttpResponse<String> response = Web.method(method, auth.url(endpoint));

            assertThat(response.statusCode()).as(method).isEqualTo(405);
            assertThat(Web.header(response, "Allow")).isEqualTo(allowed);
            assertThat(response.body()).isEmpty();
        }
        if (!allowed.contains("POST")) {
            assertThat(Web.post(auth.url(endpoint), Web.FORM, "a=b").statusCode())
                    .isEqualTo(405);
        }
        if (!allowed.contains("GET")) {
            assertThat(Web.get(auth.url(endpoint)).statusCode()).isEqualTo(405);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"METADATA", "OPENID_CONFIGURATION", "JWKS"})
    void documents_do_not_mind_a_query(Endpoint endpoint) {
        for (String query : List.of("", "a=b", "%", "<>", "a=b&a=b")) {
            HttpResponse<String> response = Web.get(URI.create(
                    auth.url(endpoint) + "?" + query.replace("%", "%25").replace("<>", "%3C%3E")));

            assertThat(response.statusCode()).isEqualTo(200);
        }
    }
}
