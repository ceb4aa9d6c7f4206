package dev.gatecrash.internal.endpoint.browser;

import com.nimbusds.oauth2.sdk.ErrorObject;
import dev.gatecrash.client.Client;
import dev.gatecrash.http.Headers;
import dev.gatecrash.http.Response;
import dev.gatecrash.internal.http.Refusal;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A page without scripts, with the headers that every page has. Immutable.
 *
 * @param template the name of its template
 * @param model what the template shows; all of it is escaped there
 * @param leadsTo where its form may lead besides this issuer
 */
public record Page(String template, Map<String, Object> model, Optional<URI> leadsTo) {

    public Page {
        model = Map.copyOf(model);
    }

    /** A page of this template, titled so. */
    public static Page of(String template, String title) {
        return new Page(template, Map.of("title", title), Optional.empty());
    }

    /** A page that says one thing. */
    public static Page message(String title, String text) {
        return of("message", title).with("text", text);
    }

    /** A page that tells of a refusal to a person who can do nothing but start again. */
    public static Page refusal(Refusal refusal) {
        ErrorObject error = refusal.getErrorObject();
        return of("refusal", "This request is refused")
                .with("code", String.valueOf(error.getCode()))
                .with("description", String.valueOf(error.getDescription()));
    }

    /** What a client is called on pages. */
    public static String nameOf(Client client) {
        return client.metadata().get("client_name") instanceof String name && !name.isBlank() ? name : client.id();
    }

    /** A copy that shows this too. */
    public Page with(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(model);
        more.put(name, value);
        return new Page(template, more, leadsTo);
    }

    /** A copy whose form may lead there. */
    public Page leadingTo(URI target) {
        return new Page(template, model, Optional.of(target));
    }

    /** The page as a response of this status. */
    public Response response(int status) {
        Headers headers = Headers.of("Content-Type", "text/html; charset=utf-8")
                .with("Content-Security-Policy", policy())
                .with("X-Frame-Options", "DENY")
                .with("Referrer-Policy", "no-referrer")
                .with("X-Content-Type-Options", "nosniff");
        return new Response(status, headers, Templates.render(template, model));
    }

    private String policy() {
        String targets = leadsTo.map(uri -> "'self' " + sources(uri)).orElse("'self'");
        return "default-src 'none'; style-src '%s'; form-action %s; base-uri 'none'; frame-ancestors 'none'"
                .formatted(Templates.STYLE_HASH, targets);
    }

    // CSP 3, form-action: Chromium holds every redirect after a form to it, also those that a client's callback goes on
    // with,
    // whose origins nobody here knows.
    private static String sources(URI uri) {
        String web = "http: https:";
        return Set.of("http", "https").contains(uri.getScheme()) ? web : web + " " + uri.getScheme() + ":";
    }
}
