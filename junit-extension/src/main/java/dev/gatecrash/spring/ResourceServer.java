package dev.gatecrash.spring;

import dev.gatecrash.AuthorizationServer;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Spring Boot's settings of an OAuth resource server.
 *
 * <p>They are replaced in kind and none is added but the issuer: a check that the application does not make in production
 * must not be made in its tests, or the tests would hide that it is missing.
 */
final class ResourceServer {

    private static final String JWT = "spring.security.oauth2.resourceserver.jwt.";
    private static final String OPAQUE = "spring.security.oauth2.resourceserver.opaquetoken.";
    private static final String ISSUER_URI = JWT + "issuer-uri";
    private static final String JWK_SET_URI = JWT + "jwk-set-uri";
    private static final String AUDIENCES = JWT + "audiences";
    private static final String INTROSPECTION_URI = OPAQUE + "introspection-uri";

    private final TestEnvironment environment;

    ResourceServer(TestEnvironment environment) {
        this.environment = environment;
    }

    /** Whether the application asks the issuer about tokens, and so wants opaque ones. */
    boolean introspects() {
        return environment.has(INTROSPECTION_URI);
    }

    /** The settings that make this server the application's issuer; the placeholders are in the environment already. */
    Map<String, String> settings(AuthorizationServer auth) {
        Map<String, String> settings = new LinkedHashMap<>();
        boolean opaque = auth.token().mint().header().isEmpty();
        if (opaque || introspects()) {
            settings.put(INTROSPECTION_URI, placeholder(Placeholders.INTROSPECTION_URI));
            settings.put(OPAQUE + "client-id", placeholder(Placeholders.CLIENT_ID));
            settings.put(OPAQUE + "client-secret", placeholder(Placeholders.CLIENT_SECRET));
        }
        boolean issuer = environment.has(ISSUER_URI);
        boolean keys = environment.has(JWK_SET_URI);
        if (issuer || (!opaque && !keys)) {
            settings.put(ISSUER_URI, placeholder(Placeholders.ISSUER));
        }
        if (keys) {
            settings.put(JWK_SET_URI, placeholder(Placeholders.JWKS_URI));
        }
        if (environment.has(AUDIENCES)) {
            settings.put(AUDIENCES, placeholder(Placeholders.RESOURCE));
        }
        return settings;
    }

    private String placeholder(String property) {
        return environment.value(property).orElseThrow();
    }
}
