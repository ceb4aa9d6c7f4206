package dev.gatecrash.endpoint;

import static dev.gatecrash.http.Endpoint.INTROSPECTION;
import static dev.gatecrash.http.Endpoint.REVOCATION;
import static dev.gatecrash.web.CodeFlow.NOTES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.key.SigningKey;
import dev.gatecrash.token.Token;
import dev.gatecrash.web.CodeFlow;
import dev.gatecrash.web.Params;
import dev.gatecrash.web.Web;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IntrospectionAndRevocationTest {

    private final AuthorizationServer auth = AuthorizationServer.start();
    private final CodeFlow app = CodeFlow.publicClient(auth);

    @AfterEach
    void no_request_met_a_bug() {
        auth.close();
    }

    @Nested
    class An_introspected_token_that_works {

        @Test
        void is_described() {
            Map<String, Object> tokens = app.tokens("scope", "a b", "resource", NOTES.toString());

            assertThat(CodeFlow.introspect(auth, tokens.get("access_token")))
                    .containsEntry("active", true)
                    .containsEntry("token_type", "Bearer")
                    .containsEntry("client_id", app.client().id())
                    .containsEntry("sub", "alice")
                    .containsEntry("aud", NOTES.toString())
                    .containsEntry("iss", auth.issuer().toString())
                    .containsEntry("scope", "a b")
                    .containsKeys("exp", "iat", "jti");
        }

        @Test
        void may_be_a_refresh_token() {
            Map<String, Object> tokens = app.tokens("scope", "a b");

            assertThat(CodeFlow.introspect(auth, tokens.get("refresh_token")))
                    .containsEntry("active", true)
                    .containsEntry("client_id", app.client().id())
                    .containsEntry("scope", "a b")
                    .doesNotContainKey("token_type");
        }

        @Test
        void may_be_minted_by_the_test() {
            Token token = auth.token().subject("anybody").scope("a").mint();

            assertThat(CodeFlow.introspect(auth, token)).containsEntry("sub", "anybody");
        }

        @Test
        void may_be_signed_with_an_older_or_withheld_key() {
            Token token = auth.token().mint();
            SigningKey old = auth.keys().current();

            auth.keys().rotate();
            assertThat(CodeFlow.isActive(auth, token)).isTrue();

            auth.keys().withhold(old);
            assertThat(CodeFlow.isActive(auth, token)).isTrue();
        }

        @Test
        void is_found_whatever_the_hint_says() {
            auth.clients().registerConfidential("rs", "s3cret");
            for (String hint : new String[] {"access_token", "refresh_token", "nonsense", ""}) {
                HttpResponse<String> response = Web.form(
                        auth.url(INTROSPECTION),
                        Params.of("token", auth.token().mint().value(), "token_type_hint", hint),
                        "Authorization",
                        Web.basic("rs", "s3cret"));

                assertThat(Web.json(response)).containsEntry("active", true);
            }
        }
    }

    @Nested
    class A_token_is_inactive {

        @ParameterizedTest
        @ValueSource(strings = {"x", "a.b.c", "..", "e30.e30.e30", "eyJhbGciOiJub25lIn0.e30.", "ä"})
        void if_it_is_none(String text) {
            assertThatIsInactive(text);
        }

        @Test
        void once_it_has_expired() {
            Object token = app.tokens().get("access_token");
            auth.clock().advance(Duration.ofMinutes(10));

            assertThatIsInactive(token);
        }

        @Test
        void before_its_time() {
            long later = auth.clock().instant().plusSeconds(60).getEpochSecond();
            Token token = auth.token().claim("nbf", later).mint();

            assertThatIsInactive(token);
            auth.clock().advance(Duration.ofMinutes(1));
            assertThat(CodeFlow.isActive(auth, token)).isTrue();
        }

        @Test
        void once_it_was_revoked() {
            Token token = auth.token().mint();
            auth.revoke(token);

            assertThatIsInactive(token);
        }

        @Test
        void once_it_was_revoked_even_without_an_id() {
            Token token = auth.token().without("jti").mint();
            Token other = auth.token().without("jti").subject("other").mint();
            auth.revoke(token);

            assertThatIsInactive(token);
            assertThat(CodeFlow.isActive(auth, other)).isTrue();
        }

        @Test
        void for_as_long_as_it_would_have_worked() {
            Token token = auth.token().lifetime(Duration.ofDays(400)).mint();
            auth.revoke(token);
            auth.clock().advance(Duration.ofDays(399));

            assertThatIsInactive(token);
        }

        @Test
        void once_its_key_was_retired() {
            Token token = auth.token().mint();
            auth.keys().rotate();
            auth.keys().retireAllButCurrent();

            assertThatIsInactive(token);
        }

        @Test
        void once_its_client_was_deleted() {
            Map<String, Object> tokens = app.tokens();
            auth.clients().forget(app.client());

            assertThatIsInactive(tokens.get("access_token"));
            assertThatIsInactive(tokens.get("refresh_token"));
        }

        @Test
        void once_its_user_was_removed() {
            Map<String, Object> tokens = app.tokens();
            auth.users().remove("alice");

            assertThatIsInactive(tokens.get("access_token"));
            assertThatIsInactive(tokens.get("refresh_token"));
        }

        @Test
        void if_it_is_a_refresh_token_that_was_used() {
            String used = String.valueOf(app.tokens().get("refresh_token"));
            app.refresh(used);

            assertThatIsInactive(used);
        }

        @Test
        void if_another_issuer_made_it() {
            try (AuthorizationServer other = AuthorizationServer.start()) {
                assertThatIsInactive(other.token().mint());
                assertThatIsInactive(
                        other.token().claim("iss", auth.issuer().toString()).mint());
            }
        }

        private void assertThatIsInactive(@Nullable Object token) {
            assertThat(CodeFlow.introspect(auth, token)).isEqualTo(Map.of("active", false));
        }
    }

    @Nested
    class Revocation {

        @Test
        void of_an_access_token_ends_it_alone() {
            Map<String, Object> tokens = app.tokens();

            HttpResponse<String> response = revoke(tokens.get("access_token"));

            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.body()).isEmpty();
            assertThat(CodeFlow.isActive(auth, tokens.get("access_token"))).isFalse();
            assertThat(CodeFlow.isActive(auth, tokens.get("refresh_token"))).isTrue();
        }

        @Test
        void of_a_refresh_token_ends_all_that_came_of_the_authorization() {
            Map<String, Object> first = app.tokens();
            Map<String, Object> second = CodeFlow.success(app.refresh(String.valueOf(first.get("refresh_token"))));

            revoke(second.get("refresh_token"));

            assertThat(CodeFlow.isActive(auth, first.get("access_token"))).isFalse();
            assertThat(CodeFlow.isActive(auth, second.get("access_token"))).isFalse();
            assertThat(CodeFlow.isActive(auth, second.get("refresh_token"))).isFalse();
        }

        @Test
        void of_an_unknown_token_is_as_good_as_done() {
            assertThat(revoke("unknown").statusCode()).isEqualTo(200);
            assertThat(revoke("a.b.c").statusCode()).isEqualTo(200);
        }

        @Test
        void twice_is_fine() {
            Object token = app.tokens().get("access_token");

            assertThat(revoke(token).statusCode()).isEqualTo(200);
            assertThat(revoke(token).statusCode()).isEqualTo(200);
        }

        @Test
        void of_another_clients_token_is_refused_and_changes_nothing() {
            Map<String, Object> theirs = CodeFlow.publicClient(auth).tokens();

            HttpResponse<String> access = revoke(theirs.get("access_token"));
            HttpResponse<String> refresh = revoke(theirs.get("refresh_token"));

            assertThat(access.statusCode()).isEqualTo(400);
            assertThat(Web.error(refresh)).isEqualTo("unauthorized_client");
            assertThat(CodeFlow.isActive(auth, theirs.get("access_token"))).isTrue();
            assertThat(CodeFlow.isActive(auth, theirs.get("refresh_token"))).isTrue();
        }

        @Test
        void needs_a_token() {
            HttpResponse<String> response = Web.form(
                    auth.url(REVOCATION), Params.of("client_id", app.client().id(), "token", ""));

            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(Web.error(response)).isEqualTo("invalid_request");
        }

        @Test
        void by_a_confidential_client_needs_its_secret() {
            CodeFlow service = CodeFlow.confidentialClient(auth, "service");
            Object token = service.tokens().get("access_token");

            HttpResponse<String> without =
                    Web.form(auth.url(REVOCATION), Params.of("client_id", "service", "token", String.valueOf(token)));
            HttpResponse<String> with = Web.form(
                    auth.url(REVOCATION),
                    Params.of("token", String.valueOf(token)),
                    "Authorization",
                    Web.basic("service", "s3cret"));

            assertThat(without.statusCode()).isEqualTo(401);
            assertThat(with.statusCode()).isEqualTo(200);
            assertThat(CodeFlow.isActive(auth, token)).isFalse();
        }

        private HttpResponse<String> revoke(@Nullable Object token) {
            return Web.form(
                    auth.url(REVOCATION), Params.of("client_id", app.client().id(), "token", String.valueOf(token)));
        }
    }
}
