package dev.gatecrash.internal.endpoint.openid;

import com.nimbusds.oauth2.sdk.OAuth2Error;
import dev.gatecrash.client.Client;
import dev.gatecrash.http.Request;
import dev.gatecrash.internal.client.ClientRegistry;
import dev.gatecrash.internal.endpoint.Form;
import dev.gatecrash.internal.http.Refusal;
import dev.gatecrash.internal.token.IssuedTokenCheck;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A client's wish to have a user signed out, in order (OpenID Connect RP-Initiated Logout §2).
 *
 * @param parameters what it was said with
 * @param user whom the {@code id_token_hint} is about
 * @param client who asks
 * @param target where to send the browser then; proven to be the client's
 */
record LogoutRequest(
        Map<String, String> parameters, Optional<String> user, Optional<Client> client, Optional<String> target) {

    private static final List<String> NAMES =
            List.of("id_token_hint", "client_id", "post_logout_redirect_uri", "state", "logout_hint");

    static LogoutRequest of(Request request, IssuedTokenCheck tokens, ClientRegistry clients) throws Refusal {
        Request sent = request.method().equals("POST") ? Form.of(request) : request;
        Form.check(sent.parameters());
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String name : NAMES) {
            sent.parameter(name).filter(value -> !value.isEmpty()).ifPresent(value -> parameters.put(name, value));
        }
        Optional<Map<String, Object>> idToken = idToken(parameters, tokens);
        Optional<Client> client = client(parameters, idToken, clients);
        Optional<String> target = Optional.ofNullable(parameters.get("post_logout_redirect_uri"));
        if (target.isPresent()) {
            checkRegistered(target.get(), client);
        }
        return new LogoutRequest(parameters, idToken.map(claims -> String.valueOf(claims.get("sub"))), client, target);
    }

    /** Where to send the browser, with the state that the client gets back (§3). */
    Optional<String> answer() {
        String state = parameters.getOrDefault("state", "");
        return target.map(uri -> state.isEmpty()
                ? uri
                : uri + (uri.contains("?") ? "&" : "?") + "state=" + URLEncoder.encode(state, StandardCharsets.UTF_8));
    }

    // §2: also an expired ID token will do.
    private static Optional<Map<String, Object>> idToken(Map<String, String> parameters, IssuedTokenCheck tokens)
            throws Refusal {
        Optional<String> hint = Optional.ofNullable(parameters.get("id_token_hint"));
        Optional<Map<String, Object>> claims = hint.flatMap(tokens::anyIdToken);
        if (hint.isPresent() && claims.isEmpty()) {
            throw invalid("id_token_hint is not an ID token of this issuer");
        }
        return claims;
    }

    private static Optional<Client> client(
            Map<String, String> parameters, Optional<Map<String, Object>> idToken, ClientRegistry clients)
            throws Refusal {
        Optional<String> sent = Optional.ofNullable(parameters.get("client_id"));
        Optional<String> issuedTo = idToken.map(claims -> String.valueOf(claims.get("aud")));
        if (sent.isPresent() && issuedTo.isPresent() && !sent.equals(issuedTo)) {
            throw invalid("client_id is not that of the id_token_hint");
        }
        return sent.or(() -> issuedTo).flatMap(clients::find);
    }

    // §3: nobody is sent anywhere but to a URI that the client registered for this.
    private static void checkRegistered(String target, Optional<Client> client) throws Refusal {
        Object registered = client.map(c -> c.metadata().getOrDefault("post_logout_redirect_uris", List.of()))
                .orElseThrow(() -> invalid("post_logout_redirect_uri needs an id_token_hint or a known client_id"));
        if (!(registered instanceof List<?> list)
                || list.stream().map(String::valueOf).noneMatch(target::equals)) {
            throw invalid("post_logout_redirect_uri is not one that the client registered");
        }
        try {
            if (URI.create(target).isAbsolute()) {
                return;
            }
        } catch (IllegalArgumentException e) {
            throw invalid("post_logout_redirect_uri is not a URI");
        }
        throw invalid("post_logout_redirect_uri is not absolute");
    }

    private static Refusal invalid(String description) {
        return new Refusal(OAuth2Error.INVALID_REQUEST, description);
    }
}
