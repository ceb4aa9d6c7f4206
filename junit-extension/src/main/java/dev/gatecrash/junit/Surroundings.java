package dev.gatecrash.junit;

import dev.gatecrash.AuthorizationServer;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;

/**
 * What a test runs in, where that outlives the test and brings an authorization server: an application context that is
 * kept from class to class. Tests get that server, under the issuer without name, in place of one of their own.
 *
 * <p>For integrations, not for tests; implementations are found by the service loader, and are thread-safe.
 */
public interface Surroundings {

    /** The server of what this test runs in, if it brings one. */
    Optional<AuthorizationServer> authorizationServer(ExtensionContext context);

    /** Whether this parameter is filled in by the surroundings themselves, so that the extension must not. */
    boolean fillsIn(ParameterContext parameter, ExtensionContext context);
}
