package dev.gatecrash.endpoint;

import static dev.gatecrash.http.Endpoint.TOKEN;
import static dev.gatecrash.web.CodeFlow.CALLBACK;
import static dev.gatecrash.web.CodeFlow.NOTES;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.openid.connect.sdk.claims.AccessTokenHash;
import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.client.AuthenticationMethod;
import dev.gatecrash.client.Client;
import dev.gatecrash.user.User;
import dev.gatecrash.web.CodeFlow;
import dev.gatecrash.web.Params;
import dev.gatecrash.web.Web;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenEndpointTest {

    private static final String SEARCH = "https://notes.example/search";

    private final AuthorizationServer auth = AuthorizationServer.start();
    private final CodeFlow app = CodeFlow.publicClient(auth);
    private final CodeFlow service = CodeFlow.confidentialClient(auth, "service");

    @AfterEach
    void no_request_met_a_bug() {
        auth.close();
    }

    @Nested
    class Authorization_codes {

        @Test
        void give_tokens_once_the_verifier_fits() {
            HttpResponse<String> response = app.redeem(app.code("scope", "a b"));

            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(Web.header(response, "Content-Type")).isEqualTo("application/json");
            assertThat(Web.header(response, "Cache-Control")).isEqualTo("no-store");
            assertThat(Web.json(response))
                    .containsOnlyKeys("access_token", "token_type", "expires_in", "scope", "refresh_token")
                    .containsEntry("token_type", "Bearer")
                    .containsEntry("expires_in", 600L)
                    .containsEntry("scope", "a b");
        }

        @Test
        void that_differ_in_nothing_but_spelling_are_kept_apart() {
            String first = app.code("scope", "a b", "resource", "https://notes.example/mcp");
            String second = app.code("scope", "b a", "resource", "https://NOTES.example/mcp");

            Map<String, Object> tokens = CodeFlow.success(app.redeem(first));
            Map<String, Object> others = CodeFlow.success(app.redeem(second));

            assertThat(tokens).containsEntry("scope", "a b");
            assertThat(others).containsEntry("scope", "b a");
            assertThat(CodeFlow.introspect(auth, tokens.get("access_token")))
                    .containsEntry("aud", "https://notes.example/mcp");
            assertThat(CodeFlow.introspect(auth, others.get("access_token")))
                    .containsEntry("aud", "https://NOTES.example/mcp");
        }

        @Test
        void are_unknown_if_made_up_or_missing() {
            assertThatIsRefused(app.redeem("made-up"), "invalid_grant");
            assertThatIsRefused(app.redeem(" "), "invalid_request");
            assertThatIsRefused(app.redeem(""), "invalid_request");
        }

        @Test
        void expire_by_the_issuers_clock() {
            auth.clock().freeze();
            String early = app.code();
            auth.clock().advance(Duration.ofMinutes(5).minusSeconds(1));
            HttpResponse<String> inTime = app.redeem(early);
            String late = app.code();
            auth.clock().advance(Duration.ofMinutes(5));
            HttpResponse<String> tooLate = app.redeem(late);

            assertThat(inTime.statusCode()).isEqualTo(200);
            assertThatIsRefused(tooLate, "invalid_grant");
        }

        @Test
        void belong_to_their_client() {
            String code = app.code();
            CodeFlow thief = CodeFlow.publicClient(auth);

            assertThatIsRefused(thief.redeem(code), "invalid_grant");
            assertThat(app.redeem(code).statusCode()).isEqualTo(200);
        }

        @Test
        void used_again_revoke_what_they_gave_first() {
            String code = app.code();
            Map<String, Object> first = CodeFlow.success(app.redeem(code));

            assertThatIsRefused(app.redeem(code), "invalid_grant");

            assertThat(CodeFlow.isActive(auth, first.get("access_token"))).isFalse();
            assertThatIsRefused(app.refresh(refreshToken(first)), "invalid_grant");
        }

        @Test
        void used_again_with_another_verifier_revoke_nothing() {
            String code = app.code();
            Map<String, Object> first = CodeFlow.success(app.redeem(code));

            assertThatIsRefused(app.redeem(code, "code_verifier", "x".repeat(43)), "invalid_grant");
            assertThatIsRefused(CodeFlow.publicClient(auth).redeem(code), "invalid_grant");

            assertThat(CodeFlow.isActive(auth, first.get("access_token"))).isTrue();
            assertThat(app.refresh(refreshToken(first)).statusCode()).isEqualTo(200);
        }

        @Test
        void redeemed_by_many_at_once_give_tokens_to_exactly_one() {
            String code = app.code();

            List<HttpResponse<String>> answers = atOnce(64, () -> app.redeem(code));

            assertThat(answers).filteredOn(a -> a.statusCode() == 200).hasSize(1);
            assertThat(answers)
                    .filteredOn(a -> a.statusCode() != 200)
                    .allSatisfy(a -> assertThatIsRefused(a, "invalid_grant"));
        }

        @Test
        void need_their_verifier() {
            assertThatIsRefused(app.redeem(app.code(), "code_verifier", "x".repeat(43)), "invalid_grant");
            assertThatIsRefused(app.redeem(app.code(), "code_verifier", CodeFlow.CHALLENGE), "invalid_grant");
            assertThatIsRefused(app.redeem(app.code(), "code_verifier", ""), "invalid_grant");
            assertThatIsRefused(service.redeem(service.code(), "code_verifier", ""), "invalid_grant");
            assertThatIsRefused(app.redeem(app.code(), "code_verifier", "short"), "invalid_request");
        }

        @Test
        void need_no_redirect_uri_but_the_same_one_if_any() {
            assertThat(app.redeem(app.code(), "redirect_uri", CALLBACK.toString())
                            .statusCode())
                    .isEqualTo(200);
            assertThatIsRefused(
                    app.redeem(app.code(), "redirect_uri", "https://client.example/other"), "invalid_grant");
            assertThatIsRefused(
                    app.redeem(app.code(), "redirect_uri", "https://CLIENT.example/callback"), "invalid_grant");
        }

        @Test
        void of_a_removed_user_are_void() {
            String code = app.code();

            auth.users().remove("alice");

            assertThatIsRefused(app.redeem(code), "invalid_grant");
        }

        @Test
        void of_a_deleted_client_are_void() {
            String code = app.code();

            auth.clients().forget(app.client());

            assertThat(Web.error(app.redeem(code))).isEqualTo("invalid_client");
        }
    }

    @Nested
    class Refresh_tokens {

        @Test
        void of_a_public_client_are_replaced_and_keep_the_scope() {
            Map<String, Object> first = app.tokens("scope", "a b");

            Map<String, Object> second = CodeFlow.success(app.refresh(refreshToken(first)));

            assertThat(second.get("refresh_token")).isNotNull().isNotEqualTo(first.get("refresh_token"));
            assertThat(second).containsEntry("scope", "a b");
            assertThat(Jwt.claims(second.get("access_token")))
                    .containsEntry("sub", "alice")
                    .containsEntry("scope", "a b");
        }

        @Test
        void of_a_public_client_used_again_revoke_the_whole_family() {
            Map<String, Object> first = app.tokens();
            Map<String, Object> second = CodeFlow.success(app.refresh(refreshToken(first)));

            assertThatIsRefused(app.refresh(refreshToken(first)), "invalid_grant");

            assertThatIsRefused(app.refresh(refreshToken(second)), "invalid_grant");
            assertThat(CodeFlow.isActive(auth, first.get("access_token"))).isFalse();
            assertThat(CodeFlow.isActive(auth, second.get("access_token"))).isFalse();
        }

        @Test
        void of_another_authorization_live_on() {
            Map<String, Object> victim = app.tokens();
            Map<String, Object> other = app.tokens();
            CodeFlow.success(app.refresh(refreshToken(victim)));

            assertThatIsRefused(app.refresh(refreshToken(victim)), "invalid_grant");

            assertThat(app.refresh(refreshToken(other)).statusCode()).isEqualTo(200);
        }

        @Test
        void used_by_many_at_once_work_for_exactly_one() {
            String token = refreshToken(app.tokens());

            List<HttpResponse<String>> answers = atOnce(64, () -> app.refresh(token));

            assertThat(answers).filteredOn(a -> a.statusCode() == 200).hasSize(1);
        }

        @Test
        void of_a_confidential_client_stay_the_same() {
            Map<String, Object> first = service.tokens();

            Map<String, Object> second = CodeFlow.success(service.refresh(refreshToken(first)));
            Map<String, Object> third = CodeFlow.success(service.refresh(refreshToken(first)));

            assertThat(second).containsKey("access_token").doesNotContainKey("refresh_token");
            assertThat(third.get("access_token")).isNotEqualTo(second.get("access_token"));
        }

        @Test
        void may_be_used_for_less_but_stand_for_all() {
            Map<String, Object> first = app.tokens("scope", "a b");

            Map<String, Object> narrow = CodeFlow.success(app.refresh(refreshToken(first), "scope", "b"));
            Map<String, Object> whole = CodeFlow.success(app.refresh(refreshToken(narrow)));

            assertThat(Jwt.claims(narrow.get("access_token"))).containsEntry("scope", "b");
            assertThat(Jwt.claims(whole.get("access_token"))).containsEntry("scope", "a b");
        }

        @Test
        void may_not_be_used_for_more_and_are_not_used_up_by_trying() {
            Map<String, Object> first = app.tokens("scope", "a b", "resource", NOTES.toString());

            assertThatIsRefused(app.refresh(refreshToken(first), "scope", "a b c"), "invalid_scope");
            assertThatIsRefused(app.refresh(refreshToken(first), "resource", SEARCH), "invalid_target");

            assertThat(app.refresh(refreshToken(first)).statusCode()).isEqualTo(200);
        }

        @Test
        void belong_to_their_client() {
            Map<String, Object> first = app.tokens();

            assertThatIsRefused(CodeFlow.publicClient(auth).refresh(refreshToken(first)), "invalid_grant");
            assertThat(app.refresh(refreshToken(first)).statusCode()).isEqualTo(200);
        }

        @Test
        void expire_by_the_issuers_clock() {
            Map<String, Object> first = app.tokens();

            auth.clock().advance(Duration.ofDays(30));

            assertThatIsRefused(app.refresh(refreshToken(first)), "invalid_grant");
        }

        @Test
        void are_void_if_made_up_revoked_or_of_a_removed_user() {
            Map<String, Object> revoked = app.tokens();
            Map<String, Object> removed = app.tokens("login_hint", "bob");

            auth.revoke(refreshToken(revoked));
            auth.users().remove("bob");

            assertThatIsRefused(app.refresh("made-up"), "invalid_grant");
            assertThatIsRefused(app.refresh(" "), "invalid_request");
            assertThatIsRefused(app.refresh(""), "invalid_request");
            assertThatIsRefused(app.refresh(refreshToken(revoked)), "invalid_grant");
            assertThatIsRefused(app.refresh(refreshToken(removed)), "invalid_grant");
        }

        @Test
        void are_given_only_to_clients_registered_for_them() {
            CodeFlow codesOnly = CodeFlow.with(auth, client("codes-only", "authorization_code"));

            assertThat(codesOnly.tokens("scope", "offline_access")).doesNotContainKey("refresh_token");
            assertThatIsRefused(codesOnly.refresh("x"), "unauthorized_client");
        }

        private String refreshToken(Map<String, Object> tokens) {
            return TokenEndpointTest.refreshToken(tokens);
        }
    }

    @ParameterizedTest(name = "{0}: {1} -> {2}")
    @CsvSource({"notes:read, false", "notes:read offline_access, true"})
    void refresh_tokens_may_be_for_offline_access_alone(String scope, boolean given) {
        try (AuthorizationServer strict = AuthorizationServer.builder()
                .refreshTokensForOfflineAccessOnly()
                .start()) {
            CodeFlow client = CodeFlow.publicClient(strict);
            Map<String, Object> tokens = client.tokens("scope", scope);

            assertThat(tokens.containsKey("refresh_token")).isEqualTo(given);
            if (given) {
                Map<String, Object> refreshed = CodeFlow.success(
                        client.refresh(String.valueOf(tokens.get("refresh_token")), "scope", "notes:read"));
                assertThat(refreshed).containsEntry("scope", "notes:read").containsKey("refresh_token");
            }
        }
    }

    @Nested
    class Client_credentials {

        @Test
        void make_the_client_its_own_subject() {
            Map<String, Object> tokens = CodeFlow.success(service.token(
                    Params.of("grant_type", "client_credentials", "scope", "a", "resource", NOTES.toString())));

            assertThat(tokens).doesNotContainKeys("refresh_token", "id_token");
            assertThat(Jwt.claims(tokens.get("access_token")))
                    .containsEntry("sub", "service")
                    .containsEntry("client_id", "service")
                    .containsEntry("aud", NOTES.toString())
                    .containsEntry("scope", "a");
        }

        @Test
        void are_not_for_public_clients_nor_for_those_not_registered_for_them() {
            CodeFlow codesOnly = CodeFlow.with(auth, client("codes-only", "authorization_code"));

            assertThatIsRefused(app.token(Params.of("grant_type", "client_credentials")), "unauthorized_client");
            assertThatIsRefused(codesOnly.token(Params.of("grant_type", "client_credentials")), "unauthorized_client");
        }

        @Test
        void give_no_id_token_even_for_openid() {
            Map<String, Object> tokens =
                    CodeFlow.success(service.token(Params.of("grant_type", "client_credentials", "scope", "openid")));

            assertThat(tokens).doesNotContainKey("id_token");
        }
    }

    @Nested
    class Resources {

        @Test
        void may_be_narrowed_to_some_of_those_granted_while_the_refresh_token_keeps_all() {
            Params both = app.question().and("resource", NOTES.toString()).and("resource", SEARCH);
            String code = String.valueOf(Web.redirected(app.authorize(both)).get("code"));

            Map<String, Object> narrow = CodeFlow.success(app.redeem(code, "resource", SEARCH));
            Map<String, Object> whole = CodeFlow.success(app.refresh(refreshToken(narrow)));

            assertThat(Jwt.claims(narrow.get("access_token"))).containsEntry("aud", SEARCH);
            assertThat(Jwt.claims(whole.get("access_token"))).containsEntry("aud", List.of(NOTES.toString(), SEARCH));
        }

        @Test
        void may_be_named_at_the_token_endpoint_alone() {
            Map<String, Object> tokens = CodeFlow.success(app.redeem(app.code(), "resource", SEARCH + "?tenant=1"));

            assertThat(Jwt.claims(tokens.get("access_token"))).containsEntry("aud", SEARCH + "?tenant=1");
        }

        @ParameterizedTest
        @ValueSource(strings = {SEARCH, "relative", "https://notes.example/mcp#x", "https://notes.example/mcp/", "a b"})
        void beyond_those_granted_are_refused_and_the_code_stays_good(String resource) {
            String code = app.code("resource", NOTES.toString());

            assertThatIsRefused(app.redeem(code, "resource", resource), "invalid_target");
            assertThat(app.redeem(code).statusCode()).isEqualTo(200);
        }

        @Test
        void that_are_unnamed_become_the_default_audience() {
            try (AuthorizationServer other =
                    AuthorizationServer.builder().defaultAudience(NOTES).start()) {
                Object token = CodeFlow.publicClient(other).tokens().get("access_token");

                assertThat(Jwt.claims(token)).containsEntry("aud", NOTES.toString());
            }
            assertThat(Jwt.claims(app.tokens().get("access_token")))
                    .containsEntry("aud", auth.issuer().toString());
        }
    }

    @Nested
    class Requests {

        @Test
        void need_a_grant_type() {
            assertThatIsRefused(app.token(Params.of("code", "x")), "invalid_request");
            assertThatIsRefused(app.token(Params.of("grant_type", "")), "invalid_request");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "password",
                    "implicit",
                    "urn:ietf:params:oauth:grant-type:jwt-bearer",
                    "AUTHORIZATION_CODE",
                    " "
                })
        void of_other_grant_types_are_refused_whatever_else_they_say(String type) {
            assertThatIsRefused(app.token(Params.of("grant_type", type)), "unsupported_grant_type");
            assertThatIsRefused(service.token(Params.of("grant_type", type)), "unsupported_grant_type");
        }

        @Test
        void count_empty_parameters_as_omitted() {
            HttpResponse<String> response =
                    app.redeem(app.code(), "redirect_uri", "", "resource", "", "scope", "", "client_secret", "");

            assertThat(response.statusCode()).isEqualTo(200);
        }
    }

    @Nested
    class Access_tokens {

        @Test
        void have_the_claims_of_rfc_9068() {
            auth.clock().setTo(Instant.parse("2030-01-01T00:00:00Z"));
            auth.clock().freeze();
            long now = auth.clock().instant().getEpochSecond();

            Object token =
                    app.tokens("scope", "a b", "resource", NOTES.toString()).get("access_token");

            assertThat(Jwt.header(token))
                    .containsEntry("typ", "JWT")
                    .containsEntry("alg", "RS256")
                    .containsEntry("kid", auth.keys().current().id());
            assertThat(Jwt.claims(token))
                    .containsOnlyKeys("iss", "sub", "aud", "exp", "iat", "jti", "client_id", "scope")
                    .containsEntry("iss", auth.issuer().toString())
                    .containsEntry("sub", "alice")
                    .containsEntry("aud", NOTES.toString())
                    .containsEntry("client_id", app.client().id())
                    .containsEntry("scope", "a b")
                    .containsEntry("iat", now)
                    .containsEntry("exp", now + 600);
        }

        @Test
        void are_typed_at_jwt_on_request() {
            try (AuthorizationServer strict =
                    AuthorizationServer.builder().atJwt().start()) {
                CodeFlow client = CodeFlow.publicClient(strict);
                Map<String, Object> tokens = client.tokens("scope", "openid");

                assertThat(Jwt.header(tokens.get("access_token"))).containsEntry("typ", "at+jwt");
                assertThat(Jwt.header(tokens.get("id_token"))).containsEntry("typ", "JWT");
                assertThat(strict.token().mint().header()).containsEntry("typ", "at+jwt");
            }
        }

        @Test
        void never_share_an_id() {
            String code = app.code();
            Map<String, Object> first = CodeFlow.success(app.redeem(code));
            Map<String, Object> second = CodeFlow.success(app.refresh(refreshToken(first)));

            assertThat(Jwt.claims(first.get("access_token")).get("jti"))
                    .isNotEqualTo(Jwt.claims(second.get("access_token")).get("jti"));
        }

        @Test
        void of_a_user_carry_the_users_claims_but_not_over_their_own() {
            auth.users()
                    .add(User.named("eve").withClaim("email", "eve@example.com").withClaim("iss", "https://evil"));

            Object token = app.tokens("login_hint", "eve").get("access_token");

            assertThat(Jwt.claims(token))
                    .containsEntry("email", "eve@example.com")
                    .containsEntry("iss", auth.issuer().toString());
        }
    }

    @Nested
    class Id_tokens {

        @Test
        void come_with_openid_and_say_which_access_token_they_came_with() {
            auth.clock().freeze();
            long now = auth.clock().instant().getEpochSecond();

            Map<String, Object> tokens = app.tokens("scope", "openid a", "nonce", "n-1", "resource", NOTES.toString());

            String hash = AccessTokenHash.compute(
                            new BearerAccessToken(String.valueOf(tokens.get("access_token"))), JWSAlgorithm.RS256, null)
                    .getValue();
            assertThat(Jwt.claims(tokens.get("id_token")))
                    .containsEntry("iss", auth.issuer().toString())
                    .containsEntry("sub", "alice")
                    .containsEntry("aud", app.client().id())
                    .containsEntry("nonce", "n-1")
                    .containsEntry("auth_time", now)
                    .containsEntry("at_hash", hash)
                    .doesNotContainKey("scope");
        }

        @Test
        void have_no_nonce_where_none_was_sent_and_do_not_come_without_openid() {
            assertThat(Jwt.claims(app.tokens("scope", "openid").get("id_token")))
                    .doesNotContainKey("nonce");
            assertThat(app.tokens("scope", "a", "nonce", "n-1")).doesNotContainKey("id_token");
        }

        @Test
        void tell_the_first_sign_in_after_a_refresh() {
            auth.clock().freeze();
            Map<String, Object> first = app.tokens("scope", "openid");
            auth.clock().advance(Duration.ofHours(1));

            Map<String, Object> second = CodeFlow.success(app.refresh(refreshToken(first)));

            assertThat(Jwt.claims(second.get("id_token")).get("auth_time"))
                    .isEqualTo(Jwt.claims(first.get("id_token")).get("auth_time"));
        }

        @Test
        void are_no_access_tokens() {
            Object idToken = app.tokens("scope", "openid").get("id_token");

            assertThat(CodeFlow.isActive(auth, idToken)).isFalse();
        }
    }

    private Client client(String id, String grantType) {
        return auth.clients()
                .register(new Client(
                        id,
                        Optional.of("s3cret"),
                        List.of(CALLBACK),
                        Set.of(grantType),
                        Set.of(AuthenticationMethod.CLIENT_SECRET_BASIC)));
    }

    private static String refreshToken(Map<String, Object> tokens) {
        return String.valueOf(tokens.get("refresh_token"));
    }

    private static void assertThatIsRefused(HttpResponse<String> response, String error) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
        assertThat(Web.error(response)).as(response.body()).isEqualTo(error);
        assertThat(Web.header(response, "Cache-Control")).isEqualTo("no-store");
    }

    private static List<HttpResponse<String>> atOnce(int callers, Supplier<HttpResponse<String>> call) {
        ExecutorService threads = Executors.newFixedThreadPool(callers);
        CountDownLatch ready = new CountDownLatch(callers);
        try {
            List<Future<HttpResponse<String>>> answers = new ArrayList<>();
            for (int i = 0; i < callers; i++) {
                answers.add(threads.submit(() -> {
                    ready.countDown();
                    ready.await();
                    return call.get();
                }));
            }
            List<HttpResponse<String>> all = new ArrayList<>();
            for (Future<HttpResponse<String>> answer : answers) {
                all.add(answer.get());
            }
            return all;
        } catch (ExecutionException | InterruptedException e) {
            throw new AssertionError(e);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void the_endpoint_is_where_the_issuer_says() {
        assertThat(auth.url(TOKEN)).isEqualTo(URI.create(auth.issuer() + "/token"));
    }
}
