package dev.gatecrash.internal.contract.bench;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.flow.McpRevision;
import dev.gatecrash.tls.Trust;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
        return new Target(
                endpoint,
                auth,
                List.copyOf(granted),
                ordinary,
                privileged,
                resource,
                revision,
                trust,
                thorough,
                dpop,
                restart);
    }

    /** A copy whose ordinary caller may call this tool. */
    public Target withOrdinaryTool(String name, Map<String, ?> arguments) {
        return new Target(
                endpoint,
                auth,
                scopes,
                Optional.of(Operation.callTool(name, arguments)),
                privileged,
                resource,
                revision,
                trust,
                thorough,
                dpop,
                restart);
    }

    /** A copy that has this privileged tool. */
    public Target withPrivilegedTool(String name, Map<String, ?> arguments, List<String> needed) {
        return new Target(
                endpoint,
                auth,
                scopes,
                ordinary,
                Optional.of(new Privileged(Operation.callTool(name, arguments), List.copyOf(needed))),
                resource,
                revision,
                trust,
                thorough,
                dpop,
                restart);
    }

    /** A copy with this resource identifier. */
    public Target withResource(URI identifier) {
        return new Target(
                endpoint,
                auth,
                scopes,
                ordinary,
                privileged,
                Optional.of(identifier),
                revision,
                trust,
                thorough,
                dpop,
                restart);
    }

    /** A copy that speaks this revision. */
    public Target withRevision(McpRevision spoken) {
        return new Target(
                endpoint,
                auth,
                scopes,
                ordinary,
                privileged,
                resource,
                Optional.of(spoken),
                trust,
                thorough,
                dpop,
                restart);
    }

    /** A copy that trusts this authority. */
    public Target withTrust(Trust authority) {
        return new Target(
                endpoint,
                auth,
                scopes,
                ordinary,
                privileged,
                resource,
                revision,
                Optional.of(authority),
                thorough,
                dpop,
                restart);
    }

    /** A copy with time to wait. */
    public Target withThorough(Duration longest) {
        return new Target(
                endpoint,
                auth,
                scopes,
                ordinary,
                privileged,
                resource,
                revision,
                trust,
                Optional.of(longest),
                dpop,
                restart);
    }

    /** A copy that wants DPoP. */
    public Target withDpop() {
        return new Target(
                endpoint, auth, scopes, ordinary, privileged, resource, revision, trust, thorough, true, restart);
    }

    /** A copy whose server can be restarted. */
    public Target withRestart(Runnable how) {
        return new Target(
                endpoint,
                auth,
                scopes,
                ordinary,
                privileged,
                resource,
                revision,
                trust,
                thorough,
                dpop,
                Optional.of(how));
    }
}
