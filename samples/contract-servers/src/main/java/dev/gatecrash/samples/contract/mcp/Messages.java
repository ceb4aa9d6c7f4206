package dev.gatecrash.samples.contract.mcp;

import static dev.gatecrash.samples.contract.bug.http.ScopeBug.*;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is done with a message that was posted: its form, its scopes, its session, and then the method. */
final class Messages {

    private static final String VERSION = "MCP-Protocol-Version";
    private static final String STATELESS = "2026-07-28";
    private static final Set<String> WITH_SESSIONS = Set.of("2025-03-26", "2025-06-18", "2025-11-25");
    private static final int HEADER_MISMATCH = -32020;
    private static final int INVALID_REQUEST = -32600;

    // MCP 2025-11-25: a stream may begin with an event that has an id and no data; comments keep it open.
    private static final String PREAMBLE = """
            id: 1
            data:

            : still here

            event: message
            data: {"jsonrpc":"2.0","method":"notifications/message","params":{"level":"debug","data":"At work"}}

            id: 2
            """;

    private final Setup setup;
    private final Sessions sessions;
    private final Scopes scopes;
    private final Challenges challenges;
    private final Methods methods;

    Messages(Setup setup, Sessions sessions, Scopes scopes, Challenges challenges) {
        this.setup = setup;
        this.sessions = sessions;
        this.scopes = scopes;
        this.challenges = challenges;
        this.methods = new Methods(setup, scopes);
    }

    /** Since 2026-07-28 every request stands alone. */
    static boolean isStateless(Call call) {
        return call.header(VERSION).filter(STATELESS::equals).isPresent();
    }

    Reply answer(Call call, Caller caller) {
        boolean json = call.header("Content-Type").orElse("").startsWith("application/json");
        if (!json && !setup.bugs().hasAny(TransportBug.OTHER_MEDIA_TYPES_UNPROTECTED, TransportBug.TOKEN_IN_FORM)) {
            return Reply.of(415);
        }
        if (setup.has(NULL_FOR_BATCH) && call.body().startsWith("[")) {
            return Reply.of(200).withBody("application/json", "null");
        }
        if (setup.has(FIRST_OF_BATCH) && Json.value(call.body()).orElse("") instanceof List<?> batch) {
            return batch(batch, call, caller);
        }
        Optional<Message> message = Message.parse(call.body());
        if (message.isEmpty()) {
            return error(400, INVALID_REQUEST, "The body is no JSON-RPC message");
        }
        return answer(message.get(), call, caller);
    }

    private Reply answer(Message message, Call call, Caller caller) {
        Optional<Reply> refused = versionRefused(message, call).or(() -> scopeRefused(message, call, caller));
        if (refused.isPresent()) {
            return refused.get();
        }
        boolean alone = setup.is(Variation.STATELESS) || isStateless(call);
        boolean opening = message.method().equals("initialize");
        if (!alone && !opening && !call.rawPath().equals("/messages")) {
            refused = sessionRefused(call, caller);
        }
        if (refused.isPresent()) {
            return refused.get();
        }
        if (message.isNotification()) {
            return Reply.of(202);
        }
        if (setup.has(SessionBug.SUBSCRIPTION_UNPROTECTED) && message.method().equals("subscriptions/listen")) {
            return Reply.event("{}", true);
        }
        Message run = setup.has(RAW_NAME) && !message.tool().isEmpty()
                ? message.withTool(message.tool().strip().toLowerCase(Locale.ROOT))
                : message;
        Reply reply = framed(methods.answer(run, caller, isStateless(call), call));
        return opening && !alone ? reply.with(Sessions.HEADER, sessions.open(caller, call)) : reply;
    }

