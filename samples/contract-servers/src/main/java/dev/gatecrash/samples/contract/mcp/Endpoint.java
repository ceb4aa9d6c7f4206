package dev.gatecrash.samples.contract.mcp;

import dev.gatecrash.samples.contract.access.Caller;
import dev.gatecrash.samples.contract.bug.http.LeakBug;
import dev.gatecrash.samples.contract.bug.http.SessionBug;
import dev.gatecrash.samples.contract.bug.http.TransportBug;
import dev.gatecrash.samples.contract.guard.Challenges;
import dev.gatecrash.samples.contract.guard.Scopes;
import dev.gatecrash.samples.contract.guard.Sessions;
import dev.gatecrash.samples.contract.http.Call;
import dev.gatecrash.samples.contract.http.Json;
import dev.gatecrash.samples.contract.http.Reply;
import dev.gatecrash.samples.contract.profile.Setup;
import dev.gatecrash.samples.contract.profile.Variation;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The MCP endpoint for callers who have been let in: Streamable HTTP, with and without sessions. */
public final class Endpoint implements Served {

    private static final String METHODS = "POST, DELETE";

    private final Setup setup;
    private final Sessions sessions;
    private final Scopes scopes;
    private final Challenges challenges;
    private final Messages messages;

    public Endpoint(Setup setup, Sessions sessions, Challenges challenges) {
        this.setup = setup;
        this.sessions = sessions;
        this.challenges = challenges;
        this.scopes = new Scopes(setup);
        this.messages = new Messages(setup, sessions, scopes, challenges);
    }

    @Override
    public Reply answer(Call call, Caller caller) {
        return switch (call.method()) {
            case "POST" -> messages.answer(call, caller);
            case "GET" -> stream(call, caller);
            case "DELETE" -> end(call, caller);
            case "PUT", "PATCH" ->
                setup.has(TransportBug.OTHER_METHODS_UNPROTECTED) ? messages.answer(call, caller) : notAllowed();
            default -> notAllowed();
        };
    }

    /** The stream on which the server speaks unasked; it greets, so that one sees whose it is. */
    private Reply stream(Call call, Caller caller) {
        if (isStateless(call) && setup.has(SessionBug.STREAM_WITHOUT_SESSION)) {
            return Reply.event("{}", true);
        }
        if (isStateless(call) || setup.is(Variation.NO_STREAM)) {
            return notAllowed();
        }
        Optional<Reply> refused = refused(call, caller);
        if (refused.isPresent()) {
            return refused.get();
        }
        String owner = sessions.opener(call).orElse(caller).subject();
        Map<String, Object> parameters = Map.of("level", "info", "data", "This is the stream of " + owner);
        return Reply.event(
                Json.write(Map.of("jsonrpc", "2.0", "method", "notifications/message", "params", parameters)), true);
    }

    private Reply end(Call call, Caller caller) {
        if (isStateless(call) || setup.is(Variation.NO_DELETE)) {
            return notAllowed();
        }
        Optional<Reply> refused = refused(call, caller);
        if (refused.isPresent()) {
            return refused.get();
        }
        sessions.end(call);
        return Reply.of(204);
    }

    private Optional<Reply> refused(Call call, Caller caller) {
        List<String> missing = scopes.missing(caller, Scopes.READ, call);
        if (!missing.isEmpty()) {
            return Optional.of(challenges.insufficient(Scopes.READ, missing));
        }
        boolean unnamed = call.headers(Sessions.HEADER).isEmpty();
        if (unnamed && !setup.bugs().hasAny(TransportBug.GET_STREAM_UNPROTECTED, SessionBug.ONLY_SESSION_IS_DEFAULT)) {
            return Optional.of(Reply.of(400));
        }
        return unnamed || sessions.admits(caller, call) ? Optional.empty() : Optional.of(unusable(call));
    }

    private Reply unusable(Call call) {
        return setup.has(LeakBug.REFLECTS_SESSION_ID)
                ? Reply.of(404)
                        .withBody(
                                "text/html",
                                "<p>No session " + call.header(Sessions.HEADER).orElse("") + "</p>")
                : Reply.of(sessions.refusal(call));
    }

    private boolean isStateless(Call call) {
        return setup.is(Variation.STATELESS) || Messages.isStateless(call);
    }

    private static Reply notAllowed() {
        return Reply.of(405).with("Allow", METHODS);
    }
}
