package dev.gatecrash.spring;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.client.Client;
import dev.gatecrash.http.Endpoint;
import java.util.LinkedHashMap;
import java.util.Map;

/** The properties of Gatecrash's own, for placeholders wherever an application has settings that Spring Boot knows not. */
final class Placeholders {

    static final String ISSUER = "gatecrash.issuer";
    static final String JWKS_URI = "gatecrash.jwks-uri";
    static final String AUTHORIZATION_URI = "gatecrash.authorization-uri";
    static final String TOKEN_URI = "gatecrash.token-uri";
    static final String USER_INFO_URI = "gatecrash.user-info-uri";
    static final String INTROSPECTION_URI = "gatecrash.introspection-uri";
    static final String CLIENT_ID = "gatecrash.client-id";
    static final String CLIENT_SECRET = "gatecrash.client-secret";
    static final String RESOURCE = "gatecrash.resource";
    static final String PATH = "gatecrash.path";

    private Placeholders() {}

    static Map<String, String> of(AuthorizationServer auth, Client client, ReachableAt place) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put(ISSUER, auth.issuer().toString());
        values.put(JWKS_URI, auth.url(Endpoint.JWKS).toString());
        values.put(AUTHORIZATION_URI, auth.url(Endpoint.AUTHORIZATION).toString());
        values.put(TOKEN_URI, auth.url(Endpoint.TOKEN).toString());
        values.put(USER_INFO_URI, auth.url(Endpoint.USER_INFO).toString());
        values.put(INTROSPECTION_URI, auth.url(Endpoint.INTROSPECTION).toString());
        values.put(CLIENT_ID, client.id());
        values.put(CLIENT_SECRET, client.secret().orElseThrow());
        values.put(RESOURCE, place.resource());
        return values;
    }
}