    private Optional<Reply> versionRefused(Message message, Call call) {
        String version = call.header(VERSION).orElse("2025-03-26");
        boolean old = setup.has(TransportBug.OLD_REVISION_UNPROTECTED) && version.equals("2024-11-05");
        if (!WITH_SESSIONS.contains(version) && !version.equals(STATELESS) && !old) {
            return Optional.of(error(400, INVALID_REQUEST, "This revision is not supported"));
        }
        if (!isStateless(call) || message.isNotification() || setup.has(TRUSTS_NAME_HEADER)) {
            return Optional.empty();
        }
        boolean same = message.revision().equals(STATELESS)
                && message.method().equals(call.header("Mcp-Method").orElse(""))
                && (message.tool().isEmpty()
                        || message.tool().equals(call.header("Mcp-Name").orElse("")));
        return same
                ? Optional.empty()
                : Optional.of(Reply.json(400, message.error(HEADER_MISMATCH, "The headers do not match the body")));
    }

    private Optional<Reply> scopeRefused(Message message, Call call, Caller caller) {
        String tool = setup.has(TRUSTS_NAME_HEADER) ? call.header("Mcp-Name").orElse(message.tool()) : message.tool();
        List<String> required = setup.has(HIDES_BUT_ALLOWS) ? Scopes.READ : Tools.scopes(tool);
        Caller judged = setup.has(SCOPE_OF_FIRST_TOKEN) ? sessions.opener(call).orElse(caller) : caller;
        List<String> missing = scopes.missing(judged, required, call);
        if (missing.isEmpty()) {
            return Optional.empty();
        }
        if (setup.has(TOOL_ERROR)) {
            return Optional.of(framed(message.result(Methods.text("The token lacks a scope", true))));
        }
        return Optional.of(challenges.insufficient(required, missing));
    }

    private Optional<Reply> sessionRefused(Call call, Caller caller) {
        if (call.headers(Sessions.HEADER).isEmpty() && !caller.isAnonymous()) {
            return sessions.admits(caller, call)
                    ? Optional.empty()
                    : Optional.of(error(400, INVALID_REQUEST, "The request names no session"));
        }
        boolean admitted = sessions.admits(caller, call) || caller.isAnonymous();
        if (!admitted && setup.has(LeakBug.REFLECTS_SESSION_ID)) {
            String page = "<p>No session " + call.header(Sessions.HEADER).orElse("") + "</p>";
            return Optional.of(Reply.of(404).withBody("text/html", page));
        }
        return admitted ? Optional.empty() : Optional.of(Reply.of(sessions.refusal(call)));
    }

    @SuppressWarnings("unchecked")
    private Reply batch(List<?> batch, Call call, Caller caller) {
        List<Object> answers = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            Optional<Message> message =
                    batch.get(i) instanceof Map<?, ?> one ? Message.of((Map<String, Object>) one) : Optional.empty();
            if (message.isEmpty()) {
                return error(400, INVALID_REQUEST, "The body is no batch of messages");
            }
            Optional<Reply> refused = i == 0 ? scopeRefused(message.get(), call, caller) : Optional.empty();
            if (refused.isPresent()) {
                return refused.get();
            }
            if (!message.get().isNotification()) {
                answers.add(methods.answer(message.get(), caller, false, call));
            }
        }
        return Reply.json(200, answers);
    }

    private Reply framed(Map<String, Object> answer) {
        boolean unknown = Json.member(answer, "error").containsValue(Methods.METHOD_NOT_FOUND);
        if (unknown) {
            return Reply.json(404, answer);
        }
        Reply reply = said(answer);
        return setup.has(LeakBug.PUBLIC_CACHE)
                ? reply.with("Cache-Control", "public, max-age=600")
                : reply.with("Cache-Control", "no-store");
    }

    private Reply said(Map<String, Object> answer) {
        if (setup.is(Variation.TALKATIVE_STREAMS)) {
            return Reply.of(200).withBody("text/event-stream", PREAMBLE + "data: " + Json.write(answer) + "\n\n");
        }
        return setup.is(Variation.EVENT_STREAMS) ? Reply.event(Json.write(answer), false) : Reply.json(200, answer);
    }

    /** An error before anything is known of the message. */
    private static Reply error(int status, int code, String text) {
        Map<String, Object> error = Map.of("code", code, "message", text);
        return Reply.json(status, Map.of("jsonrpc", "2.0", "error", error));
    }
}
