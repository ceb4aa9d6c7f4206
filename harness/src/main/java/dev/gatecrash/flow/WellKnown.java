package dev.gatecrash.flow;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where metadata is, by the URL of what it describes (RFC 8615). */
final class WellKnown {

    private static final String RESOURCE = "/.well-known/oauth-protected-resource";
    private static final String SERVER = "/.well-known/oauth-authorization-server";
    private static final String OPENID = "/.well-known/openid-configuration";

    private WellKnown() {}

    /**
     * Locations of a resource's metadata, in order, each with the resource identifier it is built from (RFC 9728 §3.1):
     * the endpoint's path first, then the root, which stands for the origin.
     */
    static Map<URI, String> resource(URI mcpServer) {
        Map<URI, String> locations = new LinkedHashMap<>();
        locations.put(inserted(mcpServer, RESOURCE), mcpServer.toString());
        locations.putIfAbsent(
                URI.create(origin(mcpServer) + RESOURCE), origin(mcpServer).toString());
        return locations;
    }

    /** Locations of an authorization server's metadata, in order (MCP, Authorization Server Metadata Discovery). */
    static List<URI> server(URI issuer) {
        URI oauth = inserted(issuer, SERVER);
        URI openid = inserted(issuer, OPENID);
        if (path(issuer).isEmpty()) {
            return List.of(oauth, openid);
        }
        return List.of(oauth, openid, URI.create(origin(issuer) + path(issuer) + OPENID));
    }

    /** This text as a URL of the web, if it is one. */
    static Optional<URI> httpUrl(String text) {
        try {
            URI uri = new URI(text);
            boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            return web && uri.getHost() != null ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static URI inserted(URI url, String wellKnown) {
        String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
        return URI.create(origin(url) + wellKnown + path(url) + query);
    }

    /** The URL without path, query and fragment. */
    static URI origin(URI url) {
        return URI.create(url.getScheme() + "://" + url.getRawAuthority());
    }

    /** The path without the slash it may end with (RFC 8414 §3.1, RFC 9728 §3.1). */
    private static String path(URI url) {
        String path = url.getRawPath();
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }
}
