package dev.gatecrash.spring;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.junit.Surroundings;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** Finds the authorization server of a test's application context. For the JUnit extension, not for you. */
public final class SpringSurroundings implements Surroundings {

    private static final boolean SPRING = isPresent("org.springframework.test.context.junit.jupiter.SpringExtension");

    /** For the service loader. */
    public SpringSurroundings() {}

    @Override
    public Optional<AuthorizationServer> authorizationServer(ExtensionContext context) {
        return isSpringTest(context) ? OnSpring.authorizationServer(context) : Optional.empty();
    }

    @Override
    public boolean fillsIn(ParameterContext parameter, ExtensionContext context) {
        return isSpringTest(context) && OnSpring.fillsIn(parameter, context);
    }

    private static boolean isSpringTest(ExtensionContext context) {
        return SPRING && context.getTestClass().filter(OnSpring::runs).isPresent();
    }

    private static boolean isPresent(String type) {
        try {
            Class.forName(type, false, SpringSurroundings.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    /** Loaded only where Spring is. */
    private static final class OnSpring {

        static boolean runs(Class<?> testClass) {
            return new SpringTest(testClass).hasSpringExtension();
        }

        static Optional<AuthorizationServer> authorizationServer(ExtensionContext context) {
            if (new SpringTest(context.getRequiredTestClass()).wanted().isEmpty()) {
                return Optional.empty();
            }
            ApplicationContext application = SpringExtension.getApplicationContext(context);
            return application.containsBean(IssuerCustomizer.BEAN)
                    ? Optional.of(application.getBean(IssuerCustomizer.BEAN, AuthorizationServer.class))
                    : Optional.empty();
        }

        static boolean fillsIn(ParameterContext parameter, ExtensionContext context) {
            return new SpringExtension().supportsParameter(parameter, context);
        }
    }
}
