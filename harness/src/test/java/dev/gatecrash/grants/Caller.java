package dev.gatecrash.grants;

import com.nimbusds.oauth2.sdk.util.URLUtils;
import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.client.Client;
import dev.gatecrash.http.Endpoint;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One client of one issuer, who says exactly what it is told to say. */
final class Caller {

    static final URI CALLBACK = URI.create("https://client.example/callback");
    static final URI NOTES = URI.create("https://notes.example/mcp");
    // RFC 7636, Appendix B.
    static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final AuthorizationServer auth;
    private final Client client;

    private Caller(AuthorizationServer auth, Client client) {
        this.auth = auth;
        this.client = auth.clients().register(client);
    }

    /** A public client that may use these grants too. */
    static Caller open(AuthorizationServer auth, String... grants) {
        return new Caller(auth, Client.publicClient("app", CALLBACK).withGrants(grants));
    }

    /** A confidential client that may use these grants too. */
    static Caller confidential(AuthorizationServer auth, String id, String... grants) {
        return new Caller(
                auth, Client.confidentialClient(id, "s3cret", CALLBACK).withGrants(grants));
    }

    static Caller of(AuthorizationServer auth, Client client) {
        return new Caller(auth, client);
    }

    Client client() {
        return client;
    }

    /** Sends a form with this client's authentication; pairs of name and value, a blank value leaves the name out. */
    Answer post(Endpoint endpoint, String... form) {
        return post(endpoint, Map.of(), form);
    }

    Answer post(Endpoint endpoint, Map<String, String> headers, String... form) {
        Map<String, List<String>> parameters = pairs(form);
        Map<String, String> all = new LinkedHashMap<>(headers);
        client.secret()
                .ifPresentOrElse(
                        secret -> all.put("Authorization", basic(client.id(), secret)),
                        () -> parameters.putIfAbsent("client_id", List.of(client.id())));
        return send(auth.url(endpoint), all, parameters);
    }

    Answer token(String... form) {
        return post(Endpoint.TOKEN, form);
    }

    /** A good authorization request, but for these changes. */
    Map<String, List<String>> question(String... changes) {
        Map<String, List<String>> parameters = pairs(
                "response_type",
                "code",
                "client_id",
                client.id(),
                "redirect_uri",
                CALLBACK.toString(),
                "code_challenge",
                CHALLENGE,
                "code_challenge_method",
                "S256",
                "state",
                "xyz");
        for (int i = 0; i < changes.length; i += 2) {
            parameters.remove(changes[i]);
        }
        parameters.putAll(pairs(changes));
        return parameters;
    }

    Answer authorize(String... changes) {
        return ask(question(changes));
    }

    /** Sends these parameters, and no others, to the authorization endpoint. */
    Answer ask(Map<String, List<String>> parameters) {
        return get(URI.create(auth.url(Endpoint.AUTHORIZATION) + "?" + URLUtils.serializeParameters(parameters)));
    }

    Answer redeem(String code, String... more) {
        return post(
                Endpoint.TOKEN, and(more, "grant_type", "authorization_code", "code", code, "code_verifier", VERIFIER));
    }

    /** The whole way to tokens, with these changes to the authorization request. */
    Answer tokens(String... changes) {
        Answer answer = redeem(authorize(changes).redirected("code"));
        if (answer.status() != 200) {
            throw new AssertionError(answer.status() + " " + answer.text());
        }
        return answer;
    }

    /** What the issuer tells a resource server about a token. */
    static Map<String, Object> introspect(AuthorizationServer auth, Object token) {
        return confidential(auth, "resource-server")
                .post(Endpoint.INTROSPECTION, "token", String.valueOf(token))
                .json();
    }

    static Answer get(URI url, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url);
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    static Answer send(URI url, Map<String, String> headers, Map<String, List<String>> form) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(URLUtils.serializeParameters(form)));
        headers.forEach(request::header);
        return send(request);
    }

    static Map<String, List<String>> pairs(String... pairs) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            if (!pairs[i + 1].isEmpty()) {
                List<String> values = new ArrayList<>(parameters.getOrDefault(pairs[i], List.of()));
                values.add(pairs[i + 1]);
                parameters.put(pairs[i], values);
            }
        }
        return parameters;
    }

    /** The pairs of a table's cell, {@code name=value name=value}; a name without value is left out. */
    static String[] cell(String cell) {
        List<String> pairs = new ArrayList<>();
        for (String pair : cell.strip().split(" +", -1)) {
            int at = pair.indexOf('=');
            pairs.add(pair.substring(0, at));
            pairs.add(pair.substring(at + 1).replace('+', ' '));
        }
        return pairs.toArray(String[]::new);
    }

    /** These pairs, but for the names that come again in the second list. */
    static String[] change(String[] good, String... changes) {
        List<String> pairs = new ArrayList<>();
        List<String> changed = new ArrayList<>();
        for (int i = 0; i < changes.length; i += 2) {
            changed.add(changes[i]);
        }
        for (int i = 0; i < good.length; i += 2) {
            if (!changed.contains(good[i])) {
                pairs.addAll(List.of(good[i], good[i + 1]));
            }
        }
        pairs.addAll(List.of(changes));
        return pairs.toArray(String[]::new);
    }

    private static String[] and(String[] more, String... first) {
        return change(first, more);
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            var response = HTTP.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body(), response);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    static String basic(String id, String secret) {
        String text = id + ":" + secret;
        return "Basic " + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
