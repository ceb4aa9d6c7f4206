package dev.gatecrash.samples.notes.typescript;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A person who signs in and consents on the pages of the authorization server. */
final class SigningIn {

    private static final Pattern FIELD = Pattern.compile("name=\"([^\"]+)\" value=\"([^\"]*)\"");
    private static final Pattern ACTION = Pattern.compile("action=\"([^\"]+)\"");

    private final HttpClient browser = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    /** Follows this URL, signs in, allows everything; returns what the client's callback says. */
    HttpResponse<String> allow(URI authorization, String user, String password) throws Exception {
        HttpResponse<String> login =
                browser.send(HttpRequest.newBuilder(authorization).build(), BodyHandlers.ofString());
        HttpResponse<String> consent = submit(login, Map.of("username", user, "password", password));
        return submit(consent, Map.of("decision", "allow"));
    }

    private HttpResponse<String> submit(HttpResponse<String> page, Map<String, String> fields) throws Exception {
        Stream<String> held = FIELD.matcher(page.body().split("<button", 2)[0])
                .results()
                .filter(field -> !fields.containsKey(field.group(1)))
                .map(field -> pair(field.group(1), field.group(2)));
        Stream<String> typed = fields.entrySet().stream().map(field -> pair(field.getKey(), field.getValue()));
        String action =
                ACTION.matcher(page.body()).results().findFirst().orElseThrow().group(1);
        HttpRequest request = HttpRequest.newBuilder(page.uri().resolve(action))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(Stream.concat(held, typed).collect(Collectors.joining("&"))))
                .build();
        return browser.send(request, BodyHandlers.ofString());
    }

    private static String pair(String name, String value) {
        return name + "=" + URLEncoder.encode(value, UTF_8);
    }
}
