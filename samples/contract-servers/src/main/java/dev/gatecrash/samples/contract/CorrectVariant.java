package dev.gatecrash.samples.contract;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.AuthorizationServerBuilder;
import dev.gatecrash.flow.McpRevision;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * One way to be right.
 *
 * @param revisions which the server speaks
 * @param tokens which it takes
 * @param issuer how the authorization server has to be built for it
 * @param starter starts it
 */
public record CorrectVariant(
        String name,
        Set<McpRevision> revisions,
        Tokens tokens,
        UnaryOperator<AuthorizationServerBuilder> issuer,
        Function<AuthorizationServer, CorrectServer> starter) {

    /** A kind of access token. */
    public enum Tokens {
        /** Signed, and verified by the server itself. */
        JWT,
        /** Random, and known to the issuer only. */
        OPAQUE,
        /** Signed, and bound to a key that the client has to prove (RFC 9449). */
        BOUND,
    }

    public CorrectVariant {
        revisions = Set.copyOf(revisions);
    }

    /** Starts the authorization server that it needs. */
    public AuthorizationServer startIssuer() {
        return issuer.apply(AuthorizationServer.builder()).start();
    }

    /** Starts the server. */
    public CorrectServer start(AuthorizationServer auth) {
        return starter.apply(auth);
    }

    @Override
    public String toString() {
        return name;
    }
}
