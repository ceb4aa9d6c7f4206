package dev.gatecrash.samples.quarkus;

import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Whose session is whose: an id alone opens nothing. One issuer, so a subject is enough to know a user by. What is not ended by
 * its user is remembered for ever, which a server that runs for months has to do something about. Thread-safe.
 */
@Singleton
class SessionOwners {

    private static final String SESSION = "Mcp-Session-Id";

    private final Map<String, String> owners = new ConcurrentHashMap<>();

    /** Whether this request is without a session, or in one of this user's. */
    boolean admit(RoutingContext request, String user) {
        String id = request.request().getHeader(SESSION);
        if (id == null) {
            request.addHeadersEndHandler(
                    head -> remember(request.response().headers().get(SESSION), user));
            return true;
        }
        boolean own = user.equals(owners.get(id));
        if (own && request.request().method().name().equals("DELETE")) {
            owners.remove(id);
        }
        return own;
    }

    private void remember(@Nullable String session, String user) {
        if (session != null) {
            owners.put(session, user);
        }
    }
}
