package dev.gatecrash.junit;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.AuthorizationServerBuilder;
import java.lang.reflect.Constructor;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.DynamicTestInvocationContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.jupiter.api.extension.TestInstanceFactoryContext;
import org.junit.jupiter.api.extension.TestInstancePostProcessor;
import org.junit.jupiter.api.extension.TestInstancePreConstructCallback;

/**
 * {@link WithAuthorizationServer} with settings: injects {@link AuthorizationServer} where a test asks for it.
 *
 * <pre>{@code
 * @RegisterExtension
 * static AuthorizationServerExtension auth = AuthorizationServerExtension.with(s -> s.scopes("notes:read"));
 *
 * @Test
 * void offers_its_scopes(AuthorizationServer auth) {
 *     assertThat(auth).metadata().supports("scopes_supported", "notes:read");
 * }
 * }</pre>
 *
 * <p>In a static field, every issuer is one for the class, wherever it is asked for, and reset when a test ends; in a
 * field of the instance, it lives as {@link WithAuthorizationServer} says. The server is to be had as a parameter only:
 * the field may be inherited by several classes that run at the same time, so there is no single server behind it.
 * Immutable; use either this or the annotation.
 */
public final class AuthorizationServerExtension
        implements BeforeAllCallback,
                TestInstancePreConstructCallback,
                TestInstancePostProcessor,
                BeforeEachCallback,
                AfterEachCallback,
                AfterAllCallback,
                ParameterResolver,
                InvocationInterceptor {

    private static final String UNNAMED = Issuers.UNNAMED;

    private final Map<String, UnaryOperator<AuthorizationServerBuilder>> settings;
    private final boolean inField;

    /** Default settings; for JUnit, when a test class is annotated. */
    public AuthorizationServerExtension() {
        this(Map.of(UNNAMED, UnaryOperator.identity()), false);
    }

    private AuthorizationServerExtension(
            Map<String, UnaryOperator<AuthorizationServerBuilder>> settings, boolean inField) {
        this.settings = Map.copyOf(settings);
        this.inField = inField;
    }

    /** An extension for a field, with these settings for every issuer; it may be asked for many, so for each anew. */
    public static AuthorizationServerExtension with(UnaryOperator<AuthorizationServerBuilder> settings) {
        return new AuthorizationServerExtension(Map.of(UNNAMED, settings), true);
    }

    /** A copy that has these settings, in place of the others, for the {@link Issuer} of this name. */
    public AuthorizationServerExtension and(String issuer, UnaryOperator<AuthorizationServerBuilder> itsSettings) {
        if (issuer.isBlank()) {
            throw new IllegalArgumentException(
                    "the issuer's name is blank; give the settings of that one to with(...)");
        }
        Map<String, UnaryOperator<AuthorizationServerBuilder>> more = new HashMap<>(settings);
        more.put(issuer, itsSettings);
        return new AuthorizationServerExtension(more, inField);
    }

    /** Gives a builder the settings of the issuer without name; for {@link Surroundings} that start one themselves. */
    public AuthorizationServerBuilder applyTo(AuthorizationServerBuilder builder) {
        return settings.getOrDefault(UNNAMED, UnaryOperator.identity()).apply(builder);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        boolean server = parameter.getParameter().getType() == AuthorizationServer.class;
        if (!server && parameter.isAnnotated(Issuer.class)) {
            throw refused(parameter, "@Issuer is for parameters of type AuthorizationServer");
        }
        return server && !SurroundingIssuer.isFilledIn(parameter, context);
    }

    @Override
    public AuthorizationServer resolveParameter(ParameterContext parameter, ExtensionContext context) {
        String name = parameter.findAnnotation(Issuer.class).map(Issuer::value).orElse(UNNAMED);
        if (name.isBlank() && parameter.isAnnotated(Issuer.class)) {
            throw refused(parameter, "@Issuer has a blank name; leave the annotation out for the issuer without name");
        }
        Scopes scopes = new Scopes(context);
        // A persona is the test's own wish, and the surroundings look like none.
        boolean ownOnly =
                !name.equals(UNNAMED) || PersonaInvocations.persona(context).isPresent();
        Optional<Issuers> around = ownOnly ? Optional.empty() : scopes.ofSurroundings();
        return Stream.concat(around.stream(), scopes.ofClasses().stream())
                .flatMap(issuers -> issuers.find(name).stream())
                .findFirst()
                .orElseGet(() -> nearest(parameter, context).get(name, () -> start(name, context)));
    }

    private static Issuers nearest(ParameterContext parameter, ExtensionContext context) {
        Scopes scopes = new Scopes(context);
        Optional<Issuers> shared = scopes.sharedByAll();
        if (shared.isPresent()) {
            return shared.get();
        }
        if (isOfTest(context)) {
            return scopes.ofTest().own();
        }
        boolean construction = parameter.getDeclaringExecutable() instanceof Constructor<?>;
        return construction && isPerMethod(context) ? scopes.underConstruction().own() : scopes.ofClass();
    }

    private AuthorizationServer start(String name, ExtensionContext context) {
        AuthorizationServerBuilder builder = AuthorizationServer.builder();
        PersonaInvocations.persona(context).ifPresent(builder::persona);
        UnaryOperator<AuthorizationServerBuilder> base = settings.getOrDefault(UNNAMED, UnaryOperator.identity());
        return settings.getOrDefault(name, base).apply(builder).start();
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        if (inField) {
            new Scopes(context).shareAll();
        }
    }

    @Override
    public void preConstructTestInstance(TestInstanceFactoryContext making, ExtensionContext context) {
        if (isOfTest(context)) {
            return;
        }
        if (isPerMethod(context)) {
            new Scopes(context).beginConstruction(making.getOuterInstance());
        } else {
            making.getOuterInstance().ifPresent(outer -> new Scopes(context).keepForClass(outer));
        }
    }

    @Override
    public void postProcessTestInstance(Object instance, ExtensionContext context) {
        new Scopes(context).endConstruction(instance);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        Scopes scopes = new Scopes(context);
        scopes.ofSurroundings();
        scopes.ofTest();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Scopes scopes = new Scopes(context);
        scopes.ofTest();
        context.getExecutionException()
                .ifPresentOrElse(
                        failure -> FailureReport.attach(failure, scopes.visible(), context),
                        () -> ReportFile.afterSuccess(context, scopes.visible()));
    }

    @Override
    public void afterAll(ExtensionContext context) {
        context.getExecutionException()
                .ifPresent(failure -> FailureReport.attach(failure, new Scopes(context).visible(), context));
    }

    @Override
    public void interceptDynamicTest(
            Invocation<Void> test, DynamicTestInvocationContext invocation, ExtensionContext context) throws Throwable {
        proceed(test, context);
    }

    @Override
    public <T> T interceptTestClassConstructor(
            Invocation<T> constructor, ReflectiveInvocationContext<Constructor<T>> invocation, ExtensionContext context)
            throws Throwable {
        return proceed(constructor, context);
    }

    /** Dynamic tests and constructors have no callback of their own that would tell of a failure. */
    private static <T> T proceed(Invocation<T> invocation, ExtensionContext context) throws Throwable {
        try {
            return invocation.proceed();
        } catch (Throwable failure) {
            FailureReport.attach(failure, new Scopes(context).visible(), context);
            throw failure;
        }
    }

    private static boolean isOfTest(ExtensionContext context) {
        return context.getTestMethod().isPresent();
    }

    private static boolean isPerMethod(ExtensionContext context) {
        return context.getTestInstanceLifecycle()
                .filter(Lifecycle.PER_METHOD::equals)
                .isPresent();
    }

    private static ParameterResolutionException refused(ParameterContext parameter, String rule) {
        return new ParameterResolutionException("%s: parameter [%s] in [%s]; see docs/annotations.md#issuer"
                .formatted(rule, parameter.getParameter(), parameter.getDeclaringExecutable()));
    }
}
