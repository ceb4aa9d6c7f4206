package dev.gatecrash.samples.contract.guard;

import static dev.gatecrash.samples.contract.bug.http.SessionBug.*;

import dev.gatecrash.samples.contract.access.Caller;
import dev.gatecrash.samples.contract.bug.Bug;
import dev.gatecrash.samples.contract.http.Call;
import dev.gatecrash.samples.contract.profile.Setup;
import dev.gatecrash.samples.contract.profile.Variation;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The MCP sessions, each bound to the user who opened it. Thread-safe. */
public final class Sessions {

    public static final String HEADER = "Mcp-Session-Id";

    private final Setup setup;
    private final Map<String, Caller> openers = new ConcurrentHashMap<>();
    private volatile @Nullable Caller last;
    private final AtomicInteger count = new AtomicInteger();

    public Sessions(Setup setup) {
        this.setup = setup;
    }

    /** Opens a session and returns its id. */
    public String open(Caller caller, Call call) {
        String id = call.header(HEADER).filter(proposed -> setup.has(FIXATION)).orElseGet(this::newId);
        openers.put(id, caller);
        last = caller;
        return id;
    }

    /** Who opened the session that the request names. */
    public Optional<Caller> opener(Call call) {
        boolean opens = call.body().contains("\"initialize\"");
        if (call.headers(HEADER).isEmpty() && setup.has(ONLY_SESSION_IS_DEFAULT) && !opens) {
            return Optional.ofNullable(last);
        }
        return call.headers(HEADER).size() > 1
                ? Optional.empty()
                : call.header(HEADER).flatMap(id -> Optional.ofNullable(openers.get(id)));
    }

    /** Whether the caller may use the session that the request names, which has to exist. */
    public boolean admits(Caller caller, Call call) {
        return opener(call).filter(opener -> isSame(opener, caller, call)).isPresent();
    }

    /** With which status a session that the caller may not use is refused; the same for none, so that ids cannot be probed. */
    public int refusal(Call call) {
        return setup.is(Variation.FOREIGN_SESSION_FORBIDDEN) && opener(call).isPresent() ? 403 : 404;
    }

    public void end(Call call) {
        if (!setup.has(LIVES_AFTER_DELETE)) {
            call.header(HEADER).ifPresent(openers::remove);
        }
    }

    /** For a page that should not exist. */
    public Set<String> ids() {
        return Set.copyOf(openers.keySet());
    }

    private boolean isSame(Caller opener, Caller caller, Call call) {
        if (caller.isAnonymous()
                || setup.bugs().hasAny(SESSION_OF_ANYBODY, ACTS_AS_OWNER)
                || (setup.has(ONLY_SESSION_IS_DEFAULT) && call.headers(HEADER).isEmpty())) {
            return true;
        }
        Bug ofMethod = switch (call.method()) {
            case "GET" -> STREAM_OF_ANYBODY;
            case "DELETE" -> DELETE_BY_ANYBODY;
            default -> SESSION_OF_ANYBODY;
        };
        if (setup.has(ofMethod)) {
            return true;
        }
        if (setup.has(BOUND_TO_CLIENT)) {
            return opener.client().equals(caller.client());
        }
        return setup.has(BOUND_TO_TOKEN)
                ? opener.token().equals(caller.token())
                : opener.subject().equals(caller.subject());
    }

    private String newId() {
        if (setup.has(SEQUENTIAL_IDS)) {
            return "session-" + count.incrementAndGet();
        }
        // One more than the time for each, as two may be opened within a millisecond.
        return setup.has(TIMESTAMP_IDS)
                ? String.valueOf(System.currentTimeMillis() * 1000 + count.incrementAndGet() % 1000)
                : UUID.randomUUID().toString();
    }
}
