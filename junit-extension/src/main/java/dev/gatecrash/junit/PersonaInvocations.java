package dev.gatecrash.junit;

import dev.gatecrash.persona.Persona;
import dev.gatecrash.persona.Personas;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;

/** Runs a test once for each persona. */
final class PersonaInvocations implements TestTemplateInvocationContextProvider {

    private static final Namespace NAMESPACE = Namespace.create(PersonaInvocations.class);

    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        return true;
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
        return Personas.all().stream().map(Invocation::new);
    }

    /** The persona that a test runs for, if it is one of these. */
    static Optional<Persona> persona(ExtensionContext context) {
        return Optional.ofNullable(context.getStore(NAMESPACE).get(Persona.class, Persona.class));
    }

    private record Invocation(Persona persona) implements TestTemplateInvocationContext {

        @Override
        public String getDisplayName(int index) {
            return persona.name();
        }

        @Override
        public List<Extension> getAdditionalExtensions() {
            BeforeEachCallback note = test -> test.getStore(NAMESPACE).put(Persona.class, persona);
            return List.of(note, new Parameter(persona));
        }
    }

    private record Parameter(Persona persona) implements ParameterResolver {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Persona.class;
        }

        @Override
        public Persona resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return persona;
        }
    }
}
