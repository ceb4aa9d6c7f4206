package dev.gatecrash.fault;

import static dev.gatecrash.http.Endpoint.JWKS;
import static dev.gatecrash.http.Endpoint.METADATA;
import static dev.gatecrash.http.Endpoint.TOKEN;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.web.CodeFlow;
import dev.gatecrash.web.Web;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class LateResponseTest {

    private static final Duration LONG = Duration.ofHours(1);
    private static final int MORE_THAN_JETTY_HAS_THREADS = 200;

    @Test
    void an_answer_is_late_by_the_delay_at_least() {
        try (AuthorizationServer auth = AuthorizationServer.start()) {
            auth.faults().on(JWKS).delay(Duration.ofMillis(300)).nth(2);
            Web.get(auth.url(JWKS));

            long start = System.nanoTime();
            HttpResponse<String> late = Web.get(auth.url(JWKS));

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
            assertThat(Web.json(late)).containsKey("keys");
        }
    }

    @Test
    void the_endpoint_has_done_its_work_before_the_delay() {
        try (AuthorizationServer auth = AuthorizationServer.start()) {
            CodeFlow app = CodeFlow.publicClient(auth);
            String code = app.code();
            auth.faults().on(TOKEN).delay(LONG).times(1);
            CompletableFuture<HttpResponse<String>> late = CompletableFuture.supplyAsync(() -> app.redeem(code));
            await(() -> !auth.journal().at(TOKEN).isEmpty());

            assertThat(Web.error(app.redeem(code))).isEqualTo("invalid_grant");
            assertThat(late).isNotDone();
        }
    }

    @Test
    void a_delay_may_end_in_another_fault() {
        try (AuthorizationServer auth = AuthorizationServer.start()) {
            auth.faults().on(JWKS).apply(Fault.respond(504).after(Duration.ofMillis(100)));

            long start = System.nanoTime();

            assertThat(Web.get(auth.url(JWKS)).statusCode()).isEqualTo(504);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(100));
        }
    }

    @Test
    void a_dripping_body_arrives_whole_and_byte_by_byte() throws IOException {
        Duration pause = Duration.ofMillis(100);
        try (AuthorizationServer auth = AuthorizationServer.start();
                Socket socket =
                        new Socket(auth.issuer().getHost(), auth.issuer().getPort())) {
            auth.misbehave(Misbehaviour.JWKS_EMPTY); // a short body
            String whole = Web.get(auth.url(JWKS)).body();
            auth.faults().on(JWKS).drip(pause);

            long start = System.nanoTime();
            ask(socket, auth);
            List<String> reads = reads(socket.getInputStream(), whole);

            assertThat(String.join("", reads)).contains("Content-Length: " + whole.length());
            assertThat(reads).hasSizeGreaterThan(3);
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isGreaterThanOrEqualTo(pause.multipliedBy(whole.length()));
        }
    }

    @Test
    void the_header_of_a_dripping_body_does_not_wait_for_its_first_byte() throws IOException {
        try (AuthorizationServer auth = AuthorizationServer.start();
                Socket socket =
                        new Socket(auth.issuer().getHost(), auth.issuer().getPort())) {
            auth.faults().on(JWKS).drip(LONG);

            ask(socket, auth);

            assertThat(String.join("", reads(socket.getInputStream(), "\r\n\r\n")))
                    .startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void an_empty_body_drips_nothing() {
        try (AuthorizationServer auth = AuthorizationServer.start()) {
            auth.faults().everywhere().drip(LONG);

            assertThat(Web.get(java.net.URI.create(auth.issuer() + "/nothing")).statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void late_answers_hold_no_thread() {
        try (AuthorizationServer auth = AuthorizationServer.start()) {
            auth.faults().on(JWKS).delay(LONG);
            List<CompletableFuture<HttpResponse<String>>> late = many(auth);

            assertThat(Web.get(auth.url(METADATA)).statusCode()).isEqualTo(200);
            assertThat(late).noneMatch(CompletableFuture::isDone);
        }
    }

    @Test
    void closing_the_issuer_closes_what_is_late() {
        AuthorizationServer auth = AuthorizationServer.start();
        auth.faults().on(TOKEN).delay(LONG);
        CompletableFuture<HttpResponse<String>> late = asked(auth);

        auth.close();

        assertThatThrownBy(() -> late.get(30, SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasRootCauseInstanceOf(IOException.class);
    }

    @Test
    void closing_an_issuer_with_a_port_of_its_own_closes_what_drips() {
        AuthorizationServer auth =
                AuthorizationServer.builder().issuerWithoutPath().start();
        auth.faults().on(TOKEN).drip(LONG);
        CompletableFuture<HttpResponse<String>> late = asked(auth);

        auth.close();

        assertThatThrownBy(() -> late.get(30, SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasRootCauseInstanceOf(IOException.class);
    }

    @Test
    void closing_one_issuer_leaves_what_is_late_of_another() {
        try (AuthorizationServer other = AuthorizationServer.start()) {
            AuthorizationServer auth = AuthorizationServer.start();
            other.faults().on(TOKEN).delay(LONG);
            CompletableFuture<HttpResponse<String>> late = asked(other);

            auth.close();

            assertThatThrownBy(() -> late.get(100, java.util.concurrent.TimeUnit.MILLISECONDS))
                    .isInstanceOf(TimeoutException.class);
        }
    }

    private static List<CompletableFuture<HttpResponse<String>>> many(AuthorizationServer auth) {
        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
        HttpClient client = HttpClient.newHttpClient();
        for (int i = 0; i < MORE_THAN_JETTY_HAS_THREADS; i++) {
            answers.add(client.sendAsync(HttpRequest.newBuilder(auth.url(JWKS)).build(), BodyHandlers.ofString()));
        }
        await(() -> auth.journal().at(JWKS).size() == MORE_THAN_JETTY_HAS_THREADS);
        return answers;
    }

    // By POST: a client may repeat a GET on its own when the connection closes.
    private static CompletableFuture<HttpResponse<String>> asked(AuthorizationServer auth) {
        CompletableFuture<HttpResponse<String>> answer =
                CompletableFuture.supplyAsync(() -> Web.post(auth.url(TOKEN), Web.FORM, "grant_type=x"));
        await(() -> !auth.journal().at(TOKEN).isEmpty());
        return answer;
    }

    private static void ask(Socket socket, AuthorizationServer auth) throws IOException {
        String request =
                "GET %s HTTP/1.1\r\nHost: x\r\n\r\n".formatted(auth.url(JWKS).getPath());
        socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static List<String> reads(InputStream in, String end) throws IOException {
        List<String> reads = new ArrayList<>();
        byte[] buffer = new byte[8_192];
        while (!String.join("", reads).endsWith(end)) {
            reads.add(new String(buffer, 0, in.read(buffer), StandardCharsets.UTF_8));
        }
        return reads;
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("it happened in time").isLessThan(end);
            Thread.onSpinWait();
        }
    }
}
