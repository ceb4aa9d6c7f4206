package dev.gatecrash.registration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.JSONObjectUtils;
import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.http.Endpoint;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.text.ParseException;
import java.util.Map;
import java.util.stream.Collectors;

/** Plain HTTP calls of a client, following no redirect. */
final class Calls {

    static final URI CALLBACK = URI.create("http://127.0.0.1:9/callback");
    static final URI RESOURCE = URI.create("http://127.0.0.1:9/mcp");
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    // RFC 7636 appendix B.
    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    private Calls() {}

    static HttpResponse<String> authorize(AuthorizationServer auth, String clientId) {
        Map<String, String> parameters = Map.of(
                "response_type",
                "code",
                "client_id",
                clientId,
                "redirect_uri",
                CALLBACK.toString(),
                "code_challenge",
                CHALLENGE,
                "code_challenge_method",
                "S256",
                "state",
                "s1");
        return send(HttpRequest.newBuilder(URI.create(auth.url(Endpoint.AUTHORIZATION) + "?" + form(parameters)))
                .GET());
    }

    static HttpResponse<String> token(AuthorizationServer auth, Map<String, String> parameters) {
        return post(auth.url(Endpoint.TOKEN), parameters);
    }

    static HttpResponse<String> post(URI url, Map<String, String> parameters) {
        return send(HttpRequest.newBuilder(url)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form(parameters))));
    }

    static HttpResponse<String> json(String method, URI url, Map<String, ?> members, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(JSONObjectUtils.toJSONString(members)));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    static HttpResponse<String> get(URI url, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url).GET();
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static Map<String, Object> members(HttpResponse<String> response) {
        try {
            return JSONObjectUtils.parse(response.body());
        } catch (ParseException e) {
            throw new AssertionError("no JSON object: " + response.body(), e);
        }
    }

    private static String form(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** At the authorization endpoint on a page, never by redirect; at the token endpoint with 401. */
    static void assertRefused(AuthorizationServer auth, String id, String reason, String clause) {
        HttpResponse<String> page = authorize(auth, id);
        assertThat(page.statusCode()).as(clause).isEqualTo(400);
        assertThat(page.headers().firstValue("Location")).as(clause).isEmpty();
        assertThat(page.body()).as(clause).contains("invalid_client: ").contains(reason);

        HttpResponse<String> error = token(
                auth, Map.of("grant_type", "authorization_code", "code", "c", "code_verifier", "v", "client_id", id));
        assertThat(error.statusCode()).as(clause).isEqualTo(401);
        assertThat(members(error)).as(clause).containsEntry("error", "invalid_client");
        assertThat(String.valueOf(members(error).get("error_description")))
                .as(clause)
                .contains(reason);
    }
}
