package dev.gatecrash.endpoint;

import static dev.gatecrash.http.Endpoint.INTROSPECTION;
import static dev.gatecrash.http.Endpoint.REVOCATION;
import static dev.gatecrash.http.Endpoint.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.client.Client;
import dev.gatecrash.http.Endpoint;
import dev.gatecrash.web.CodeFlow;
import dev.gatecrash.web.Params;
import dev.gatecrash.web.Web;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 6749 §2.3, the same at all endpoints where a client must prove itself. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClientAuthenticationTest {

    private static final Params FORM = Params.of("grant_type", "client_credentials", "token", "x");

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
    void id_and_secret_may_come_in_the_header_or_in_the_body(Endpoint endpoint) {
        HttpResponse<String> header =
                Web.form(auth.url(endpoint), FORM, "Authorization", Web.basic("service", "s3cret"));
        HttpResponse<String> lowerCase = Web.form(
                auth.url(endpoint),
                FORM,
                "Authorization",
                Web.basic("service", "s3cret").replace("Basic", "basic"));
        HttpResponse<String> body =
                Web.form(auth.url(endpoint), FORM.with("client_id", "service", "client_secret", "s3cret"));
        HttpResponse<String> idTwice = Web.form(
                auth.url(endpoint), FORM.with("client_id", "service"), "Authorization", Web.basic("service", "s3cret"));

        assertThat(List.of(header, lowerCase, body, idTwice))
                .allSatisfy(response -> assertThat(response.statusCode()).isEqualTo(200));
    }

    @Test
    void id_and_secret_are_form_encoded_in_the_header() {
        String id = "https://client.example/id?a=b:c";
        String secret = "p%a+s s:w/örd&=";
        auth.clients().registerConfidential(id, secret);

        HttpResponse<String> encoded = Web.form(
                auth.url(TOKEN),
                FORM,
                "Authorization",
                Web.basic("https%3A%2F%2Fclient.example%2Fid%3Fa%3Db%3Ac", "p%25a%2Bs+s%3Aw%2F%C3%B6rd%26%3D"));

        assertThat(encoded.statusCode()).as(encoded.body()).isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource(names = {"TOKEN", "INTROSPECTION", "REVOCATION"})
    void a_wrong_secret_in_the_header_is_challenged(Endpoint endpoint) {
        for (String wrong : List.of("wrong", "", "s3cret ", "S3cret", "s3cre", "s3crets")) {
            HttpResponse<String> response =
                    Web.form(auth.url(endpoint), FORM, "Authorization", Web.basic("service", wrong));

            assertThatIsInvalidClient(response);
            assertThat(Web.header(response, "WWW-Authenticate")).startsWith("Basic realm=");
        }
    }

    @Test
    void an_empty_parameter_counts_as_omitted() {
        Client app = auth.clients().registerPublic(CodeFlow.CALLBACK);

        HttpResponse<String> nobody =
                Web.form(auth.url(REVOCATION), Params.of("token", "x", "client_id", app.id(), "client_secret", ""));
        HttpResponse<String> service = Web.form(
                auth.url(REVOCATION),
                Params.of("token", "x", "client_id", "", "client_secret", ""),
                "Authorization",
                Web.basic("service", "s3cret"));

        assertThat(List.of(nobody, service))
                .allSatisfy(response ->
                        assertThat(response.statusCode()).as("RFC 6749 §3.2").isEqualTo(200));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Basic",
                "Basic ",
                "Basic !!!",
                "Basic c2VydmljZQ==",
                "Basic Og==",
                "Basic OnMzY3JldA==",
                "Basic c2VydmljZTpzM2NyZXQ",
                "Basic /////w==",
                "Basic JXp6OiV6eg==",
                "Basic c2VydmljZTpzM2NyZXQ= more",
                "Bearer c2VydmljZTpzM2NyZXQ=",
                "Digest username=service",
                "nonsense"
            })
    void a_header_that_is_not_basic_or_broken_is_challenged(String header) {
        for (Endpoint endpoint : List.of(TOKEN, INTROSPECTION, REVOCATION)) {
            HttpResponse<String> response = Web.form(auth.url(endpoint), FORM, "Authorization", header);

            if (response.statusCode() != 200 || !header.startsWith("Basic c2VydmljZTpzM2NyZXQ")) {
                assertThatIsInvalidClient(response);
                assertThat(Web.header(response, "WWW-Authenticate")).startsWith("Basic realm=");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"TOKEN", "INTROSPECTION", "REVOCATION"})
    void every_401_has_a_challenge(Endpoint endpoint) {
        List<Params> forms = List.of(
                FORM,
                FORM.with("client_id", ""),
                FORM.with("client_id", "nobody"),
                FORM.with("client_id", "service"),
                FORM.with("client_id", "service", "client_secret", "wrong"),
                FORM.with("client_secret", "s3cret"),
                FORM.with("client_id", " "),
                FORM.with("client_id", "service", "client_secret", " "));
        for (Params form : forms) {
            HttpResponse<String> response = Web.form(auth.url(endpoint), form);

            assertThatIsInvalidClient(response);
            // RFC 9110 §15.5.2
            assertThat(Web.header(response, "WWW-Authenticate")).isEqualTo("Basic realm=\"gatecrash\"");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"TOKEN", "INTROSPECTION", "REVOCATION"})
    void two_ways_at_once_are_refused(Endpoint endpoint) {
        String basic = Web.basic("service", "s3cret");
        List<HttpResponse<String>> responses = List.of(
                Web.form(auth.url(endpoint), FORM.with("client_secret", "s3cret"), "Authorization", basic),
                Web.form(auth.url(endpoint), FORM.with("client_id", "other"), "Authorization", basic),
                Web.form(auth.url(endpoint), FORM, "Authorization", basic, "Authorization", basic),
                Web.form(
                        auth.url(endpoint),
                        FORM.with(
                                "client_assertion",
                                "a.b.c",
                                "client_assertion_type",
                                "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"),
                        "Authorization",
                        basic));
        assertThat(responses).allSatisfy(response -> {
            assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
            assertThat(Web.error(response)).isEqualTo("invalid_request");
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"TOKEN", "INTROSPECTION", "REVOCATION"})
    void an_assertion_is_no_way_to_authenticate_here(Endpoint endpoint) {
        HttpResponse<String> response = Web.form(
                auth.url(endpoint),
                FORM.with(
                        "client_id",
                        "service",
                        "client_assertion",
                        "eyJhbGciOiJub25lIn0.e30.",
                        "client_assertion_type",
                        "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"));

        assertThatIsInvalidClient(response);
    }

    @Test
    void a_public_client_sends_no_secret_and_may_not_introspect() {
        CodeFlow app = CodeFlow.publicClient(auth);
        String id = app.client().id();

        assertThatIsInvalidClient(
                Web.form(auth.url(TOKEN), app.redemption(app.code()).with("client_id", id, "client_secret", "x")));
        assertThatIsInvalidClient(Web.form(auth.url(TOKEN), FORM, "Authorization", Web.basic(id, "")));
        assertThatIsInvalidClient(Web.form(auth.url(INTROSPECTION), FORM.with("client_id", id)));
        assertThat(Web.form(auth.url(REVOCATION), FORM.with("client_id", id)).statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_deleted_client_is_unknown() {
        CodeFlow gone = CodeFlow.confidentialClient(auth, "gone");

        auth.clients().forget(gone.client());

        assertThatIsInvalidClient(gone.token(FORM));
    }

    private static void assertThatIsInvalidClient(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(401);
        assertThat(Web.error(response)).isEqualTo("invalid_client");
        assertThat(String.valueOf(Web.json(response).get("error_description")))
                .doesNotContain("service", "s3cret", "nobody");
    }
}
