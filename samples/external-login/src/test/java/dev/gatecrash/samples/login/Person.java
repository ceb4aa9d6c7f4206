package dev.gatecrash.samples.login;

import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A person with a browser: follows redirects, keeps cookies, fills in forms. */
final class Person {

    private static final Pattern FIELD = Pattern.compile("name=\"([^\"]+)\" value=\"([^\"]*)\"");
    private static final Pattern ACTION = Pattern.compile("action=\"([^\"]+)\"");

    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private final URI callback;

    /** A person who goes no further than this callback. */
    Person(URI callback) {
        this.callback = callback;
    }

    HttpResponse<String> visit(URI url) throws Exception {
        return follow(HttpRequest.newBuilder(url).build());
    }

    /** Submits the form of a page, with these fields besides those that it holds. */
    HttpResponse<String> submit(HttpResponse<String> page, Map<String, String> fields) throws Exception {
        Map<String, String> form = new LinkedHashMap<>();
        Matcher field = FIELD.matcher(page.body().split("<button", 2)[0]);
        while (field.find()) {
            form.put(field.group(1), field.group(2));
        }
        form.putAll(fields);
        Matcher action = ACTION.matcher(page.body());
        URI target = action.find() ? page.uri().resolve(action.group(1)) : page.uri();
        return follow(HttpRequest.newBuilder(target)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(encoded(form)))
                .build());
    }

    static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private HttpResponse<String> follow(HttpRequest request) throws Exception {
        HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
        while (response.statusCode() / 100 == 3) {
            URI target = response.uri()
                    .resolve(response.headers().firstValue("Location").orElseThrow());
            if (target.toString().startsWith(callback.toString())) {
                return response;
            }
            response = client.send(HttpRequest.newBuilder(target).build(), BodyHandlers.ofString());
        }
        return response;
    }
}
