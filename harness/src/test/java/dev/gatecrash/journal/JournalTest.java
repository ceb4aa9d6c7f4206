package dev.gatecrash.journal;

import static dev.gatecrash.http.Endpoint.AUTHORIZATION;
import static dev.gatecrash.http.Endpoint.JWKS;
import static dev.gatecrash.http.Endpoint.REGISTRATION;
import static dev.gatecrash.http.Endpoint.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.http.Endpoint;
import dev.gatecrash.http.Exchange;
import dev.gatecrash.web.CodeFlow;
import dev.gatecrash.web.Params;
import dev.gatecrash.web.RawSocket;
import dev.gatecrash.web.Web;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JournalTest {

    private final AuthorizationServer auth = AuthorizationServer.start();

    @AfterEach
    void no_request_met_a_bug() {
        auth.close();
    }

    @Test
    void every_exchange_is_there_once_its_answer_is_oldest_first() {
        CodeFlow app = CodeFlow.publicClient(auth);
        HttpResponse<String> answer = app.redeem(app.code());
        Web.get(auth.url(JWKS));

        assertThat(auth.journal().exchanges())
                .extracting(Exchange::endpoint)
                .containsExactly(Optional.of(AUTHORIZATION), Optional.of(TOKEN), Optional.of(JWKS));
        Exchange token = auth.journal().at(TOKEN).get(0);
        assertThat(token.response().status()).isEqualTo(200);
        assertThat(token.response().body()).isEqualTo(answer.body());
        assertThat(token.request().method()).isEqualTo("POST");
        assertThat(token.request().uri()).isEqualTo(auth.url(TOKEN));
        assertThat(token.request().parameter("grant_type")).contains("authorization_code");
        assertThat(token.reason()).isEqualTo("code redeemed for alice");
    }

    @Test
    void a_refusal_says_more_here_than_to_the_client() {
        HttpResponse<String> response =
                Web.form(auth.url(TOKEN), Params.of("grant_type", "refresh_token", "client_id", "nobody"));

        assertThat(auth.journal().at(TOKEN).get(0).reason()).isEqualTo("invalid_client: unknown client nobody");
        assertThat(response.body()).doesNotContain("nobody");
    }

    @Test
    void a_request_for_nothing_here_is_there_without_an_endpoint() {
        Web.get(URI.create(auth.issuer() + "/nothing"));

        assertThat(auth.journal().exchanges()).singleElement().satisfies(e -> {
            assertThat(e.endpoint()).isEmpty();
            assertThat(e.response().status()).isEqualTo(404);
        });
    }

    @Test
    void a_request_outside_the_path_is_there_once_where_the_port_is_the_issuers_own() {
        try (AuthorizationServer alone = AuthorizationServer.builder()
                .port(0)
                .path("/tenant1")
                .metadata(document -> {
                    URI issuer = URI.create(String.valueOf(document.get("issuer")));
                    document.put("token_endpoint", issuer.resolve("/elsewhere").toString());
                    return document;
                })
                .start()) {
            assertThatThrownBy(() -> alone.flow().authorizeAt(alone.issuer(), CodeFlow.NOTES))
                    .hasMessageContaining("404");

            Predicate<Exchange> isElsewhere =
                    exchange -> exchange.request().uri().getPath().equals("/elsewhere");
            assertThat(alone.journal().exchanges().where(isElsewhere)).hasSize(1);
            assertThat(alone.journal().conversation().where(isElsewhere)).hasSize(1);
        }
    }

    @Test
    void an_exchange_is_dated_by_the_issuers_clock() {
        auth.clock().advance(java.time.Duration.ofDays(365));
        auth.clock().freeze();

        Web.get(auth.url(JWKS));

        assertThat(auth.journal().exchanges().get(0).at())
                .isEqualTo(auth.clock().instant());
    }

    @Test
    void only_the_newest_two_thousand_are_kept() {
        for (int first = 0; first < 2_010; first += 201) {
            RawSocket.exchange(
                    auth.issuer(),
                    IntStream.range(first, first + 201)
                            .mapToObj(n -> "GET %s?n=%d HTTP/1.1\r\nHost: x\r\n\r\n"
                                    .formatted(auth.url(JWKS).getPath(), n))
                            .collect(Collectors.joining()));
        }

        List<Exchange> kept = auth.journal().exchanges();
        assertThat(kept).hasSize(2_000);
        assertThat(kept.get(0).request().parameter("n")).contains("10");
        assertThat(kept.get(1_999).request().parameter("n")).contains("2009");
        assertThat(auth.journal().dropped()).isEqualTo(10);
        assertThat(auth.journal().describe()).startsWith("(10 older exchanges were dropped)");

        auth.journal().clear();

        assertThat(auth.journal().exchanges()).isEmpty();
        assertThat(auth.journal().dropped()).isZero();
    }

    @Test
    void large_bodies_push_older_exchanges_out_sooner() {
        String large = "x".repeat(1_000_000);
        for (int i = 0; i < 20; i++) {
            Web.post(auth.url(REGISTRATION), Web.JSON, large);
        }

        assertThat(auth.journal().exchanges()).hasSize(16);
        assertThat(auth.journal().dropped()).isEqualTo(4);
    }

    @Test
    void the_description_tells_the_story_without_secrets() {
        CodeFlow service = CodeFlow.confidentialClient(auth, "service");
        String code = service.code();
        Object token = CodeFlow.success(service.redeem(code)).get("refresh_token");
        service.refresh(String.valueOf(token));
        Web.form(auth.url(TOKEN), Params.of("client_id", "service", "client_secret", "s3cret", "password", "pa55"));
        Web.post(auth.url(REGISTRATION), Web.JSON, "{\"redirect_uris\":[\"https://client.example\"]}");

        assertThat(auth.journal().describe())
                .contains("> POST " + auth.issuer() + "/token")
                .contains("grant_type = authorization_code")
                .contains("client_secret = …")
                .contains("reason  alice consented to []")
                .contains("reason  code redeemed for alice (RFC 6749 §5.1)")
                .contains("code = " + code.substring(0, 10) + "…")
                .contains("access_token says {\"", "\"iss\":\"" + auth.issuer() + "\"")
                .doesNotContain("s3cret", "pa55", CodeFlow.VERIFIER, code, String.valueOf(token));
    }

    @Test
    void the_description_of_hostile_input_stays_readable() {
        String hostile = "\u001b[31m\r\n\u202E" + "x".repeat(100_000);
        Web.form(auth.url(TOKEN), Params.of("client_id", hostile, hostile.substring(0, 50), "y"));
        Web.get(auth.url(AUTHORIZATION), Params.of("client_id", hostile.substring(0, 1_000)));

        String description = auth.journal().describe();

        assertThat(description).hasSizeLessThan(4_000).doesNotContain("\u001b", "\u202E");
        assertThat(description.lines())
                .allMatch(line -> line.matches("( {0,2}\\d+  \\S.*| {5}[<>r] ?\\S.*| {5}[<>] +\\S.*)"));
    }

    @Test
    void an_empty_journal_says_so() {
        assertThat(auth.journal().describe()).isEqualTo("nothing was asked of this issuer\n");
        assertThat(auth.journal().at(Endpoint.TOKEN)).isEmpty();
    }
}
