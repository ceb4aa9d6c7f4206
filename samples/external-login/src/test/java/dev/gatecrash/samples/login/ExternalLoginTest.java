package dev.gatecrash.samples.login;

import static dev.gatecrash.assertj.GatecrashAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.JSONObjectUtils;
import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.client.Client;
import dev.gatecrash.flow.McpRequest;
import dev.gatecrash.http.Endpoint;
import dev.gatecrash.samples.notes.NotesServer;
import dev.gatecrash.user.Login;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The application's side of the bridge: what happens when all goes well, and what when something does not. */
class ExternalLoginTest {

    private static final String KEY = "sk_test_1234";
    private static final URI CALLBACK = URI.create("http://127.0.0.1:9/callback");
    // RFC 7636, Appendix B.
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    private final TeamApp app = TeamApp.open();
    private final AuthorizationServer auth = AuthorizationServer.builder()
            .login(Login.external(app.loginUri(), KEY))
            .start();
    private final NotesServer notes = NotesServer.start(auth.issuer(), auth.clock());
    private final Client client = auth.clients().registerPublic(CALLBACK);
    private final Person carol = new Person(CALLBACK);

    @BeforeEach
    void the_application_knows_its_provider() {
        app.serve(auth.url(Endpoint.EXTERNAL_COMPLETION), KEY);
    }

    @AfterEach
    void close() {
        notes.close();
        auth.close();
        app.close();
    }

    private HttpResponse<String> begin() throws Exception {
        Map<String, String> question = new LinkedHashMap<>();
        question.put("response_type", "code");
        question.put("client_id", client.id());
        question.put("redirect_uri", CALLBACK.toString());
        question.put("code_challenge", CHALLENGE);
        question.put("code_challenge_method", "S256");
        question.put("scope", "notes:read");
        question.put("resource", notes.url().toString());
        return carol.visit(URI.create(auth.url(Endpoint.AUTHORIZATION) + "?" + Person.encoded(question)));
    }

    private HttpResponse<String> signIn(HttpResponse<String> login) throws Exception {
        return carol.submit(login, Map.of("name", "carol", "password", "correct horse"));
    }

    private HttpResponse<String> answer(HttpResponse<String> consent, String decision) throws Exception {
        return carol.submit(consent, Map.of("decision", decision));
    }

    private static String parameter(HttpResponse<String> redirect, String name) {
        String location = redirect.headers().firstValue("Location").orElse("no redirect: " + redirect.body());
        return location.replaceAll(".*[?&]" + name + "=([^&]*).*", "$1");
    }

    private String token(String code) throws Exception {
        String form = Person.encoded(Map.of(
                "grant_type",
                "authorization_code",
                "code",
                code,
                "code_verifier",
                VERIFIER,
                "client_id",
                client.id(),
                "redirect_uri",
                CALLBACK.toString()));
        HttpRequest request = HttpRequest.newBuilder(auth.url(Endpoint.TOKEN))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
        HttpResponse<String> response = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        return JSONObjectUtils.getString(JSONObjectUtils.parse(response.body()), "access_token");
    }

    @Test
    void a_user_of_the_application_reads_notes_through_an_mcp_client() throws Exception {
        HttpResponse<String> login = begin();
        HttpResponse<String> consent = signIn(login);
        String code = parameter(answer(consent, "allow"), "code");

        assertThat(login.uri().toString()).startsWith(app.loginUri() + "?external_auth_id=");
        assertThat(consent.body()).contains("notes:read", notes.url().toString());
        assertThat(McpRequest.listTools(notes.url()).bearer(token(code)).send()).isOk();
        assertThat(auth.users().find("u-1").orElseThrow().claims()).containsEntry("email", "carol@example.com");
    }

    @Test
    void whoever_is_signed_in_to_the_application_is_not_asked_again() throws Exception {
        signIn(carol.visit(app.loginUri()));

        assertThat(begin().body()).contains("<h1>Allow access</h1>");
    }

    @Test
    void a_user_whom_the_application_does_not_know_gets_nowhere() throws Exception {
        HttpResponse<String> again = carol.submit(begin(), Map.of("name", "mallory", "password", "x"));

        assertThat(again.statusCode()).isEqualTo(403);
        assertThat(auth).received(Endpoint.EXTERNAL_COMPLETION).never();
    }

    @Test
    void a_user_who_says_no_is_reported_to_the_client() throws Exception {
        assertThat(parameter(answer(signIn(begin()), "deny"), "error")).isEqualTo("access_denied");
    }

    @Test
    void whoever_takes_too_long_is_told_to_start_again() throws Exception {
        HttpResponse<String> login = begin();
        auth.clock().advance(Duration.ofMinutes(6));

        assertThatItAsksToStartAgain(signIn(login));
    }

    @Test
    void an_identifier_of_no_request_is_refused() throws Exception {
        assertThatItAsksToStartAgain(signIn(carol.visit(URI.create(app.loginUri() + "?external_auth_id=made-up"))));
    }

    @Test
    void a_provider_that_is_down_is_no_reason_for_a_stack_trace() throws Exception {
        auth.faults().on(Endpoint.EXTERNAL_COMPLETION).respond(503);

        assertThatItAsksToStartAgain(signIn(begin()));
    }

    @Test
    void a_provider_that_answers_nonsense_is_no_reason_for_one_either() throws Exception {
        auth.faults().on(Endpoint.EXTERNAL_COMPLETION).respond(200).body("text/html", "<p>Hello</p>");

        assertThatItAsksToStartAgain(signIn(begin()));
    }

    private static void assertThatItAsksToStartAgain(HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(502);
        assertThat(response.body())
                .contains("Go back to the application and start again.")
                .doesNotContain("\tat ");
    }
}
