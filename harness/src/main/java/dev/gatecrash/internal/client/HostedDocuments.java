package dev.gatecrash.internal.client;

import java.net.URI;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Client ID metadata documents that a test has hosted here. Thread-safe. */
public final class HostedDocuments {

    private final URI place;
    private final Map<String, Map<String, Object>> documents = new ConcurrentHashMap<>();
    private final AtomicInteger serial = new AtomicInteger();

    /** Hosts documents one segment below this URL. */
    public HostedDocuments(URI place) {
        this.place = place;
    }

    /** Hosts the document of a public client. */
    URI add(URI... redirectUris) {
        return add(Map.of(
                "client_name",
                "Gatecrash test client",
                "redirect_uris",
                Arrays.stream(redirectUris).map(URI::toString).toList(),
                "grant_types",
                List.of("authorization_code", "refresh_token"),
                "response_types",
                List.of("code"),
                "token_endpoint_auth_method",
                "none"));
    }

    /** Hosts a document of these members, with its own URL as {@code client_id} if they have none. */
    URI add(Map<String, ?> members) {
        String name = "client-" + serial.incrementAndGet() + ".json";
        URI url = URI.create(place + "/" + name);
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("client_id", url.toString());
        document.putAll(members);
        documents.put(name, document);
        return url;
    }

    /** The document of this name. */
    public Optional<Map<String, Object>> find(String name) {
        return Optional.ofNullable(documents.get(name));
    }
}
