package dev.gatecrash.web;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A client that follows nothing, forgives nothing and gives up after a minute, which a busy machine may need. */
public final class Web {

    public static final String FORM = "application/x-www-form-urlencoded";
    public static final String JSON = "application/json";

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Web() {}

    public static HttpResponse<String> get(URI url, String... headers) {
        return send(request(url, headers));
    }

    public static HttpResponse<String> get(URI url, Params query) {
        return get(URI.create(url + "?" + query.encoded()));
    }

    public static HttpResponse<String> form(URI url, Params form, String... headers) {
        return post(url, FORM, form.encoded(), headers);
    }

    public static HttpResponse<String> post(URI url, String contentType, String body, String... headers) {
        return send(request(url, headers).header("Content-Type", contentType).POST(BodyPublishers.ofString(body)));
    }

    public static HttpResponse<String> method(String method, URI url, String... headers) {
        return send(request(url, headers).method(method, BodyPublishers.noBody()));
    }

    public static HttpResponse<String> send(HttpRequest.Builder request) {
        return send(CLIENT, request);
    }

    public static HttpResponse<String> send(HttpClient client, HttpRequest.Builder request) {
        try {
            return client.send(request.timeout(Duration.ofMinutes(1)).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public static Map<String, Object> json(HttpResponse<String> response) {
        return json(response.body());
    }

    public static Map<String, Object> json(String text) {
        try {
            return JSONObjectUtils.parse(text);
        } catch (ParseException e) {
            throw new AssertionError("not a JSON object: " + text, e);
        }
    }

    public static String error(HttpResponse<String> response) {
        return String.valueOf(json(response).get("error"));
    }

    public static String location(HttpResponse<String> response) {
        return response.headers()
                .firstValue("Location")
                .orElseThrow(() -> new AssertionError("no redirect: " + response.statusCode() + " " + response.body()));
    }

    /** The parameters of the query of a redirect. */
    public static Map<String, String> redirected(HttpResponse<String> response) {
        return parameters(URI.create(location(response)));
    }

    /** The parameters of the query of a URL. */
    public static Map<String, String> parameters(URI url) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : List.of(url.getRawQuery().split("&", -1))) {
            List<String> both = new ArrayList<>(List.of(pair.split("=", 2)));
            both.add("");
            String previous = parameters.put(decoded(both.get(0)), decoded(both.get(1)));
            if (previous != null) {
                throw new AssertionError(both.get(0) + " twice in " + url);
            }
        }
        return parameters;
    }

    public static String header(HttpResponse<String> response, String name) {
        return String.join(" | ", response.headers().allValues(name));
    }

    /** An Authorization header by RFC 7617, whose parts are taken as they are. */
    public static String basic(String id, String secret) {
        byte[] text = (id + ":" + secret).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(text);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static HttpRequest.Builder request(URI url, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url);
        return headers.length == 0 ? request : request.headers(headers);
    }
}
