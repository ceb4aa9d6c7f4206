package dev.gatecrash.internal.contract.bench;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.flow.McpRevision;
import dev.gatecrash.tls.Trust;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What the user of the battery said of the server under test. Immutable.
 *
 * @param endpoint the MCP endpoint
 * @param auth the authorization server that it trusts
 * @param scopes what an ordinary caller is granted
 * @param ordinary a call that an ordinary caller may make, if one was named
 * @param privileged a call that an ordinary caller may not make
 * @param resource the resource identifier, where the server does not publish the right one
 * @param revision the revision to speak; found out if empty
 * @param trust what to trust where the server speaks TLS
 * @param thorough how long to wait for the server's own caches; no waiting if empty
 * @param dpop whether the server wants DPoP (RFC 9449)
 * @param restart restarts the server at the same URL, if that is possible
 */
public record Target(
        URI endpoint,
        AuthorizationServer auth,
        List<String> scopes,
        Optional<Operation> ordinary,
        Optional<Privileged> privileged,
        Optional<URI> resource,
        Optional<McpRevision> revision,
        Optional<Trust> trust,
        Optional<Duration> thorough,
        boolean dpop,
        Optional<Runnable> restart) {

    /**
     * A call that needs more than an ordinary caller has.
     *
     * @param operation the call
     * @param scopes what it needs
     */
    public record Privileged(Operation operation, List<String> scopes) {}

    /** What is known when nothing was said. */
    public static Target of(URI endpoint, AuthorizationServer auth) {
        return new Target(
                endpoint,
                auth,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty());
    }

    /** A copy whose ordinary caller has these scopes. */
    public Target withScopes(List<String> granted) {
        return changed(draft -> draft.scopes = List.copyOf(granted));
    }

    /** A copy whose ordinary caller may call this tool. */
    public Target withOrdinaryTool(String name, Map<String, ?> arguments) {
        return changed(draft -> draft.ordinary = Optional.of(Operation.callTool(name, arguments)));
    }

    /** A copy that has this privileged tool. */
    public Target withPrivilegedTool(String name, Map<String, ?> arguments, List<String> needed) {
        Privileged call = new Privileged(Operation.callTool(name, arguments), List.copyOf(needed));
        return changed(draft -> draft.privileged = Optional.of(call));
    }

    /** A copy with this resource identifier. */
    public Target withResource(URI identifier) {
        return changed(draft -> draft.resource = Optional.of(identifier));
    }

    /** A copy that speaks this revision. */
    public Target withRevision(McpRevision spoken) {
        return changed(draft -> draft.revision = Optional.of(spoken));
    }

    /** A copy that trusts this authority. */
    public Target withTrust(Trust authority) {
        return changed(draft -> draft.trust = Optional.of(authority));
    }

    /** A copy with time to wait. */
    public Target withThorough(Duration longest) {
        return changed(draft -> draft.thorough = Optional.of(longest));
    }

    /** A copy that wants DPoP. */
    public Target withDpop() {
        return changed(draft -> draft.dpop = true);
    }

    /** A copy whose server can be restarted. */
    public Target withRestart(Runnable how) {
        return changed(draft -> draft.restart = Optional.of(how));
    }

    private Target changed(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.target();
    }

    /** A copy before it is one. */
    private static final class Draft {

        private final URI endpoint;
        private final AuthorizationServer auth;
        private List<String> scopes;
        private Optional<Operation> ordinary;
        private Optional<Privileged> privileged;
        private Optional<URI> resource;
        private Optional<McpRevision> revision;
        private Optional<Trust> trust;
        private Optional<Duration> thorough;
        private boolean dpop;
        private Optional<Runnable> restart;

        Draft(Target of) {
            endpoint = of.endpoint;
            auth = of.auth;
            scopes = of.scopes;
            ordinary = of.ordinary;
            privileged = of.privileged;
            resource = of.resource;
            revision = of.revision;
            trust = of.trust;
            thorough = of.thorough;
            dpop = of.dpop;
            restart = of.restart;
        }

        Target target() {
            return new Target(
                    endpoint, auth, scopes, ordinary, privileged, resource, revision, trust, thorough, dpop, restart);
        }
    }
}
