package dev.gatecrash.internal.endpoint.openid;

import com.nimbusds.oauth2.sdk.OAuth2Error;
import dev.gatecrash.http.Endpoint;
import dev.gatecrash.http.Headers;
import dev.gatecrash.http.Request;
import dev.gatecrash.http.Response;
import dev.gatecrash.internal.client.ClientRegistry;
import dev.gatecrash.internal.endpoint.Answer;
import dev.gatecrash.internal.endpoint.EndpointHandler;
import dev.gatecrash.internal.endpoint.browser.BrowserSessions;
import dev.gatecrash.internal.endpoint.browser.Page;
import dev.gatecrash.internal.endpoint.browser.Session;
import dev.gatecrash.internal.http.Refusal;
import dev.gatecrash.internal.token.IssuedTokenCheck;
import dev.gatecrash.internal.user.SignIns;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Signs a user out on a client's behalf (OpenID Connect RP-Initiated Logout §2); tokens live on.
 *
 * <p>An ID token says who it is. Where there is none, or it is not about who is signed in in this browser, the user is asked.
 */
public final class LogoutEndpoint implements EndpointHandler {

    private static final String TITLE = "Sign out";

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
        LogoutRequest asked = LogoutRequest.of(request, tokens, clients);
        Optional<Session> session = sessions.of(request);
        Optional<String> signedIn = session.map(Session::user);
        if (session.isEmpty() || signedIn.equals(asked.user())) {
            return asked.user()
                    .map(user -> signOut(user, asked))
                    .orElseGet(() -> done(asked, "Nobody is signed in here.", "nobody to sign out: no id_token_hint"));
        }
        Optional<String> decision =
                request.parameter("decision").filter(said -> request.method().equals("POST"));
        if (decision.isEmpty()) {
            return question(request, asked, session.get());
        }
        if (!request.parameter("form_token").equals(Optional.of(session.get().formToken()))) {
            throw new Refusal(OAuth2Error.INVALID_REQUEST, "The form is not one of this page");
        }
        return decision.get().equals("sign-out")
                ? signOut(session.get().user(), asked)
                : done(asked, "You are still signed in.", session.get().user() + " stays signed in");
    }

    // §2: the user must be asked where an ID token does not say that it is this one.
    private static Answer question(Request request, LogoutRequest asked, Session session) {
        Page page = Page.of("logout", TITLE)
                .with("action", request.uri().getRawPath())
                .with("user", session.user())
                .with("client", asked.client().map(Page::nameOf).orElse(""))
                .with("formToken", session.formToken())
                .with(
                        "fields",
                        asked.parameters().entrySet().stream()
                                .map(field -> Map.of("name", field.getKey(), "value", field.getValue()))
                                .toList());
        Page leading = asked.target().map(URI::create).map(page::leadingTo).orElse(page);
        return new Answer(leading.response(200), "asks %s whether to sign out".formatted(session.user()));
    }

    private Answer signOut(String user, LogoutRequest asked) {
        signIns.signOut(user);
        sessions.signOut(user);
        return done(asked, "You are signed out.", user + " signed out");
    }

    private static Answer done(LogoutRequest asked, String text, String reason) {
        Response response = asked.answer()
                .map(LogoutEndpoint::found)
                .orElseGet(() -> Page.message(TITLE, text).response(200));
        return new Answer(response, reason);
    }

    private static Response found(String target) {
        return new Response(302, Headers.of("Location", target).with("Referrer-Policy", "no-referrer"), "");
    }
}
