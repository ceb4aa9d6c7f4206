package dev.gatecrash.fault;

import static dev.gatecrash.fault.Misbehaviour.*;
import static dev.gatecrash.http.Endpoint.AUTHORIZATION;
import static dev.gatecrash.http.Endpoint.JWKS;
import static dev.gatecrash.http.Endpoint.METADATA;
import static dev.gatecrash.http.Endpoint.OPENID_CONFIGURATION;
import static dev.gatecrash.http.Endpoint.REGISTRATION;
import static dev.gatecrash.http.Endpoint.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.http.Endpoint;
import dev.gatecrash.http.Exchange;
import dev.gatecrash.web.CodeFlow;
import dev.gatecrash.web.Web;
import java.net.URI;
import java.net.http.HttpResponse;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each misbehaviour as an HTTP client sees it. */
class MisbehaviourTest {

    private static final String OTHER = "https://another-issuer.example";

    private final AuthorizationServer auth = AuthorizationServer.start();

    @AfterEach
    void close() {
        auth.close();
    }

    static Stream<Arguments> observations() {
        return Stream.of(
                metadata(METADATA_ISSUER_MISMATCH, m -> assertThat(m).containsEntry("issuer", OTHER)),
                seen(
                        METADATA_ISSUER_TRAILING_SLASH,
                        auth -> assertThat(document(auth)).containsEntry("issuer", auth.issuer() + "/")),
                seen(
                        METADATA_ISSUER_OTHER_CASE,
                        auth -> assertThat((String) document(auth).get("issuer"))
                                .startsWith("HTTP://127")
                                .isEqualToIgnoringCase(auth.issuer().toString())),
                seen(METADATA_MISSING, auth -> assertThat(statuses(auth)).containsExactly(404, 404, 404)),
                seen(
                        METADATA_AT_OAUTH_LOCATION_ONLY,
                        auth -> assertThat(statuses(auth)).containsExactly(200, 404, 404)),
                seen(
                        METADATA_AT_OPENID_LOCATION_ONLY,
                        auth -> assertThat(statuses(auth)).containsExactly(404, 404, 200)),
                seen(METADATA_AT_ROOT_ONLY, auth -> {
                    assertThat(statuses(auth)).containsExactly(404, 404, 404);
                    metadata_is_at_the_root_of_an_issuer_with_a_path_and_a_port();
                }),
                seen(
                        METADATA_NOT_JSON,
                        auth -> assertThat(Web.header(Web.get(auth.url(METADATA)), "Content-Type"))
                                .isEqualTo("text/plain")),
                metadata(NO_AUTHORIZATION_ENDPOINT, m -> assertThat(m).doesNotContainKey("authorization_endpoint")),
                metadata(NO_TOKEN_ENDPOINT, m -> assertThat(m).doesNotContainKey("token_endpoint")),
                metadata(
                        SCRIPT_ENDPOINT,
                        m -> assertThat(m).containsEntry("authorization_endpoint", "javascript:alert(1)")),
                metadata(PKCE_NOT_ADVERTISED, m -> assertThat(m).doesNotContainKey("code_challenge_methods_supported")),
                metadata(
                        PKCE_PLAIN_ONLY,
                        m -> assertThat(m).containsEntry("code_challenge_methods_supported", List.of("plain"))),
                redirect(ISS_WRONG_ISSUER, (auth, p) -> assertThat(p).containsEntry("iss", OTHER)),
                redirect(ISS_SUPPORTED_MISSING, (auth, p) -> assertThat(p).doesNotContainKey("iss")),
                redirect(ISS_UNEXPECTED, (auth, p) -> {
                    assertThat(p).containsEntry("iss", OTHER);
                    assertThat(document(auth)).doesNotContainKey("authorization_response_iss_parameter_supported");
                }),
                redirect(ISS_NORMALIZED, (auth, p) -> assertThat(p).containsEntry("iss", auth.issuer() + "/")),
                redirect(ISS_OTHER_CASE, (auth, p) -> assertThat(p.get("iss")).startsWith("HTTP://127")),
                redirect(ISS_NOT_ADVERTISED, (auth, p) -> {
                    assertThat(p).containsEntry("iss", auth.issuer().toString());
                    assertThat(document(auth)).doesNotContainKey("authorization_response_iss_parameter_supported");
                }),
                redirect(STATE_MISSING, (auth, p) -> assertThat(p).doesNotContainKey("state")),
                redirect(STATE_ALTERED, (auth, p) -> assertThat(p).containsEntry("state", "xyzx")),
                seen(
                        STATE_REPEATED,
                        auth -> assertThat(
                                        Web.location(CodeFlow.publicClient(auth).authorize()))
                                .containsPattern("state=xyz&(.*&)?state=xyz")),
                redirect(CODE_MISSING, (auth, p) -> assertThat(p).doesNotContainKeys("code", "error")),
                seen(CODE_FOR_ANOTHER_CLIENT, auth -> {
                    CodeFlow app = CodeFlow.publicClient(auth);
                    assertThat(Web.error(app.redeem(app.code()))).isEqualTo("invalid_grant");
                }),
                seen(PKCE_NOT_ENFORCED, auth -> {
                    CodeFlow app = CodeFlow.publicClient(auth);
                    String other = "another-verifier-that-nobody-has-made-a-challenge-of";
                    assertThat(app.redeem(app.code(), "code_verifier", other).statusCode())
                            .isEqualTo(200);
                    assertThat(app.token(app.redemption(app.code()).without("code_verifier"))
                                    .statusCode())
                            .isEqualTo(200);
                }),
                refused(REGISTRATION_INVALID_REDIRECT_URI, "invalid_redirect_uri"),
                refused(REGISTRATION_INVALID_CLIENT_METADATA, "invalid_client_metadata"),
                refused(REGISTRATION_INVALID_SOFTWARE_STATEMENT, "invalid_software_statement"),
                refused(REGISTRATION_UNAPPROVED_SOFTWARE_STATEMENT, "unapproved_software_statement"),
                seen(
                        REGISTRATION_STATUS_200,
                        auth -> assertThat(registration(auth).statusCode()).isEqualTo(200)),
                registered(REGISTRATION_WITHOUT_CLIENT_ID, m -> assertThat(m).doesNotContainKey("client_id")),
                registered(REGISTRATION_EMPTY_SECRET, m -> assertThat(m).containsEntry("client_secret", "")),
                registered(
                        REGISTRATION_NULL_MEMBERS,
                        m -> assertThat(m)
                                .containsEntry("client_secret", null)
                                .containsEntry("client_uri", null)
                                .containsEntry("logo_uri", null)
                                .containsEntry("contacts", null)),
                registered(
                        REGISTRATION_SECRET_WITHOUT_EXPIRY,
                        m -> assertThat(m).containsKey("client_secret").doesNotContainKey("client_secret_expires_at")),
                registered(
                        REGISTRATION_OTHER_REDIRECT_URIS,
                        m -> assertThat(m)
                                .containsEntry("redirect_uris", List.of("https://another-client.example/callback"))),
                tokens(ACCESS_TOKEN_MISSING, m -> assertThat(m).doesNotContainKey("access_token")),
                tokens(TOKEN_TYPE_MISSING, m -> assertThat(m).doesNotContainKey("token_type")),
                tokens(TOKEN_TYPE_UNKNOWN, m -> assertThat(m).containsEntry("token_type", "mac")),
                tokens(TOKEN_TYPE_LOWER_CASE, m -> assertThat(m).containsEntry("token_type", "bearer")),
                tokens(EXPIRES_IN_MISSING, m -> assertThat(m).doesNotContainKey("expires_in")),
                tokens(EXPIRES_IN_STRING, m -> assertThat(m).containsEntry("expires_in", "600")),
                tokens(EXPIRES_IN_NEGATIVE, m -> assertThat(m).containsEntry("expires_in", -1L)),
                tokens(SCOPE_SILENTLY_REDUCED, m -> {
                    assertThat(m).doesNotContainKey("scope");
                    assertThat(claim(m, "access_token", "scope")).isEqualTo("openid notes:read");
                }),
                tokens(SCOPE_SILENTLY_WIDENED, m -> {
                    assertThat(m).doesNotContainKey("scope");
                    assertThat(claim(m, "access_token", "scope")).isEqualTo("openid notes:read notes:write admin");
                }),
                seen(
                        RESOURCE_IGNORED,
                        auth -> assertThat(claim(granted(auth), "access_token", "aud")
                                        .toString())
                                .contains(auth.issuer().toString())
                                .doesNotContain("notes.example")),
                seen(ERROR_STATUS_200, auth -> {
                    HttpResponse<String> answer = CodeFlow.publicClient(auth).redeem("no-such-code");
                    assertThat(answer.statusCode()).isEqualTo(200);
                    assertThat(Web.json(answer)).containsEntry("error", "invalid_grant");
                }),
                seen(REFRESH_INVALID_GRANT, auth -> {
                    CodeFlow app = CodeFlow.publicClient(auth);
                    assertThat(Web.error(app.refresh(refreshToken(app.tokens()))))
                            .isEqualTo("invalid_grant");
                }),
                tokens(REFRESH_TOKEN_MISSING, m -> assertThat(m).doesNotContainKey("refresh_token")),
                seen(REFRESH_TOKEN_NEVER_ROTATED, auth -> {
                    CodeFlow app = CodeFlow.publicClient(auth);
                    String first = refreshToken(app.tokens());
                    assertThat(CodeFlow.success(app.refresh(first))).doesNotContainKey("refresh_token");
                    assertThat(app.refresh(first).statusCode()).isEqualTo(200);
                }),
                seen(REFRESH_TOKEN_ALWAYS_ROTATED, auth -> {
                    CodeFlow app = CodeFlow.confidentialClient(auth, "svc");
                    String first = refreshToken(app.tokens());
                    assertThat(CodeFlow.success(app.refresh(first))).containsKey("refresh_token");
                    assertThat(Web.error(app.refresh(first))).isEqualTo("invalid_grant");
                }),
                tokens(
                        ID_TOKEN_OTHER_NONCE,
                        m -> assertThat(claim(m, "id_token", "nonce")).isEqualTo("another-nonce")),
                seen(JWKS_OF_ANOTHER_ISSUER, auth -> assertThat(kids(auth)).containsExactly("another-issuer")),
                seen(JWKS_FOREIGN_KEY, auth -> {
                    assertThat(kids(auth)).containsExactly(auth.keys().current().id());
                    assertThat(Web.get(auth.url(JWKS)).body()).isNotEqualTo(honest(auth, JWKS));
                }),
                seen(JWKS_EMPTY, auth -> assertThat(kids(auth)).isEmpty()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("observations")
    void is_seen_while_it_lasts_and_no_longer(Misbehaviour misbehaviour, Consumer<AuthorizationServer> observation) {
        auth.misbehave(misbehaviour);

        observation.accept(auth);

        assertThat(auth.journal().exchanges())
                .extracting(Exchange::reason)
                .anyMatch(reason -> reason.matches("misbehaviour: [A-Z_, ]*\\b" + misbehaviour + "\\b.*"));
        auth.behave();
        assertThat(auth.flow().authorizeAt(auth.issuer(), CodeFlow.NOTES).scopes())
                .isEmpty();
    }

    @Test
    void every_misbehaviour_is_observed() {
        assertThat(observations().map(a -> a.get()[0]))
                .containsExactlyElementsOf(
                        all().stream().map(Object.class::cast).toList());
    }

    @Test
    void several_add_up_and_a_reset_ends_them() {
        auth.misbehave(ISS_WRONG_ISSUER);
        auth.misbehave(STATE_MISSING, TOKEN_TYPE_UNKNOWN);

        assertThat(Web.redirected(CodeFlow.publicClient(auth).authorize()))
                .containsEntry("iss", OTHER)
                .doesNotContainKey("state");
        assertThat(auth.misbehaviours()).containsExactly(ISS_WRONG_ISSUER, STATE_MISSING, TOKEN_TYPE_UNKNOWN);
        auth.reset();
        assertThat(auth.misbehaviours()).isEmpty();
    }

    @Test
    void the_builder_s_come_back_after_a_reset() {
        try (AuthorizationServer liar =
                AuthorizationServer.builder().misbehave(PKCE_NOT_ADVERTISED).start()) {
            liar.behave();
            assertThat(document(liar)).containsKey("code_challenge_methods_supported");

            liar.reset();

            assertThat(document(liar)).doesNotContainKey("code_challenge_methods_supported");
        }
    }

    @Test
    void the_journal_says_what_was_done_on_purpose() {
        auth.misbehave(STATE_ALTERED, REFRESH_INVALID_GRANT, RESOURCE_IGNORED);
        CodeFlow app = CodeFlow.publicClient(auth);

        app.refresh(refreshToken(app.tokens()));

        assertThat(auth.journal().at(AUTHORIZATION).get(0).reason())
                .startsWith("misbehaviour: STATE_ALTERED; alice consented");
        assertThat(auth.journal().at(TOKEN).get(0).reason())
                .startsWith("misbehaviour: RESOURCE_IGNORED; code redeemed");
        assertThat(auth.journal().at(TOKEN).get(1).reason())
                .isEqualTo("misbehaviour: REFRESH_INVALID_GRANT; the endpoint was not asked");
    }

    @Test
    void a_refused_registration_registers_nobody() {
        auth.misbehave(REGISTRATION_INVALID_CLIENT_METADATA);

        registration(auth);

        assertThat(auth.journal().at(REGISTRATION).get(0).reason()).contains("the endpoint was not asked");
    }

    private static Arguments seen(Misbehaviour misbehaviour, Consumer<AuthorizationServer> observation) {
        return arguments(misbehaviour, observation);
    }

    private static Arguments metadata(Misbehaviour misbehaviour, Consumer<Map<String, Object>> observation) {
        return seen(misbehaviour, auth -> {
            observation.accept(document(auth));
            observation.accept(Web.json(Web.get(auth.url(OPENID_CONFIGURATION))));
        });
    }

    private interface Redirected {
        void accept(AuthorizationServer auth, Map<String, String> parameters);
    }

    private static Arguments redirect(Misbehaviour misbehaviour, Redirected observation) {
        return seen(
                misbehaviour,
                auth -> observation.accept(
                        auth, Web.redirected(CodeFlow.publicClient(auth).authorize())));
    }

    private static Arguments refused(Misbehaviour misbehaviour, String error) {
        return seen(misbehaviour, auth -> {
            assertThat(registration(auth).statusCode()).isEqualTo(400);
            assertThat(Web.error(registration(auth))).isEqualTo(error);
        });
    }

    private static Arguments registered(Misbehaviour misbehaviour, Consumer<Map<String, Object>> observation) {
        return seen(misbehaviour, auth -> observation.accept(Web.json(registration(auth))));
    }

    private static Arguments tokens(Misbehaviour misbehaviour, Consumer<Map<String, Object>> observation) {
        return seen(misbehaviour, auth -> observation.accept(granted(auth)));
    }

    private static Map<String, Object> document(AuthorizationServer auth) {
        return Web.json(Web.get(auth.url(METADATA)));
    }

    private static List<Integer> statuses(AuthorizationServer auth) {
        URI appended = URI.create(auth.issuer() + OPENID_CONFIGURATION.path());
        return Stream.of(auth.url(METADATA), auth.url(OPENID_CONFIGURATION), appended)
                .map(url -> Web.get(url).statusCode())
                .toList();
    }

    private static void metadata_is_at_the_root_of_an_issuer_with_a_path_and_a_port() {
        try (AuthorizationServer auth =
                AuthorizationServer.builder().port(0).path("/tenant1").start()) {
            List<URI> root = Stream.of(METADATA, OPENID_CONFIGURATION)
                    .map(document -> auth.issuer().resolve(document.path()))
                    .toList();
            assertThat(root).noneMatch(url -> Web.get(url).statusCode() == 200);

            auth.misbehave(METADATA_AT_ROOT_ONLY);

            assertThat(statuses(auth)).containsExactly(404, 404, 404);
            assertThat(root)
                    .allSatisfy(url -> assertThat(Web.json(Web.get(url)))
                            .containsEntry("issuer", auth.issuer().toString()));
            assertThat(auth.journal().at(METADATA)).hasSize(2);
        }
    }

    private static HttpResponse<String> registration(AuthorizationServer auth) {
        return Web.post(
                auth.url(REGISTRATION),
                Web.JSON,
                "{\"redirect_uris\":[\"https://client.example/callback\"],\"token_endpoint_auth_method\":\"none\"}");
    }

    private static Map<String, Object> granted(AuthorizationServer auth) {
        return CodeFlow.publicClient(auth)
                .tokens("scope", "openid notes:read notes:write", "nonce", "n", "resource", CodeFlow.NOTES.toString());
    }

    private static String refreshToken(Map<String, Object> tokens) {
        return String.valueOf(tokens.get("refresh_token"));
    }

    private static Object claim(Map<String, Object> tokens, String token, String name) {
        try {
            return SignedJWT.parse(String.valueOf(tokens.get(token)))
                    .getJWTClaimsSet()
                    .getClaim(name);
        } catch (ParseException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> kids(AuthorizationServer auth) {
        try {
            return JWKSet.parse(Web.get(auth.url(JWKS)).body()).getKeys().stream()
                    .map(key -> key.getKeyID())
                    .toList();
        } catch (ParseException e) {
            throw new AssertionError(e);
        }
    }

    private static String honest(AuthorizationServer auth, Endpoint endpoint) {
        auth.behave();
        return Web.get(auth.url(endpoint)).body();
    }
}
