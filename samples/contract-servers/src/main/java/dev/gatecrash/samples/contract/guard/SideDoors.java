package dev.gatecrash.samples.contract.guard;

import static dev.gatecrash.samples.contract.bug.http.TransportBug.*;

import dev.gatecrash.samples.contract.access.Caller;
import dev.gatecrash.samples.contract.access.Refusal;
import dev.gatecrash.samples.contract.bug.http.SessionBug;
import dev.gatecrash.samples.contract.http.Call;
import dev.gatecrash.samples.contract.http.Json;
import dev.gatecrash.samples.contract.profile.Resource;
import dev.gatecrash.samples.contract.profile.Setup;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Every way in that is not the Authorization header; without bugs there is none. Thread-safe. */
final class SideDoors {

    private static final Set<String> OLD_REVISIONS = Set.of("2024-11-05", "2025-03-26");

    private final Setup setup;
    private final Sessions sessions;
    private final Map<String, Caller> byConnection = new ConcurrentHashMap<>();

    SideDoors(Setup setup, Sessions sessions) {
        this.setup = setup;
        this.sessions = sessions;
    }

    void remember(Caller caller, Call call) {
        if (setup.has(CONNECTION_IS_AUTHENTICATED)) {
            byConnection.put(call.connection(), caller);
        }
    }

    /** The token that counts before the header's. */
    Optional<Credentials> preferred(Call call) {
        return setup.has(QUERY_OVERRIDES_HEADER) ? query(call) : Optional.empty();
    }

    /** The token that counts when the header has none, or no good one. */
    Optional<Credentials> elsewhere(Call call, Refusal refusal) {
        boolean none = refusal.error().isEmpty();
        if ((none && setup.has(TOKEN_IN_QUERY)) || (!none && setup.has(QUERY_AFTER_BAD_HEADER))) {
            return query(call);
        }
        if (none && setup.has(TOKEN_IN_FORM)) {
            return bearer(call.formParameter("access_token").or(() -> member(message(call), "access_token")));
        }
        if (none && setup.has(TOKEN_IN_COOKIE)) {
            return bearer(Stream.of("access_token", "token", "Authorization")
                    .flatMap(name -> call.cookie(name).stream())
                    .findFirst()
                    .map(value -> value.replaceFirst("(?i)^Bearer(%20| )", "")));
        }
        if (none && setup.has(TOKEN_IN_META)) {
            Map<String, Object> parameters = Json.member(message(call), "params");
            return bearer(member(Json.member(parameters, "_meta"), "authorization")
                    .or(() -> member(parameters, "authorization"))
                    .map(value -> value.replaceFirst("(?i)^Bearer ", "")));
        }
        return Optional.empty();
    }

    /** Who is let in without a token, if anybody is. */
    Optional<Caller> anonymous(Call call, Refusal refusal) {
        if (setup.has(NO_AUTHENTICATION) || isUnfiltered(call) || isUnprotected(call)) {
            return Optional.of(Caller.unknown("anonymous"));
        }
        if (setup.has(TRUSTS_USER_HEADER)) {
            return Stream.of("X-Forwarded-User", "X-User", "X-Auth-Request-User", "X-Remote-User")
                    .flatMap(name -> call.header(name).stream())
                    .findFirst()
                    .map(Caller::unknown);
        }
        boolean bare = call.headers("Authorization").isEmpty();
        if (bare && setup.has(CONNECTION_IS_AUTHENTICATED)) {
            return Optional.ofNullable(byConnection.get(call.connection()));
        }
        boolean known = refusal.error().isEmpty() && setup.has(SessionBug.SESSION_IS_AUTHENTICATION);
        return known ? sessions.opener(call) : Optional.empty();
    }

    private boolean isUnfiltered(Call call) {
        boolean local = call.header("X-Forwarded-For").orElse("").startsWith("127.0.0.1");
        String override = call.header("X-HTTP-Method-Override").orElse("POST");
        return (local && setup.has(TRUSTS_LOCAL_ADDRESS))
                || (setup.has(METHOD_OVERRIDE) && !override.equals("POST"))
                || !call.rawPath().equals(Resource.PATH)
                || (setup.has(OLD_REVISION_UNPROTECTED)
                        && OLD_REVISIONS.contains(
                                call.header("MCP-Protocol-Version").orElse("")))
                || (setup.has(OTHER_MEDIA_TYPES_UNPROTECTED)
                        && !call.header("Content-Type").orElse("").startsWith("application/json"));
    }

    private boolean isUnprotected(Call call) {
        return switch (call.method()) {
            case "GET" -> setup.has(GET_STREAM_UNPROTECTED);
            case "DELETE" -> setup.has(DELETE_UNPROTECTED);
            case "PUT", "PATCH", "HEAD" -> setup.has(OTHER_METHODS_UNPROTECTED);
            case "POST" -> isUnprotectedMessage(message(call));
            default -> false;
        };
    }

    private boolean isUnprotectedMessage(Map<String, Object> message) {
        Object method = message.get("method");
        return (setup.has(SessionBug.SUBSCRIPTION_UNPROTECTED) && "subscriptions/listen".equals(method))
                || (setup.has(ONLY_INITIALIZE_PROTECTED) && !"initialize".equals(method))
                || (setup.has(ONLY_CALLS_PROTECTED) && !"tools/call".equals(method))
                || (setup.has(NOTIFICATIONS_UNPROTECTED) && !message.containsKey("id"));
    }

    private static Optional<Credentials> query(Call call) {
        return bearer(Stream.of("access_token", "token", "bearer_token", "jwt", "authorization")
                .flatMap(name -> call.queryParameter(name).stream())
                .findFirst()
                .map(value -> value.replaceFirst("(?i)^Bearer ", "")));
    }

    private static Optional<Credentials> bearer(Optional<String> token) {
        return token.map(value -> new Credentials("bearer", value));
    }

    private static Optional<String> member(Map<String, Object> object, String name) {
        return object.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    private static Map<String, Object> message(Call call) {
        return Json.object(call.body()).orElse(Map.of());
    }
}
