package dev.gatecrash.spring;

import dev.gatecrash.junit.AuthorizationServerExtension;
import dev.gatecrash.junit.WithAuthorizationServer;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;
import org.springframework.test.context.junit.jupiter.SpringExtension;
import org.springframework.util.ReflectionUtils;

/** What a test class says about Gatecrash and Spring, by itself, its supertypes or the classes around it. */
record SpringTest(Class<?> type) {

    private static final AuthorizationServerExtension DEFAULT_SETTINGS = new AuthorizationServerExtension();

    /** Whether Spring's extension runs it. */
    boolean hasSpringExtension() {
        return inAndAround()
                .flatMap(c -> MergedAnnotations.from(c, SearchStrategy.TYPE_HIERARCHY).stream(ExtendWith.class))
                .flatMap(extension -> Arrays.stream(extension.getClassArray("value")))
                .anyMatch(SpringExtension.class::isAssignableFrom);
    }

    /** The settings of the authorization server it wants, if it wants one: a static field's, else the default. */
    Optional<AuthorizationServerExtension> wanted() {
        return inAndAround()
                .flatMap(c -> extension(c).stream())
                .findFirst()
                .or(() -> isAnnotated() ? Optional.of(DEFAULT_SETTINGS) : Optional.empty());
    }

    private boolean isAnnotated() {
        return inAndAround()
                .anyMatch(c -> AnnotatedElementUtils.hasAnnotation(c, WithAuthorizationServer.class)
                        || Arrays.stream(ReflectionUtils.getAllDeclaredMethods(c))
                                .anyMatch(m -> AnnotatedElementUtils.hasAnnotation(m, WithAuthorizationServer.class)));
    }

    private static Optional<AuthorizationServerExtension> extension(Class<?> type) {
        return Stream.<Class<?>>iterate(type, c -> c != null, Class::getSuperclass)
                .flatMap(c -> Arrays.stream(c.getDeclaredFields()))
                .filter(field -> field.getType() == AuthorizationServerExtension.class
                        && Modifier.isStatic(field.getModifiers()))
                .findFirst()
                .map(SpringTest::value);
    }

    private static AuthorizationServerExtension value(Field field) {
        ReflectionUtils.makeAccessible(field);
        Object value = ReflectionUtils.getField(field, null);
        if (value instanceof AuthorizationServerExtension extension) {
            return extension;
        }
        throw new IllegalStateException(
                "%s is null; give it AuthorizationServerExtension.with(...) where it is declared".formatted(field));
    }

    private Stream<Class<?>> inAndAround() {
        return Stream.<Class<?>>iterate(type, c -> c != null, Class::getEnclosingClass);
    }
}
