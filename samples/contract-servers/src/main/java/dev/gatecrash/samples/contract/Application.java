package dev.gatecrash.samples.contract;

import dev.gatecrash.samples.contract.access.Caller;
import dev.gatecrash.samples.contract.access.Refusal;
import dev.gatecrash.samples.contract.bug.http.ChallengeBug;
import dev.gatecrash.samples.contract.bug.http.LeakBug;
import dev.gatecrash.samples.contract.bug.http.TransportBug;
import dev.gatecrash.samples.contract.guard.Authentication;
import dev.gatecrash.samples.contract.guard.Challenges;
import dev.gatecrash.samples.contract.guard.MetadataDocument;
import dev.gatecrash.samples.contract.guard.Origins;
import dev.gatecrash.samples.contract.guard.Sessions;
import dev.gatecrash.samples.contract.http.Call;
import dev.gatecrash.samples.contract.http.Json;
import dev.gatecrash.samples.contract.http.Reply;
import dev.gatecrash.samples.contract.mcp.Endpoint;
import dev.gatecrash.samples.contract.mcp.SdkEndpoint;
import dev.gatecrash.samples.contract.mcp.Served;
import dev.gatecrash.samples.contract.profile.Resource;
import dev.gatecrash.samples.contract.profile.Setup;
import dev.gatecrash.samples.contract.profile.Variation;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/** The whole way of a request: metadata, path, origin, token, and then the endpoint. Thread-safe. */
final class Application {

    private static final Set<String> LEGACY = Set.of("/sse", "/messages", "/message", "/mcp/v1");

    private static final Duration LATE = Duration.ofMillis(1200);

    private final Setup setup;
    private final Sessions sessions;
    private final MetadataDocument metadata;
    private final Origins origins;
    private final Authentication authentication;
    private final Challenges challenges;
    private final Served endpoint;

    Application(Setup setup) {
        this.setup = setup;
        this.sessions = new Sessions(setup);
        this.metadata = new MetadataDocument(setup);
        this.origins = new Origins(setup);
        this.authentication = new Authentication(setup, sessions);
        this.challenges = new Challenges(setup);
        this.endpoint = setup.is(Variation.STATELESS_SDK)
                ? new SdkEndpoint(setup, challenges)
                : new Endpoint(setup, sessions, challenges);
    }

    Reply answer(Call call) {
        try {
            return origins.dress(call, inTime(routed(call)));
        } catch (RuntimeException e) {
            return failed(e);
        }
    }

    private Reply inTime(Reply reply) {
        if (reply.status() >= 400 && setup.is(Variation.LATE_REFUSALS)) {
            LockSupport.parkNanos(LATE.toNanos());
        }
        return reply;
    }

    private Reply routed(Call call) {
        Optional<Reply> early = metadata.answer(call).or(() -> forgotten(call));
        if (early.isPresent()) {
            return early.get();
        }
        if (!isEndpoint(call)) {
            return Reply.of(404);
        }
        Optional<Reply> refused =
                origins.refuse(call).or(() -> origins.preflight(call)).or(() -> judgedFirst(call));
        return refused.orElseGet(() -> authenticated(call));
    }

    private Reply authenticated(Call call) {
        try {
            Caller caller = authentication.authenticate(call);
            return endpoint.answer(call, caller);
        } catch (Refusal refusal) {
            Reply reply = new EarlyScopes(setup, challenges)
                    .refuse(call, refusal)
                    .orElseGet(() -> challenges.refuse(call, refusal));
            return setup.has(LeakBug.STACK_TRACE)
                    ? reply.withBody("text/plain", trace(new IllegalStateException(refusal)))
                    : reply;
        }
    }

    private boolean isEndpoint(Call call) {
        String path = call.rawPath();
        return path.equals(Resource.PATH)
                || (setup.has(TransportBug.FILTER_BY_RAW_PATH) && call.path().equals(Resource.PATH))
                || (setup.has(TransportBug.FILTER_MISSES_SLASH) && path.equals(Resource.PATH + "/"))
                || (setup.has(TransportBug.PATH_IN_ANY_CASE) && path.equalsIgnoreCase(Resource.PATH));
    }

    /** What should not be there at all. */
    private Optional<Reply> forgotten(Call call) {
        if (setup.has(LeakBug.HEALTH_SHOWS_SESSIONS) && call.path().equals("/health")) {
            return Optional.of(Reply.json(200, Map.of("status", "up", "sessions", sessions.ids())));
        }
        if (setup.has(TransportBug.TRACE_ECHOES) && call.method().equals("TRACE")) {
            return Optional.of(Reply.of(200).withBody("message/http", String.valueOf(call.headers())));
        }
        if (!setup.has(TransportBug.LEGACY_ENDPOINT_UNPROTECTED) || !LEGACY.contains(call.path())) {
            return Optional.empty();
        }
        return Optional.of(
                call.method().equals("GET")
                        ? Reply.of(200)
                                .withBody("text/event-stream", "event: endpoint\ndata: /messages?sessionId=1\n\n")
                        : endpoint.answer(call, Caller.unknown("anonymous")));
    }

    private Optional<Reply> judgedFirst(Call call) {
        if (!setup.has(ChallengeBug.PARSES_FIRST) || !call.method().equals("POST")) {
            return Optional.empty();
        }
        Optional<Map<String, Object>> message = Json.object(call.body());
        boolean known = message.map(members -> String.valueOf(members.get("method")))
                .filter(method -> method.startsWith("tools/")
                        || method.startsWith("notifications/")
                        || method.equals("null")
                        || method.equals("initialize"))
                .isPresent();
        Map<String, Object> error =
                Map.of("code", -32601, "message", "Use tools/call with search_notes, delete_note or whoami");
        return known
                ? Optional.empty()
                : Optional.of(Reply.json(200, Map.of("jsonrpc", "2.0", "id", 1, "error", error)));
    }

    private Reply failed(RuntimeException e) {
        return setup.has(LeakBug.STACK_TRACE) ? Reply.of(500).withBody("text/plain", trace(e)) : Reply.of(500);
    }

    private static String trace(Exception e) {
        StringWriter trace = new StringWriter();
        e.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }
}
