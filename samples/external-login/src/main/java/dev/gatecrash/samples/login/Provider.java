package dev.gatecrash.samples.login;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.text.ParseException;
import java.time.Duration;
import java.util.Map;

/** The OAuth provider, as the application sees it: one call that tells who signed in. */
final class Provider {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final URI completion;
    private final String apiKey;

    Provider(URI completion, String apiKey) {
        this.completion = completion;
        this.apiKey = apiKey;
    }

    /** Says who signed in; returns where the browser has to go. */
    URI complete(String externalAuthId, Account account) throws CompletionException {
        Map<String, Object> user = Map.of("id", account.id(), "email", account.email(), "first_name", account.name());
        String body = JSONObjectUtils.toJSONString(Map.of("external_auth_id", externalAuthId, "user", user));
        HttpRequest request = HttpRequest.newBuilder(completion)
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + apiKey)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> response = send(request);
        if (response.statusCode() != 200) {
            throw new CompletionException(
                    "the provider answered %d %s".formatted(response.statusCode(), response.body()));
        }
        try {
            return URI.create(JSONObjectUtils.getString(JSONObjectUtils.parse(response.body()), "redirect_uri"));
        } catch (ParseException e) {
            throw new CompletionException("the provider's answer is not understood: " + e.getMessage());
        }
    }

    private HttpResponse<String> send(HttpRequest request) throws CompletionException {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new CompletionException("the provider cannot be reached: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CompletionException("interrupted");
        }
    }
}
