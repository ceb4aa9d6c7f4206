package dev.gatecrash.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Tells issuers apart where a test needs several: parameters of the same name get the same issuer, others another.
 *
 * <pre>{@code
 * @Test
 * void a_token_of_another_issuer_is_refused(AuthorizationServer auth, @Issuer("other") AuthorizationServer other) {
 *     assertThat(auth.issuer()).isNotEqualTo(other.issuer());
 * }
 * }</pre>
 *
 * <p>Its settings are those of {@link AuthorizationServerExtension#and}, or else the same as of the issuer without name.
 * May be used on another annotation.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.PARAMETER, ElementType.ANNOTATION_TYPE})
public @interface Issuer {

    /** The name; not blank. */
    String value();
}
