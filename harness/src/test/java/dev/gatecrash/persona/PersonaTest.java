package dev.gatecrash.persona;

import static dev.gatecrash.http.Endpoint.JWKS;
import static dev.gatecrash.http.Endpoint.METADATA;
import static dev.gatecrash.http.Endpoint.OPENID_CONFIGURATION;
import static dev.gatecrash.web.CodeFlow.NOTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.JSONObjectUtils;
import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.client.Client;
import dev.gatecrash.token.Defect;
import dev.gatecrash.token.Token;
import dev.gatecrash.web.CodeFlow;
import dev.gatecrash.web.Web;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every persona, whole: what it publishes and what it issues is pinned in {@code src/test/resources/personas}. */
class PersonaTest {

    static Stream<Persona> all() {
        return Personas.all().stream();
    }

    @ParameterizedTest
    @MethodSource("all")
    void publishes_and_issues_what_is_pinned(Persona persona) throws Exception {
        try (AuthorizationServer auth = start(persona)) {
            Map<String, Object> seen = new LinkedHashMap<>();
            seen.put("issuer", auth.issuer().toString());
            seen.put("oauth-authorization-server", document(auth.url(METADATA)));
            seen.put("openid-configuration", document(auth.url(OPENID_CONFIGURATION)));
            seen.put("token", token(issue(auth, persona)));

            assertThat(Web.json(normal(auth, seen))).isEqualTo(Web.json(pinned(persona)));
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void a_token_verifies_with_the_published_keys_and_introspects(Persona persona) throws Exception {
        try (AuthorizationServer auth = start(persona)) {
            JWSObject token = JWSObject.parse(issue(auth, persona));

            JWKSet keys = JWKSet.parse(Web.get(auth.url(JWKS)).body());
            RSASSAVerifier verifier = new RSASSAVerifier(
                    keys.getKeyByKeyId(token.getHeader().getKeyID()).toRSAKey());

            assertThat(token.verify(verifier)).isTrue();
            assertThat(CodeFlow.isActive(auth, token.serialize())).isTrue();
        }
    }

    static Stream<Persona> thoseThatNameTheClient() {
        return all().filter(persona -> !persona.equals(Personas.WORKOS_SESSION));
    }

    @ParameterizedTest
    @MethodSource("thoseThatNameTheClient")
    void a_token_ends_with_its_client_whatever_the_provider_calls_it(Persona persona) {
        try (AuthorizationServer auth = start(persona)) {
            String token = issue(auth, persona);
            Client client = auth.clients().all().get(0);
            assertThat(CodeFlow.isActive(auth, token)).isTrue();

            auth.clients().forget(client);

            assertThat(CodeFlow.isActive(auth, token)).isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void a_token_can_have_every_defect_that_a_jwt_can_have(Persona persona) {
        try (AuthorizationServer auth = start(persona)) {
            for (Defect defect : Defect.all()) {
                Token token = auth.token()
                        .audience(NOTES)
                        .scope("notes:read")
                        .with(defect)
                        .jwt()
                        .mint();

                assertThat(token.defects()).as(defect.name()).containsExactly(defect);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void a_minted_token_speaks_the_dialect(Persona persona) throws Exception {
        try (AuthorizationServer auth = start(persona)) {
            JWSObject issued = JWSObject.parse(issue(auth, persona));
            Token minted =
                    auth.token().audience(NOTES).scope("notes:read").jwt().mint();

            assertThat(minted.header())
                    .containsOnlyKeys(issued.getHeader().toJSONObject().keySet());
            assertThat(minted.claims())
                    .containsOnlyKeys(claims(issued.serialize()).keySet());
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void a_forged_token_speaks_the_dialect_too(Persona persona) {
        try (AuthorizationServer auth = start(persona)) {
            Token token = auth.token()
                    .audience(NOTES)
                    .scope("notes:read")
                    .with(Defect.MISSING_SCOPE)
                    .mint();

            assertThat(token.claims().toString()).doesNotContain("notes:read");
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void what_is_no_jwt_speaks_no_dialect(Persona persona) {
        try (AuthorizationServer auth = start(persona)) {
            Token token = auth.token().with(Defect.REFRESH_TOKEN).mint();

            assertThat(token.header()).isEmpty();
            assertThat(token.claims()).isEmpty();
        }
    }

    @Test
    void an_audience_that_is_not_honoured_is_the_default_one() {
        URI fixed = URI.create("api://default");
        try (AuthorizationServer auth = AuthorizationServer.builder()
                .persona(Personas.OKTA)
                .defaultAudience(fixed)
                .start()) {
            assertThat(claims(issue(auth, Personas.OKTA))).containsEntry("aud", fixed.toString());
        }
    }

    @Test
    void a_resource_that_is_rejected_is_an_invalid_target() {
        try (AuthorizationServer auth = start(Personas.ENTRA_ID)) {
            HttpResponse<String> answer = CodeFlow.publicClient(auth).authorize("resource", NOTES.toString());

            assertThat(Web.redirected(answer))
                    .containsEntry("error", "invalid_target")
                    .doesNotContainKey("iss");
        }
    }

    @Test
    void registration_may_be_opened_where_the_provider_has_it_closed() {
        try (AuthorizationServer auth = AuthorizationServer.builder()
                .persona(Personas.OKTA)
                .registration(dev.gatecrash.client.Registration.DYNAMIC)
                .start()) {
            assertThat(Web.json(Web.get(auth.url(METADATA)))).containsKey("registration_endpoint");
        }
    }

    @Test
    void each_revision_of_mcp_can_be_asked_for_by_name() {
        assertThat(Personas.named("mcp-2025-03-26")).isSameAs(Personas.MCP_2025_03_26);
        assertThat(Personas.named("mcp-2025-06-18")).isSameAs(Personas.MCP_2025_06_18);
        assertThat(Personas.named("mcp-2025-11-25")).isSameAs(Personas.MCP_2025_11_25);
        assertThat(Personas.named("mcp-2026-07-28")).isSameAs(Personas.MCP_2026_07_28);
    }

    @Test
    void an_unknown_name_is_told_with_those_there_are() {
        assertThatThrownBy(() -> Personas.named("keyclaok"))
                .hasMessage(
                        "there is no persona \"keyclaok\"; there are standard, authkit, workos-session, auth0, okta,"
                                + " entra-id, keycloak, cognito, google, mcp-2025-03-26, mcp-2025-06-18, mcp-2025-11-25; docs/personas.md explains them");
    }

    private static AuthorizationServer start(Persona persona) {
        return AuthorizationServer.builder().persona(persona).start();
    }

    private static String issue(AuthorizationServer auth, Persona persona) {
        String[] resource = persona.resourceIndicators() == ResourceIndicators.REJECTED
                ? new String[] {"scope", "notes:read"}
                : new String[] {"scope", "notes:read", "resource", NOTES.toString()};
        return String.valueOf(CodeFlow.publicClient(auth).tokens(resource).get("access_token"));
    }

    private static Object document(URI url) {
        HttpResponse<String> response = Web.get(url);
        return response.statusCode() == 200 ? new TreeMap<>(Web.json(response)) : response.statusCode();
    }

    private static Map<String, Object> token(String value) throws Exception {
        JWSObject token = JWSObject.parse(value);
        return Map.of(
                "header", new TreeMap<>(token.getHeader().toJSONObject()), "claims", new TreeMap<>(claims(value)));
    }

    private static Map<String, Object> claims(String token) {
        try {
            return Objects.requireNonNull(JWSObject.parse(token).getPayload().toJSONObject());
        } catch (java.text.ParseException e) {
            throw new AssertionError(e);
        }
    }

    /** With what differs from run to run replaced by its name. */
    private static String normal(AuthorizationServer auth, Map<String, Object> seen) {
        Map<String, Object> members = new LinkedHashMap<>(seen);
        members.put("token", new TreeMap<>((Map<?, ?>) Objects.requireNonNull(members.get("token"))));
        String client = auth.clients().all().get(0).id();
        String text = JSONObjectUtils.toJSONString(members);
        return text.replace(client, "<client>")
                .replace(auth.issuer().getRawAuthority(), "<host>")
                .replaceAll("/as\\d+", "/<place>")
                .replaceAll("\"(kid)\":\"[^\"]+\"", "\"$1\":\"<$1>\"")
                .replaceAll("\"(exp|iat|auth_time)\":\\d+", "\"$1\":\"<$1>\"")
                .replaceAll("\"(jti|uti|sid)\":\"(AT\\.|session_|app_consent_)?[^\"]+\"", "\"$1\":\"$2<$1>\"");
    }

    private static String pinned(Persona persona) throws IOException {
        String name = "/personas/" + persona.name() + ".json";
        try (InputStream file = PersonaTest.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
