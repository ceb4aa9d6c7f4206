package dev.gatecrash.internal.issuer;

import dev.gatecrash.internal.endpoint.Endpoints;
import dev.gatecrash.internal.key.RotatingKeys;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The metadata of an issuer (RFC 8414 §2), with OpenID Connect Discovery's members where they are asked for. */
final class MetadataDocument {

    private MetadataDocument() {}

    static Map<String, Object> of(
            URI issuer, Endpoints endpoints, IssuerSettings settings, RotatingKeys keys, boolean openId) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("issuer", issuer.toString());
        document.putAll(endpoints.metadata());
        if (!settings.offeredScopes().isEmpty()) {
            document.put("scopes_supported", scopes(settings));
        }
        if (!settings.resources().isEmpty()) {
            // RFC 9728 §4.
            document.put(
                    "protected_resources",
                    settings.resources().stream().map(URI::toString).sorted().toList());
        }
        if (openId) {
            document.put("subject_types_supported", List.of("public"));
            document.put(
                    "id_token_signing_alg_values_supported",
                    List.of(keys.current().algorithm().value()));
        }
        return document;
    }

    private static List<String> scopes(IssuerSettings settings) {
        TreeSet<String> scopes = new TreeSet<>(settings.offeredScopes());
        scopes.add("openid");
        scopes.add("offline_access");
        return List.copyOf(scopes);
    }
}
