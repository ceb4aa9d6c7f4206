package dev.gatecrash.junit;

import dev.gatecrash.AuthorizationServer;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;

/**
 * The issuer of what a test runs in. It is reset like an issuer of the class, and closed by whoever started it: so this is
 * not closeable, although what it holds is.
 */
record SurroundingIssuer(Issuers issuers) {

    private static final List<Surroundings> KNOWN =
            ServiceLoader.load(Surroundings.class, Surroundings.class.getClassLoader()).stream()
                    .map(ServiceLoader.Provider::get)
                    .toList();

    /** The server of what this test runs in, if there is one. */
    static Optional<AuthorizationServer> find(ExtensionContext context) {
        return KNOWN.stream()
                .flatMap(surroundings -> surroundings.authorizationServer(context).stream())
                .findFirst();
    }

    /** Whether somebody else fills in this parameter. */
    static boolean isFilledIn(ParameterContext parameter, ExtensionContext context) {
        return KNOWN.stream().anyMatch(surroundings -> surroundings.fillsIn(parameter, context));
    }
}
