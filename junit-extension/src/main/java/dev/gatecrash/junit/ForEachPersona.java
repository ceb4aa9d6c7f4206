package dev.gatecrash.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test that runs once for each of {@link dev.gatecrash.persona.Personas#all()}, in place of {@code @Test}.
 *
 * <pre>{@code
 * @ForEachPersona
 * void the_server_never_fails(AuthorizationServer auth) {
 * }
 * }</pre>
 *
 * <p>Every issuer that the test itself asks for, as {@link WithAuthorizationServer} or
 * {@link AuthorizationServerExtension} lets it, looks like the persona; settings of the extension go before it. An issuer
 * of the whole class does not. A parameter of type {@link dev.gatecrash.persona.Persona} gets the persona.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@TestTemplate
@ExtendWith(PersonaInvocations.class)
public @interface ForEachPersona {}
