package dev.gatecrash.flow;

import dev.gatecrash.flow.FlowException.Breach;
import dev.gatecrash.http.Decision;
import dev.gatecrash.http.Endpoint;
import dev.gatecrash.http.Exchange;
import dev.gatecrash.http.Headers;
import dev.gatecrash.http.Party;
import dev.gatecrash.http.Request;
import dev.gatecrash.http.Response;
import dev.gatecrash.http.Timing;
import dev.gatecrash.tls.Trust;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.RequestBody;
import okhttp3.ResponseBody;

/**
 * Sends requests exactly as they are and remembers every exchange. Thread-safe.
 *
 * <p>No redirect is followed and nothing is sent twice; every call ends within ten seconds. Connections are not kept:
 * one that the server closed meanwhile would otherwise fail a later request, or hide a fault by a silent retry.
 */
final class Wire {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final String RETRY_AFTER = "Retry-After";
    private static final String HIDDEN_RETRY_AFTER = "Gatecrash-Retry-After";

    private final OkHttpClient client;
    private final List<Exchange> exchanges = new CopyOnWriteArrayList<>();

    private final FlowObserver observer;

    Wire(Optional<Trust> trust, FlowObserver observer) {
        this.client = trust.map(Wire::trusting).orElse(Shared.CLIENT);
        this.observer = observer;
    }

    /** Made when the first request is sent; its only threads are OkHttp's daemons. */
    private static final class Shared {
        static final OkHttpClient CLIENT = new OkHttpClient.Builder()
                .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS))
                .callTimeout(PATIENCE)
                .connectTimeout(PATIENCE)
                .readTimeout(PATIENCE)
                .writeTimeout(PATIENCE)
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .fastFallback(false)
                .addNetworkInterceptor(chain -> hidingRetryAfter(chain.proceed(chain.request())))
                .build();
    }

    /** Who hears of every exchange. */
    FlowObserver observer() {
        return observer;
    }

    /** All exchanges so far. */
    List<Exchange> exchanges() {
        return List.copyOf(exchanges);
    }

    Answer send(FlowStep step, Request request) {
        return send(step, request, data -> false);
    }

    /** Sends; an answer that is an event stream is read up to the event with such data. */
    Answer send(FlowStep step, Request request, Predicate<String> lastEvent) {
        Instant began = Instant.now();
        long nanos = System.nanoTime();
        try (okhttp3.Response received = client.newCall(built(request)).execute()) {
            Response response = new Response(received.code(), headers(received), body(received.body(), lastEvent));
            Exchange exchange = exchange(step, request, Timing.since(began, nanos), response, step.words());
            exchanges.add(exchange);
            observer.exchanged(exchange);
            return new Answer(step, exchange, observer);
        } catch (IOException e) {
            Exchange lost = exchange(
                    step, request, Timing.since(began, nanos), Response.of(0), step.words() + ": no answer, " + e);
            observer.exchanged(lost);
            throw noAnswer(step, request, e, observer.likelyCauses(lost));
        }
    }

    private static Exchange exchange(FlowStep step, Request request, Timing timing, Response response, String reason) {
        Optional<Endpoint> endpoint = step.endpoint(request.uri());
        Party to = endpoint.isPresent() ? Party.AUTHORIZATION_SERVER : Party.MCP_SERVER;
        return new Exchange(Instant.now(), timing, to, endpoint, request, response, Decision.of(reason));
    }

    private static FlowException noAnswer(FlowStep step, Request request, IOException e, List<String> causes) {
        String reason = e instanceof InterruptedIOException
                ? "no complete answer within %d seconds (%s)".formatted(PATIENCE.toSeconds(), e.getMessage())
                : e.toString();
        Breach breach = new Breach(
                step,
                "an answer to %s %s".formatted(request.method(), request.uri()),
                reason,
                "RFC 9110 §3.3",
                Optional.of(e));
        return new FlowException(breach, Optional.empty(), Optional.empty(), causes);
    }

    private static okhttp3.Request built(Request request) {
        okhttp3.Request.Builder builder =
                new okhttp3.Request.Builder().url(request.uri().toString());
        // An issuer's journal tells its own client from others by this name.
        builder.header("User-Agent", "Gatecrash");
        if (request.headers().first("User-Agent").isPresent()) {
            builder.removeHeader("User-Agent");
        }
        request.headers().fields().forEach((name, values) -> values.forEach(value -> builder.addHeader(name, value)));
        boolean bodied = !request.body().isEmpty() || request.method().equals("POST");
        // The type is in the headers already; OkHttp would add a charset to it.
        RequestBody body = bodied ? RequestBody.create(request.body().getBytes(StandardCharsets.UTF_8), null) : null;
        return builder.method(request.method(), body).build();
    }

    private static Headers headers(okhttp3.Response received) {
        Map<String, List<String>> fields = new HashMap<>();
        received.headers().names().forEach(name -> fields.put(name, received.headers(name)));
        List<String> hidden = fields.remove(HIDDEN_RETRY_AFTER);
        if (hidden != null) {
            fields.put(RETRY_AFTER, hidden);
        }
        return new Headers(fields);
    }

    /** OkHttp, told to retry nothing, still repeats a request that is answered with 503 and {@code Retry-After: 0}. */
    private static okhttp3.Response hidingRetryAfter(okhttp3.Response received) {
        String value = received.header(RETRY_AFTER);
        if (value == null) {
            return received;
        }
        return received.newBuilder()
                .removeHeader(RETRY_AFTER)
                .addHeader(HIDDEN_RETRY_AFTER, value)
                .build();
    }

    private static String body(ResponseBody body, Predicate<String> lastEvent) throws IOException {
        String type = String.valueOf(body.contentType()).toLowerCase(Locale.ROOT);
        if (!type.startsWith("text/event-stream")) {
            return body.string();
        }
        EventStream events = new EventStream(body.charStream());
        try {
            events.readUntil(lastEvent);
        } catch (InterruptedIOException e) {
            InterruptedIOException late = new InterruptedIOException("%s; the event stream so far: \"%s\""
                    .formatted(e.getMessage(), events.text().strip()));
            late.initCause(e);
            throw late;
        }
        return events.text();
    }

    private static OkHttpClient trusting(Trust trust) {
        return Shared.CLIENT
                .newBuilder()
                .sslSocketFactory(trust.sslContext().getSocketFactory(), trust.trustManager())
                .build();
    }
}
