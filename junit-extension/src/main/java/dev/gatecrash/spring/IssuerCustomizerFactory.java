package dev.gatecrash.spring;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;

/** Found by Spring in {@code META-INF/spring.factories}: a test that wants an authorization server has one in its context. */
final class IssuerCustomizerFactory implements ContextCustomizerFactory {

    @Override
    public @Nullable ContextCustomizer createContextCustomizer(
            Class<?> testClass, List<ContextConfigurationAttributes> configuration) {
        return new SpringTest(testClass).wanted().map(IssuerCustomizer::new).orElse(null);
    }
}
