package dev.gatecrash.spring;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.AuthorizationServerBuilder;
import dev.gatecrash.client.Client;
import dev.gatecrash.junit.AuthorizationServerExtension;
import java.util.Map;
import java.util.UUID;
import org.apache.commons.logging.LogFactory;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.DefaultSingletonBeanRegistry;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.MergedContextConfiguration;

/**
 * Starts an authorization server for a context that is about to start, and tells the context of it. Spring compares
 * customizers to find a context that it has already: those with the same settings are equal, so they share one.
 */
record IssuerCustomizer(AuthorizationServerExtension settings) implements ContextCustomizer {

    /** The name of the server's bean; unlikely to be anybody else's. */
    static final String BEAN = "dev.gatecrash.AuthorizationServer";

    @Override
    public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
        TestEnvironment environment = new TestEnvironment(context.getEnvironment());
        ReachableAt place = ReachableAt.of(context, environment);
        ResourceServer resourceServer = new ResourceServer(environment);
        Client client = Client.confidentialClient("gatecrash", UUID.randomUUID().toString());
        AuthorizationServerBuilder builder = AuthorizationServer.builder().client(client);
        if (resourceServer.introspects()) {
            builder.opaqueAccessTokens();
        }
        AuthorizationServer auth = settings.applyTo(builder).start();
        register(auth, place, context.getBeanFactory());

        environment.offer(Placeholders.of(auth, client, place));
        Map<String, String> told = resourceServer.settings(auth);
        LogFactory.getLog(IssuerCustomizer.class).info(environment.tell(told));
    }

    /** Registered first, so destroyed last: the application may still need its issuer while it stops. */
    private static void register(
            AuthorizationServer auth, ReachableAt place, ConfigurableListableBeanFactory beanFactory) {
        beanFactory.registerSingleton(BEAN, auth);
        if (beanFactory instanceof DefaultSingletonBeanRegistry registry) {
            registry.registerDisposableBean(BEAN, () -> {
                place.close();
                auth.close();
            });
        }
    }

    @Override
    public String toString() {
        return "Gatecrash's authorization server, property source \"%s\"".formatted(TestEnvironment.NAME);
    }
}
