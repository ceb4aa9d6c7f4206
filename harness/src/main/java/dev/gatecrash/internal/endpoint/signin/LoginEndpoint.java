package dev.gatecrash.internal.endpoint.signin;

import dev.gatecrash.http.Endpoint;
import dev.gatecrash.http.Request;
import dev.gatecrash.http.Response;
import dev.gatecrash.internal.endpoint.Answer;
import dev.gatecrash.internal.endpoint.EndpointHandler;
import dev.gatecrash.internal.endpoint.authorization.Interaction;
import dev.gatecrash.internal.endpoint.authorization.SignedIn;
import dev.gatecrash.internal.endpoint.authorization.Steps;
import dev.gatecrash.internal.endpoint.browser.BrowserSessions;
import dev.gatecrash.internal.endpoint.browser.Session;
import dev.gatecrash.internal.http.Refusal;
import dev.gatecrash.internal.user.UserDirectory;
import dev.gatecrash.user.User;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/** The page on which a user signs in with name and password (RFC 6749 §3.1). */
public final class LoginEndpoint implements EndpointHandler {

    private final URI url;
    private final Visits visits;
    private final UserDirectory users;
    private final BrowserSessions sessions;
    private final Steps steps;

    /** Signs these users in, at this URL. */
    public LoginEndpoint(URI url, Visits visits, UserDirectory users, BrowserSessions sessions, Steps steps) {
        this.url = url;
        this.visits = visits;
        this.users = users;
        this.sessions = sessions;
        this.steps = steps;
    }

    @Override
    public Endpoint endpoint() {
        return Endpoint.LOGIN;
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
    public Answer handle(Request request) {
        return visits.answer(
                request,
                (shown, interaction) -> {
                    String name = interaction.request().wish().probableUser().orElse("");
                    return new Answer(page(200, interaction, name, false), "asks for name and password");
                },
                this::signIn);
    }

    private Answer signIn(Request form, Interaction interaction) throws Refusal {
        String name = form.parameter("username").orElse("");
        Optional<User> user = users.find(name)
                .filter(u -> u.password().isEmpty() || u.password().equals(form.parameter("password")));
        if (user.isEmpty()) {
            // The same answer for both mistakes; RFC 9110 §15.5.2 wants a scheme, and Basic would open the browser's
            // own box.
            Response again = page(401, interaction, name, true).withHeader("WWW-Authenticate", "Form");
            return new Answer(again, "wrong name or password for " + name);
        }
        Session session = sessions.begin(name, form);
        Answer next = steps.signedIn(interaction, SignedIn.by(session));
        return new Answer(sessions.remembering(session, next.response()), name + " signed in; " + next.reason());
    }

    private Response page(int status, Interaction interaction, String name, boolean isWrong) {
        return Appearance.of("login", "Sign in", interaction)
                .with("action", url.getRawPath())
                .with("username", name)
                .with("hasName", !name.isEmpty())
                .with("isWrong", isWrong)
                .response(status);
    }
}
