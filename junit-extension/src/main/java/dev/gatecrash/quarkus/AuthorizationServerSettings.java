package dev.gatecrash.quarkus;

import dev.gatecrash.AuthorizationServerBuilder;
import java.util.function.UnaryOperator;

/**
 * What is different about the server of {@link WithQuarkusAuthorizationServer}.
 *
 * <pre>{@code
 * public final class Keycloak implements AuthorizationServerSettings {
 *     @Override
 *     public AuthorizationServerBuilder apply(AuthorizationServerBuilder server) {
 *         return server.persona(Personas.keycloak());
 *     }
 * }
 * }</pre>
 *
 * <p>An implementation is public and has a public constructor without parameters.
 */
public interface AuthorizationServerSettings extends UnaryOperator<AuthorizationServerBuilder> {

    /** Nothing. */
    final class Default implements AuthorizationServerSettings {

        /** For the annotation. */
        public Default() {}

        @Override
        public AuthorizationServerBuilder apply(AuthorizationServerBuilder server) {
            return server;
        }
    }
}
