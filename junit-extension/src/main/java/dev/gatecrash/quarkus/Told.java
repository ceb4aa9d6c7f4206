package dev.gatecrash.quarkus;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.client.Client;
import dev.gatecrash.http.Endpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What an application is told about its authorization server, and what it would have had instead. */
record Told(Map<String, String> properties, Map<String, String> before) {

    private static final String OIDC = "quarkus.oidc.";
    private static final String PORT = "quarkus.http.test-port";

    /** Works out what to tell the application whose configuration this thread sees. */
    static Told of(AuthorizationServer auth, Client client, String path, boolean opaqueTokens) {
        String port = Configured.value(PORT)
                .filter(value -> !value.equals("0") && !value.contains("$"))
                .orElseGet(Told::freePort);
        String issuer = auth.issuer().toString();
        String resource = "http://127.0.0.1:" + port + path;

        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("gatecrash.issuer", issuer);
        properties.put("gatecrash.resource", resource);
        properties.put(PORT, port);
        properties.put(OIDC + "auth-server-url", issuer);
        inKind(auth, client, resource).forEach((property, value) -> {
            if (Configured.value(property).filter(Told::isReplaceable).isPresent()) {
                properties.put(property, value);
            }
        });
        if (Configured.value(OIDC + "resource-metadata.enabled").isPresent()) {
            // Else the challenge names an https URL, which the application under test does not have.
            properties.put(OIDC + "resource-metadata.force-https-scheme", "false");
        }
        if (opaqueTokens) {
            properties.put(OIDC + "client-id", client.id());
            properties.put(OIDC + "credentials.secret", client.secret().orElseThrow());
            properties.put(OIDC + "token.allow-opaque-token-introspection", "true");
        }
        return new Told(properties, before(properties));
    }

    private static Map<String, String> inKind(AuthorizationServer auth, Client client, String resource) {
        String issuer = auth.issuer().toString();
        Map<String, String> values = new LinkedHashMap<>();
        values.put(OIDC + "jwks-path", auth.url(Endpoint.JWKS).toString());
        values.put(OIDC + "introspection-path", auth.url(Endpoint.INTROSPECTION).toString());
        values.put(OIDC + "client-id", client.id());
        values.put(OIDC + "credentials.secret", client.secret().orElseThrow());
        values.put(OIDC + "token.issuer", issuer);
        values.put(OIDC + "token.audience", resource);
        values.put(OIDC + "token.required-claims.aud", resource);
        values.put(OIDC + "resource-metadata.resource", resource);
        values.put(OIDC + "resource-metadata.authorization-server", issuer);
        return values;
    }

    /** What says that everything will do stays, for it does in production too; so does what is relative to the server. */
    private static boolean isReplaceable(String value) {
        return !value.equals("any") && !value.startsWith("/");
    }

    private static Map<String, String> before(Map<String, String> properties) {
        return properties.keySet().stream()
                .filter(property -> Configured.value(property).isPresent())
                .collect(Collectors.toMap(
                        property -> property,
                        property -> Configured.value(property).orElseThrow()));
    }

    private static String freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return String.valueOf(socket.getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException("no free port for the application under test", e);
        }
    }

    /** One line a property, to be read in a log; secrets are the test's own. */
    @Override
    public String toString() {
        return properties.entrySet().stream()
                .map(entry -> "%n  %s = %s%s".formatted(entry.getKey(), entry.getValue(), remark(entry.getKey())))
                .collect(Collectors.joining("", "Gatecrash is the authorization server of this application:", ""));
    }

    private String remark(String property) {
        return Optional.ofNullable(before.get(property))
                .map(" (in place of %s)"::formatted)
                .orElse("");
    }
}
