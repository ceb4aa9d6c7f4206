package dev.gatecrash.quarkus;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.AuthorizationServerBuilder;
import dev.gatecrash.client.Client;
import io.quarkus.test.common.QuarkusTestResourceConfigurableLifecycleManager;
import java.lang.System.Logger.Level;
import java.lang.reflect.Modifier;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Starts and closes the server of {@link WithQuarkusAuthorizationServer}. For Quarkus, which makes it, not for you; used by
 * one thread at a time.
 */
public final class AuthorizationServerResource
        implements QuarkusTestResourceConfigurableLifecycleManager<WithQuarkusAuthorizationServer> {

    private static final System.Logger LOG = System.getLogger(AuthorizationServerResource.class.getName());

    private String path = "/mcp";
    private boolean opaqueTokens;
    private AuthorizationServerSettings settings = new AuthorizationServerSettings.Default();
    private Optional<AuthorizationServer> server = Optional.empty();

    /** For Quarkus. */
    public AuthorizationServerResource() {}

    @Override
    public void init(WithQuarkusAuthorizationServer annotation) {
        path = annotation.path();
        opaqueTokens = annotation.opaqueTokens();
        settings = instance(annotation.settings());
    }

    @Override
    public Map<String, String> start() {
        Client client = Client.confidentialClient("gatecrash", UUID.randomUUID().toString());
        AuthorizationServerBuilder builder = AuthorizationServer.builder().client(client);
        if (opaqueTokens) {
            builder.opaqueAccessTokens();
        }
        AuthorizationServer started = settings.apply(builder).start();
        server = Optional.of(started);
        RunningServer.began(started);
        Told told = Told.of(started, client, path, opaqueTokens);
        LOG.log(Level.INFO, told);
        return told.properties();
    }

    @Override
    public void inject(TestInjector injector) {
        server.ifPresent(running -> injector.injectIntoFields(
                running,
                field -> field.getType() == AuthorizationServer.class && !Modifier.isFinal(field.getModifiers())));
    }

    @Override
    public void stop() {
        server.ifPresent(running -> {
            try {
                running.close();
            } finally {
                RunningServer.ended(running);
            }
        });
        server = Optional.empty();
    }

    private static AuthorizationServerSettings instance(Class<? extends AuthorizationServerSettings> type) {
        try {
            return type.getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(
                    "%s cannot be made; it has to be public, with a public constructor without parameters"
                            .formatted(type.getName()),
                    e);
        }
    }
}
