package dev.gatecrash.endpoint;

import static dev.gatecrash.http.Endpoint.AUTHORIZATION;
import static dev.gatecrash.web.CodeFlow.CALLBACK;
import static dev.gatecrash.web.CodeFlow.CHALLENGE;
import static dev.gatecrash.web.CodeFlow.NOTES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.client.AuthenticationMethod;
import dev.gatecrash.client.Client;
import dev.gatecrash.user.Consent;
import dev.gatecrash.web.CodeFlow;
import dev.gatecrash.web.Params;
import dev.gatecrash.web.Web;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Errors that are sent back to the client (RFC 6749 §4.1.2.1). */
class AuthorizationErrorsTest {

    private final AuthorizationServer auth = AuthorizationServer.builder()
            .scopes("notes:read", "notes:write")
            .defaultScopes("notes:read")
            .start();
    private final CodeFlow app = CodeFlow.publicClient(auth);

    @AfterEach
    void no_request_met_a_bug() {
        auth.close();
    }

    @Test
    void no_response_type_is_refused() {
        assertThatIsRefused(app.authorize(app.question().without("response_type")), "invalid_request");
        assertThatIsRefused(app.authorize("response_type", ""), "invalid_request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"token", "id_token", "code token", "none", "nonsense", "CODE"})
    void another_response_type_is_refused(String type) {
        assertThatIsRefused(app.authorize("response_type", type), "unsupported_response_type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fragment", "form_post", "nonsense"})
    void another_response_mode_is_refused(String mode) {
        assertThatIsRefused(app.authorize("response_mode", mode), "invalid_request");
    }

    @Test
    void a_client_that_is_not_registered_for_codes_is_refused() {
        CodeFlow machine = CodeFlow.with(
                auth,
                auth.clients()
                        .register(new Client(
                                "machine",
                                Optional.of("s3cret"),
                                List.of(CALLBACK),
                                Set.of("client_credentials"),
                                Set.of(AuthenticationMethod.CLIENT_SECRET_BASIC))));

        assertThatIsRefused(machine.authorize(), "unauthorized_client");
    }

    @Test
    void no_challenge_is_refused_be_the_client_public_or_not() {
        CodeFlow confidential = CodeFlow.confidentialClient(auth, "service");

        assertThatIsRefused(app.authorize(app.question().without("code_challenge")), "invalid_request");
        assertThatIsRefused(app.authorize("code_challenge", ""), "invalid_request");
        assertThatIsRefused(
                app.authorize(app.question().without("code_challenge").without("code_challenge_method")),
                "invalid_request");
        assertThatIsRefused(
                confidential.authorize(
                        confidential.question().without("code_challenge").without("code_challenge_method")),
                "invalid_request");
    }

    @Test
    void a_challenge_method_other_than_s256_is_refused_and_plain_is_what_no_method_means() {
        assertThatIsRefused(app.authorize("code_challenge_method", "plain"), "invalid_request");
        assertThatIsRefused(app.authorize("code_challenge_method", "s256"), "invalid_request");
        assertThatIsRefused(app.authorize("code_challenge_method", "S512"), "invalid_request");
        assertThatIsRefused(app.authorize(app.question().without("code_challenge_method")), "invalid_request");
    }

    @Test
    void a_challenge_that_cannot_be_one_is_refused() {
        assertThatIsRefused(app.authorize("code_challenge", "short"), "invalid_request");
        assertThatIsRefused(app.authorize("code_challenge", CHALLENGE.substring(1)), "invalid_request");
        assertThatIsRefused(app.authorize("code_challenge", "x".repeat(129)), "invalid_request");
        assertThatIsRefused(app.authorize("code_challenge", CHALLENGE + "="), "invalid_request");
        assertThatIsRefused(app.authorize("code_challenge", CHALLENGE.replace('-', '+')), "invalid_request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"response_type", "code_challenge", "code_challenge_method", "scope", "nonce", "x"})
    void a_repeated_parameter_is_refused(String name) {
        Params repeated = app.question().with("scope", "notes:read", "nonce", "n", "x", "1");

        assertThatIsRefused(app.authorize(repeated.and(name, "1")), "invalid_request");
    }

    @Test
    void a_repeated_state_is_refused() {
        assertThat(Web.redirected(app.authorize(app.question().and("state", "2"))))
                .containsEntry("error", "invalid_request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"notes:delete", "notes:read notes:delete", "notes:read\tnotes:write", "\"", "a\\b", "é"})
    void a_scope_that_is_malformed_or_not_on_offer_is_refused(String scope) {
        assertThatIsRefused(app.authorize("scope", scope), "invalid_scope");
    }

    @ParameterizedTest
    @ValueSource(strings = {"relative", "/mcp", "https://notes.example/#x", "https://notes.example/#", "://", "a b"})
    void a_resource_that_is_not_an_absolute_uri_without_fragment_is_refused(String resource) {
        assertThatIsRefused(app.authorize("resource", resource), "invalid_target");
    }

    @Test
    void a_bad_resource_among_good_ones_is_refused() {
        Params both = app.question().and("resource", NOTES.toString()).and("resource", "relative");

        assertThatIsRefused(app.authorize(both), "invalid_target");
    }

    @Test
    void request_objects_are_refused() {
        assertThatIsRefused(app.authorize("request", "x"), "request_not_supported");
        assertThatIsRefused(app.authorize("request_uri", "https://x.example"), "request_uri_not_supported");
    }

    @Test
    void a_user_who_says_no_is_refused() {
        auth.users().answerConsent(Consent.denied());

        assertThatIsRefused(app.authorize(), "access_denied");
    }

    @Test
    void a_user_who_grants_nothing_of_what_was_asked_is_refused() {
        auth.users().answerConsent(Consent.onlyScopes("notes:write"));

        assertThatIsRefused(app.authorize("scope", "notes:read"), "access_denied");
    }

    @Test
    void a_hint_at_nobody_and_an_issuer_without_users_are_refused() {
        assertThatIsRefused(app.authorize("login_hint", "mallory"), "access_denied");

        auth.users().all().forEach(user -> auth.users().remove(user.name()));

        assertThatIsRefused(app.authorize(), "access_denied");
    }

    @Test
    void broken_escapes_in_a_posted_form_are_refused() {
        HttpResponse<String> response =
                Web.post(auth.url(AUTHORIZATION), Web.FORM, app.question().encoded() + "&scope=%zz");

        assertThatIsRefused(response, "invalid_request");
    }

    private void assertThatIsRefused(HttpResponse<String> response, String error) {
        assertThat(response.statusCode()).isEqualTo(302);
        assertThat(Web.location(response)).startsWith(CALLBACK + "?");
        assertThat(Web.redirected(response))
                .containsEntry("error", error)
                .containsEntry("state", "xyz")
                .containsEntry("iss", auth.issuer().toString())
                .doesNotContainKey("code");
        assertThat(Web.redirected(response).get("error_description")).matches("[\\x20-\\x21\\x23-\\x5B\\x5D-\\x7E]+");
    }
}
