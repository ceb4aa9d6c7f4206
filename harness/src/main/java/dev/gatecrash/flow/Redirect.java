package dev.gatecrash.flow;

import com.nimbusds.oauth2.sdk.util.URLUtils;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The redirect that is the authorization response (RFC 6749 §4.1.2). Nothing of it is trusted before it is validated. */
record Redirect(Answer answer, Map<String, List<String>> parameters) {

    private static final String CLAUSE = "RFC 6749 §4.1.2";
    private static final String ISSUER_CLAUSE = "MCP 2026-07-28 Authorization Response Validation; RFC 9207 §2.4";

    static Redirect of(Answer answer, URI redirectUri) {
        String location =
                answer.exchange().response().headers().first("Location").orElse("");
        if (answer.status() == 200) {
            throw answer.wrong(
                    "a redirect at once, as nobody is here to sign in or consent",
                    "a page; give Flow.user(...), and let the server approve automatically",
                    CLAUSE);
        }
        if (answer.status() < 300 || answer.status() > 399) {
            throw answer.unsuccessful(302, CLAUSE);
        }
        if (!leadsTo(redirectUri, location)) {
            throw answer.wrong("a redirect to " + redirectUri, location.isEmpty() ? "no Location" : location, CLAUSE);
        }
        int query = location.indexOf('?');
        return new Redirect(answer, query < 0 ? Map.of() : URLUtils.parseParameters(location.substring(query + 1)));
    }

    /** RFC 9207 §2.4: an issuer that is there must be ours, and must be there if the metadata promises it. */
    void requireIssuer(ServerMetadata server) {
        Optional<String> issuer = parameter("iss");
        if (issuer.isEmpty() && server.promisesIssuer()) {
            throw answer.wrong("iss, as the metadata promises it", "no iss", ISSUER_CLAUSE);
        }
        String expected = server.issuer().toString();
        if (issuer.isPresent() && !issuer.get().equals(expected)) {
            throw answer.wrong("iss \"%s\", identical".formatted(expected), issuer.get(), ISSUER_CLAUSE);
        }
    }

    void requireState(String expected) {
        String state = parameter("state").orElse("no state");
        if (!state.equals(expected)) {
            throw answer.wrong("state \"%s\"".formatted(expected), state, "MCP 2026-07-28 Open Redirection; " + CLAUSE);
        }
    }

    /** The code, or the error that came in its place. */
    String code() {
        Optional<String> error = parameter("error");
        if (error.isPresent()) {
            throw answer.refused("a code", error.get(), parameter("error_description"), "RFC 6749 §4.1.2.1");
        }
        return parameter("code").orElseThrow(() -> answer.wrong("a code", "neither code nor error", CLAUSE));
    }

    private Optional<String> parameter(String name) {
        List<String> values = parameters.getOrDefault(name, List.of());
        if (values.size() > 1) {
            throw answer.wrong("\"%s\" once".formatted(name), values.size() + " times", "RFC 6749 §3.1");
        }
        return values.stream().findFirst();
    }

    private static boolean leadsTo(URI redirectUri, String location) {
        String target = location.split("[?#]", 2)[0];
        return target.equals(redirectUri.toString().split("[?#]", 2)[0]);
    }
}
