package dev.gatecrash.journal;

import static dev.gatecrash.http.Endpoint.JWKS;
import static dev.gatecrash.http.Endpoint.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.client.Client;
import dev.gatecrash.http.DecodedToken;
import dev.gatecrash.http.Endpoint;
import dev.gatecrash.http.Exchange;
import dev.gatecrash.http.Party;
import dev.gatecrash.web.CodeFlow;
import dev.gatecrash.web.Params;
import dev.gatecrash.web.Web;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JournalQueryTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    private final AuthorizationServer auth = AuthorizationServer.start();

    @AfterEach
    void no_request_met_a_bug() {
        auth.close();
    }

    @Test
    void how_often_the_keys_were_fetched_is_one_question() {
        assertThat(auth.journal().count(JWKS)).isZero();

        Web.get(auth.url(JWKS));
        Web.get(auth.url(JWKS));

        assertThat(auth.journal().count(JWKS)).isEqualTo(2);
        assertThat(auth.journal().requests(JWKS)).hasSize(2);
    }

    @Test
    void token_requests_are_told_apart_by_grant_client_status_and_error() {
        CodeFlow app = CodeFlow.confidentialClient(auth, "app");
        String code = app.code();
        app.redeem(code);
        app.redeem(code);
        Web.form(auth.url(TOKEN), Params.of("grant_type", "client_credentials", "client_id", "nobody"));

        Exchanges requests = auth.journal().tokenRequests();

        assertThat(requests.forGrant("authorization_code").count()).isEqualTo(2);
        assertThat(requests.forGrant("authorization_code").withStatus(200).count())
                .isEqualTo(1);
        assertThat(requests.withError("invalid_grant").byClient("app").count()).isEqualTo(1);
        assertThat(requests.byClient("nobody").last().orElseThrow().reason()).contains("unknown client");
        assertThat(requests.forGrant("refresh_token").first()).isEmpty();
        assertThat(requests.forGrant("refresh_token").last()).isEmpty();
        assertThat(requests.with("code", code).first()).contains(requests.get(0));
    }

    @Test
    void what_came_after_a_mark_or_an_instant_is_told_from_what_came_before() {
        Web.get(auth.url(JWKS));
        Mark mark = auth.journal().mark();
        auth.clock().advance(Duration.ofHours(1));
        Instant later = auth.clock().instant();
        Web.get(auth.url(Endpoint.METADATA));

        assertThat(auth.journal().since(mark))
                .singleElement()
                .satisfies(e -> assertThat(e.endpoint()).contains(Endpoint.METADATA));
        assertThat(auth.journal().since(later)).isEqualTo(auth.journal().since(mark));

        auth.journal().clear();
        Web.get(auth.url(JWKS));

        assertThat(auth.journal().since(mark)).hasSize(1);
    }

    @Test
    void an_await_ends_as_soon_as_the_request_is_there() {
        CompletableFuture<Exchanges> awaited =
                CompletableFuture.supplyAsync(() -> auth.journal().await(JWKS, 2, LONG));
        CompletableFuture<Exchange> wanted = CompletableFuture.supplyAsync(
                () -> auth.journal().await(e -> e.request().parameter("n").isPresent(), LONG));

        Web.get(auth.url(JWKS));
        Web.get(auth.url(JWKS), Params.of("n", "2"));

        assertThat(awaited.join()).hasSize(2);
        assertThat(wanted.join()).isEqualTo(auth.journal().at(JWKS).get(1));
        assertThat(auth.journal().await(JWKS, 2, Duration.ZERO)).hasSize(2);
    }

    @Test
    void an_await_in_vain_says_what_came_instead() {
        Web.get(auth.url(Endpoint.METADATA));

        assertThatExceptionOfType(AwaitException.class)
                .isThrownBy(() -> auth.journal().await(JWKS, 1, Duration.ofMillis(20)))
                .withMessageStartingWith("1 requests to JWKS did not come within PT0.02S; this issuer received")
                .withMessageContaining("> GET " + auth.url(Endpoint.METADATA));
    }

    @Test
    void an_interrupted_await_stays_interrupted() throws InterruptedException {
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        Thread waiting = new Thread(() -> {
            try {
                auth.journal().await(JWKS, 1, LONG);
            } catch (AwaitException e) {
                interrupted.complete(Thread.currentThread().isInterrupted());
            }
        });
        waiting.start();

        waiting.interrupt();

        assertThat(interrupted.join()).isTrue();
        waiting.join();
    }

    @Test
    void an_exchange_knows_its_client_clause_timing_and_tokens() {
        CodeFlow app = CodeFlow.confidentialClient(auth, "app");
        app.redeem(app.code());

        Exchange exchange = auth.journal().tokenRequests().get(0);

        assertThat(exchange.decision().client()).contains("app");
        assertThat(exchange.decision().clause()).contains("RFC 6749 §5.1");
        assertThat(exchange.to()).isEqualTo(Party.AUTHORIZATION_SERVER);
        assertThat(exchange.timing().took()).isPositive().isLessThan(LONG);
        assertThat(exchange.timing().began()).isBefore(exchange.timing().ended());
        assertThat(exchange.issuedTokens()).extracting(DecodedToken::name).contains("access_token");
        DecodedToken access = exchange.issuedTokens().get(0);
        assertThat(access.header()).containsEntry("alg", "RS256");
        assertThat(access.claims()).containsEntry("iss", auth.issuer().toString());
        assertThat(exchange.presentedTokens()).isEmpty();
    }

    @Test
    void presented_tokens_are_decoded_too_and_opaque_ones_say_so() {
        String jwt = auth.token().mint().value();
        Client server = Client.confidentialClient("server", "secret");
        auth.clients().register(server);
        Web.form(
                auth.url(Endpoint.INTROSPECTION),
                Params.of("client_id", "server", "client_secret", "secret", "token", jwt));
        Web.form(auth.url(Endpoint.REVOCATION), Params.of("client_id", "server", "token", "garbage"));

        DecodedToken decoded = auth.journal()
                .at(Endpoint.INTROSPECTION)
                .get(0)
                .presentedTokens()
                .get(0);
        DecodedToken opaque =
                auth.journal().at(Endpoint.REVOCATION).get(0).presentedTokens().get(0);

        assertThat(decoded.value()).isEqualTo(jwt);
        assertThat(decoded.claims()).containsEntry("iss", auth.issuer().toString());
        assertThat(opaque.isOpaque()).isTrue();
        assertThat(opaque.claims()).isEmpty();
    }

    @Test
    void a_body_that_is_too_long_is_journalled_without_it() {
        Web.post(auth.url(TOKEN), Web.JSON, "x".repeat(1_100_000));

        assertThat(auth.journal().tokenRequests()).singleElement().satisfies(e -> {
            assertThat(e.response().status()).isEqualTo(413);
            assertThat(e.request().body()).isEmpty();
            assertThat(e.reason()).isEqualTo("the body is longer than 1048576 bytes");
        });
    }

    @Test
    void secrets_are_in_the_journal_whole() {
        Web.form(auth.url(TOKEN), Params.of("client_id", "app", "client_secret", "s3cret"));

        assertThat(auth.journal().tokenRequests().get(0).request().parameter("client_secret"))
                .contains("s3cret");
    }
}
