package dev.gatecrash.internal.endpoint.signin;

import dev.gatecrash.http.Endpoint;
import dev.gatecrash.http.Request;
import dev.gatecrash.internal.endpoint.Answer;
import dev.gatecrash.internal.endpoint.EndpointHandler;
import dev.gatecrash.internal.endpoint.authorization.Interaction;
import dev.gatecrash.internal.endpoint.authorization.Interactions;
import dev.gatecrash.internal.endpoint.authorization.SignedIn;
import dev.gatecrash.internal.endpoint.authorization.Steps;
import dev.gatecrash.internal.endpoint.browser.BrowserSessions;
import dev.gatecrash.internal.endpoint.browser.Page;
import dev.gatecrash.internal.endpoint.browser.Session;
import dev.gatecrash.internal.http.Refusal;
import java.util.Set;

/** Where the browser comes back after an application of its own signed the user in (WorkOS Standalone Connect). */
public final class ReturnEndpoint implements EndpointHandler {

    private final Interactions interactions;
    private final BrowserSessions sessions;
    private final Steps steps;

    /** Goes on with these interactions. */
    public ReturnEndpoint(Interactions interactions, BrowserSessions sessions, Steps steps) {
        this.interactions = interactions;
        this.sessions = sessions;
        this.steps = steps;
    }

    @Override
    public Endpoint endpoint() {
        return Endpoint.EXTERNAL_RETURN;
    }

    @Override
    public Set<String> methods() {
        return Set.of("GET");
    }

    @Override
    public boolean isCrossOrigin() {
        return false;
    }

    @Override
    public Answer handle(Request request) {
        try {
            return signIn(request);
        } catch (Refusal refusal) {
            return new Answer(
                    Page.refusal(refusal).response(400),
                    refusal.getErrorObject().getCode() + ": " + refusal.detail());
        }
    }

    private Answer signIn(Request request) throws Refusal {
        String state = request.parameter("state").orElse("");
        Interactions.Completed completed = interactions.completed(state).orElseThrow(Steps::gone);
        // Else a stranger could start a request, and have somebody else's sign-in finish it.
        Interaction interaction = interactions
                .find(completed.interactionId(), sessions.cookies().browser(request))
                .orElseThrow(Steps::gone);
        String user = interactions.useUp(state).orElseThrow(Steps::gone).user();
        Session session = sessions.begin(user, request);
        Answer next = steps.signedIn(interaction, SignedIn.by(session));
        return new Answer(sessions.remembering(session, next.response()), user + " signed in; " + next.reason());
    }
}
