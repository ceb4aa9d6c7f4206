package dev.gatecrash.samples.contract.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Requests of a server's own, within a time and up to a size. */
public final class Outgoing {

    // Short of ten seconds, and long enough for a busy machine.
    private static final Duration PATIENCE = Duration.ofSeconds(6);
    private static final Duration FOR_EVER = Duration.ofMinutes(5);
    private static final int SIZE_LIMIT = 256 * 1024;

    // Shared, as the threads of a client outlive what uses it.
    private static final HttpClient DIRECT =
            HttpClient.newBuilder().followRedirects(Redirect.NEVER).build();
    private static final HttpClient REDIRECTED =
            HttpClient.newBuilder().followRedirects(Redirect.ALWAYS).build();

    private final HttpClient client;
    private final Duration patience;

    private Outgoing(HttpClient client, Duration patience) {
        this.client = client;
        this.patience = patience;
    }

    /** Follows no redirect. */
    public static Outgoing direct() {
        return new Outgoing(DIRECT, PATIENCE);
    }

    public static Outgoing followingRedirects() {
        return new Outgoing(REDIRECTED, PATIENCE);
    }

    /** Waits until somebody answers. */
    public static Outgoing patient() {
        return new Outgoing(DIRECT, FOR_EVER);
    }

    /** What came back. */
    public record Answer(int status, String cacheControl, String body) {}

    public Answer get(URI url) throws IOException {
        return send(request(url).GET().build());
    }

    /** Posts a form, with the credentials of HTTP Basic authentication unless they are empty. */
    public Answer post(URI url, String form, String credentials) throws IOException {
        HttpRequest.Builder request = request(url)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(form));
        if (!credentials.isEmpty()) {
            request.header("Authorization", "Basic " + base64(credentials));
        }
        return send(request.build());
    }

    private static HttpRequest.Builder request(URI url) throws IOException {
        try {
            return HttpRequest.newBuilder(url);
        } catch (IllegalArgumentException e) {
            throw new IOException("not a URL to fetch", e);
        }
    }

    private Answer send(HttpRequest request) throws IOException {
        CompletableFuture<HttpResponse<String>> pending =
                client.sendAsync(request, HttpResponse.BodyHandlers.ofString());
        try {
            HttpResponse<String> response = pending.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (response.body().length() > SIZE_LIMIT) {
                throw new IOException("too long an answer");
            }
            String caching = response.headers().firstValue("Cache-Control").orElse("");
            return new Answer(response.statusCode(), caching, response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (ExecutionException | TimeoutException e) {
            pending.cancel(true);
            throw new IOException("no answer", e);
        }
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
