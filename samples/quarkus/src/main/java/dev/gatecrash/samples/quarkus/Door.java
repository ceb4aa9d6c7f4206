package dev.gatecrash.samples.quarkus;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.spi.runtime.AuthorizationFailureEvent;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;

/** What HTTP says about those who have been let in, which the MCP extension leaves to the application. */
@Singleton
class Door {

    // Below Quarkus' own filters: who calls is known, and that somebody does.
    private static final int AFTER_AUTHORIZATION = 10;
    private static final int FIRST = 1_000;

    private final ProtectedResource resource;
    private final SessionOwners sessions;
    private final CurrentVertxRequest current;

    Door(ProtectedResource resource, SessionOwners sessions, CurrentVertxRequest current) {
        this.resource = resource;
        this.sessions = sessions;
        this.current = current;
    }

    void register(@Observes Filters filters) {
        filters.register(Door::nameTypeOfMetadata, FIRST);
        filters.register(this::letIn, AFTER_AUTHORIZATION);
    }

    /** Quarkus leaves the media type of the metadata out (RFC 9728 section 3.2). */
    private static void nameTypeOfMetadata(RoutingContext request) {
        if (request.normalizedPath().equals(ProtectedResource.METADATA)) {
            request.response().putHeader(HttpHeaders.CONTENT_TYPE, "application/json");
        }
        request.next();
    }

    private void letIn(RoutingContext request) {
        Optional<SecurityIdentity> caller = caller(request);
        if (caller.isEmpty() || !request.normalizedPath().startsWith(ProtectedResource.PATH)) {
            request.next();
        } else if (!caller.get().hasRole(ProtectedResource.READ)) {
            resource.forbid(request, ProtectedResource.READ);
            request.end();
        } else if (!sessions.admit(request, caller.get().getPrincipal().getName())) {
            request.response().setStatusCode(404).end();
        } else {
            request.next();
        }
    }

    private static Optional<SecurityIdentity> caller(RoutingContext request) {
        return request.user() instanceof QuarkusHttpUser user
                ? Optional.of(user.getSecurityIdentity())
                : Optional.empty();
    }

    /** A tool that refuses is told of as a JSON-RPC error alone; HTTP has to say so too, or clients do not step up. */
    void toolRefused(@Observes AuthorizationFailureEvent failure) {
        boolean ofTool = failure.getEventProperties().containsKey(AuthorizationFailureEvent.SECURED_METHOD_KEY);
        // The answers to several messages at once come as events, whose status is sent before the first.
        if (ofTool && !current.getCurrent().response().headWritten()) {
            resource.forbid(current.getCurrent(), ProtectedResource.READ + " " + ProtectedResource.WRITE);
        }
    }
}
