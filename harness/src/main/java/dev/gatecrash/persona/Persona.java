package dev.gatecrash.persona;

import dev.gatecrash.client.Registration;
import dev.gatecrash.http.Endpoint;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A provider's dialect: where its endpoints are, what its metadata and tokens look like. Implementations have no state.
 *
 * <pre>{@code
 * AuthorizationServer auth = AuthorizationServer.builder().persona(Personas.KEYCLOAK).start();
 * }</pre>
 *
 * <p>Every method has a default: the standard server's way. A team may write its own persona by overriding what differs.
 */
public interface Persona {

    /** The provider's name, as on the command line: lower case, words joined by hyphens. */
    String name();

    /** The issuer's path below the place it lives at; may end in a slash, which then is part of the issuer. */
    default String issuerSuffix() {
        return "";
    }

    /** The path of an endpoint below the issuer, without regard to a slash at the issuer's end. */
    default String path(Endpoint endpoint) {
        return endpoint.path();
    }

    /**
     * The metadata document.
     *
     * @param document {@link Endpoint#METADATA} or {@link Endpoint#OPENID_CONFIGURATION}
     * @param standard what the standard server would publish; a copy
     * @return what this provider publishes, or nothing if it has no such document
     */
    default Optional<Map<String, Object>> metadata(Endpoint document, Map<String, Object> standard) {
        return Optional.of(standard);
    }

    /** The header of an access token, from the standard one; a copy. */
    default Map<String, Object> header(Map<String, Object> standard) {
        return standard;
    }

    /** The claims of an access token, from the standard ones (RFC 9068 §2.2); a copy. */
    default Map<String, Object> claims(Map<String, Object> standard) {
        return standard;
    }

    /** What is done with {@code resource}. */
    default ResourceIndicators resourceIndicators() {
        return ResourceIndicators.HONOURED;
    }

    /** Whether authorization responses carry {@code iss} (RFC 9207). */
    default boolean namesItself() {
        return true;
    }

    /** The ways to become a client. */
    default Set<Registration> registration() {
        return EnumSet.allOf(Registration.class);
    }
}
