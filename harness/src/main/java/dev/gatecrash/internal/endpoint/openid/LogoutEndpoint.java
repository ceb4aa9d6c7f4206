package dev.gatecrash.internal.endpoint.openid;

import com.nimbusds.oauth2.sdk.OAuth2Error;
import dev.gatecrash.client.Client;
import dev.gatecrash.http.Endpoint;
import dev.gatecrash.http.Headers;
import dev.gatecrash.http.Request;
import dev.gatecrash.http.Response;
import dev.gatecrash.internal.client.ClientRegistry;
import dev.gatecrash.internal.endpoint.Answer;
import dev.gatecrash.internal.endpoint.EndpointHandler;
import dev.gatecrash.internal.endpoint.Form;
import dev.gatecrash.internal.endpoint.browser.BrowserSessions;
import dev.gatecrash.internal.endpoint.browser.Page;
import dev.gatecrash.internal.http.Refusal;
import dev.gatecrash.internal.token.IssuedTokenCheck;
import dev.gatecrash.internal.user.SignIns;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Signs a user out on a client's behalf (OpenID Connect RP-Initiated Logout §2). Nobody is asked, for the ID token says who
 * it is; tokens live on.
 */
public final class LogoutEndpoint implements EndpointHandler {

    private final IssuedTokenCheck tokens;
    private final ClientRegistry clients;
    private final SignIns signIns;
    private final BrowserSessions sessions;

    /** Ends these sign-ins, in these browsers too. */
    public LogoutEndpoint(IssuedTokenCheck tokens, ClientRegistry clients, SignIns signIns, BrowserSessions sessions) {
        this.tokens = tokens;
        this.clients = clients;
        this.signIns = signIns;
        this.sessions = sessions;
    }

    @Override
    public Endpoint endpoint() {
        return Endpoint.END_SESSION;
    }

    @Override
    public Set<String> methods() {
        return Set.of("GET", "POST");
    }

    @Override
    public boolean isCrossOrigin() {
        return false;
    }

    @Override
    public Map<String, Object> metadata(String url) {
        return Map.of("end_session_endpoint", url);
    }

    @Override
    public Answer handle(Request request) throws Refusal {
        Form.check(request.parameters());
        Optional<Map<String, Object>> idToken = idToken(request);
        Optional<Client> client = client(request, idToken);
        Optional<String> target = request.parameter("post_logout_redirect_uri").filter(uri -> !uri.isEmpty());
        if (target.isPresent()) {
            checkRegistered(target.get(), client);
        }
        Optional<String> user = idToken.map(claims -> String.valueOf(claims.get("sub")));
        user.ifPresent(signIns::signOut);
        user.ifPresent(sessions::signOut);
        String reason = user.map(name -> name + " signed out").orElse("nobody to sign out: no id_token_hint");
        return new Answer(
                target.map(uri -> found(uri, request.parameter("state"))).orElseGet(LogoutEndpoint::done), reason);
    }

    // §2: also an expired ID token will do.
    private Optional<Map<String, Object>> idToken(Request request) throws Refusal {
        Optional<String> hint = request.parameter("id_token_hint").filter(text -> !text.isEmpty());
        Optional<Map<String, Object>> claims = hint.flatMap(tokens::anyIdToken);
        if (hint.isPresent() && claims.isEmpty()) {
            throw invalid("id_token_hint is not an ID token of this issuer");
        }
        return claims;
    }

    private Optional<Client> client(Request request, Optional<Map<String, Object>> idToken) throws Refusal {
        Optional<String> sent = request.parameter("client_id").filter(text -> !text.isEmpty());
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
    }

    private static Response found(String uri, Optional<String> state) {
        String separator = uri.contains("?") ? "&" : "?";
        String target = uri
                + state.map(s -> separator + "state=" + URLEncoder.encode(s, StandardCharsets.UTF_8))
                        .orElse("");
        return new Response(302, Headers.of("Location", target).with("Referrer-Policy", "no-referrer"), "");
    }

    private static Response done() {
        return Page.message("Sign out", "You are signed out.").response(200);
    }

    private static Refusal invalid(String description) {
        return new Refusal(OAuth2Error.INVALID_REQUEST, description);
    }
}
