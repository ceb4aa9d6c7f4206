package dev.gatecrash.web;

import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a browser does with our pages: it keeps cookies, follows redirects on its site, and submits forms. */
public final class Browser {

    private static final Pattern INPUT = Pattern.compile("<input ([^>]*)>");
    private static final Pattern ATTRIBUTE = Pattern.compile("([a-z-]+)=\"([^\"]*)\"");

    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(cookies).build();

    public HttpResponse<String> get(URI url) {
        return Web.send(client, HttpRequest.newBuilder(url));
    }

    public HttpResponse<String> get(URI url, Params query) {
        return get(URI.create(url + "?" + query.encoded()));
    }

    /** Follows redirects until there is a page, or one leads to another host. */
    public HttpResponse<String> visit(URI url, Params query) {
        return follow(get(url, query));
    }

    /** Submits the form of a page as it is but for these fields; one with an empty value is left out. */
    public HttpResponse<String> submit(HttpResponse<String> page, String... fields) {
        Params form = form(page).with(fields);
        for (int i = 0; i < fields.length; i += 2) {
            form = fields[i + 1].isEmpty() ? form.without(fields[i]) : form;
        }
        URI action = page.uri().resolve(attribute(page.body(), "form", "action").orElseThrow());
        return follow(Web.send(
                client,
                HttpRequest.newBuilder(action)
                        .header("Content-Type", Web.FORM)
                        .POST(BodyPublishers.ofString(form.encoded()))));
    }

    /** What the form of a page sends as it is. */
    public static Params form(HttpResponse<String> page) {
        Params form = Params.of();
        Matcher input = INPUT.matcher(page.body());
        while (input.find()) {
            String text = input.group(1);
            boolean sent = !text.contains("type=\"checkbox\"") || text.contains(" checked");
            if (sent) {
                form = form.with(
                        value(text, "name").orElseThrow(), value(text, "value").orElse(""));
            }
        }
        return form;
    }

    public List<HttpCookie> cookies() {
        return cookies.getCookieStore().getCookies();
    }

    /** Follows redirects until there is a page, or one leads to another host. */
    public HttpResponse<String> follow(HttpResponse<String> response) {
        HttpResponse<String> last = response;
        while (last.statusCode() / 100 == 3) {
            URI target = last.uri().resolve(Web.location(last));
            if (!target.getAuthority().equals(last.uri().getAuthority())) {
                return last;
            }
            last = get(target);
        }
        return last;
    }

    private static Optional<String> attribute(String html, String element, String name) {
        Matcher matcher = Pattern.compile("<" + element + " ([^>]*)>").matcher(html);
        return matcher.find() ? value(matcher.group(1), name) : Optional.empty();
    }

    private static Optional<String> value(String attributes, String name) {
        Matcher matcher = ATTRIBUTE.matcher(attributes);
        while (matcher.find()) {
            if (matcher.group(1).equals(name)) {
                return Optional.of(matcher.group(2));
            }
        }
        return Optional.empty();
    }
}
