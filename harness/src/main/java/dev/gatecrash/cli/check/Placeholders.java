package dev.gatecrash.cli.check;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.client.Client;
import dev.gatecrash.http.Endpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What a server under test can be told on its command line. Immutable. */
record Placeholders(URI endpoint, Map<String, String> values) {

    private static final String CLIENT = "resource-server";

    /** For a server at this URL, which may hold {@code {port}}, and with a client of its own to introspect with. */
    static Placeholders of(AuthorizationServer auth, String url) throws IOException {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("issuer", auth.issuer().toString());
        values.put("jwks", auth.url(Endpoint.JWKS).toString());
        values.put("introspection", auth.url(Endpoint.INTROSPECTION).toString());
        Client client =
                auth.clients().registerConfidential(CLIENT, UUID.randomUUID().toString());
        values.put("client_id", client.id());
        values.put("client_secret", client.secret().orElseThrow());
        URI endpoint = endpoint(url);
        values.put("port", String.valueOf(endpoint.getPort()));
        values.put("resource", endpoint.toString());
        return new Placeholders(endpoint, values);
    }

    /** The text with every placeholder filled in. */
    String fill(String text) {
        String filled = text;
        for (Map.Entry<String, String> value : values.entrySet()) {
            filled = filled.replace("{" + value.getKey() + "}", value.getValue());
        }
        return filled;
    }

    private static URI endpoint(String url) throws IOException {
        String filled = url.contains("{port}") ? url.replace("{port}", String.valueOf(freePort())) : url;
        try {
            URI endpoint = new URI(filled);
            if (endpoint.getHost() != null && List.of("http", "https").contains(endpoint.getScheme())) {
                return endpoint;
            }
        } catch (URISyntaxException e) {
            // Said below, together with what is no URL of the web.
        }
        throw new IllegalArgumentException(
                "--url is no URL: %s; write it like http://127.0.0.1:8080/mcp".formatted(url));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
