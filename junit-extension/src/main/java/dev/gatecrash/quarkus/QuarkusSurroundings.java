package dev.gatecrash.quarkus;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.junit.Surroundings;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;

/** Finds the authorization server that a Quarkus test runs with. For the JUnit extension, not for you. */
public final class QuarkusSurroundings implements Surroundings {

    /** For the service loader. */
    public QuarkusSurroundings() {}

    /** Only tests of the application are in its class loader, so what runs here is theirs. */
    @Override
    public Optional<AuthorizationServer> authorizationServer(ExtensionContext context) {
        return RunningServer.current();
    }

    @Override
    public boolean fillsIn(ParameterContext parameter, ExtensionContext context) {
        return false;
    }
}
