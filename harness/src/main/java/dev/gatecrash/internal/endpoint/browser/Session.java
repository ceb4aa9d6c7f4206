package dev.gatecrash.internal.endpoint.browser;

import java.net.URI;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A sign-in that a browser remembers, and what its user consented to meanwhile. Thread-safe. */
public final class Session {

    private record Access(String clientId, Set<URI> resources) {}

    private final String id;
    private final String user;
    private final Instant signedInAt;
    private final String formToken = Cookies.newValue();
    private final Map<Access, Set<String>> consents = new ConcurrentHashMap<>();

    Session(String id, String user, Instant signedInAt) {
        this.id = id;
        this.user = user;
        this.signedInAt = signedInAt;
    }

    String id() {
        return id;
    }

    /** Who signed in. */
    public String user() {
        return user;
    }

    /** When. */
    public Instant signedInAt() {
        return signedInAt;
    }

    /** What forms of this sign-in have to send back, so that no other site can (RFC 6819 §4.4.1.8). */
    public String formToken() {
        return formToken;
    }

    /** Remembers that these scopes were granted to a client, for these resources. */
    public void consent(String clientId, List<URI> resources, Set<String> scopes) {
        consents.merge(new Access(clientId, Set.copyOf(resources)), Set.copyOf(scopes), (old, more) -> {
            Set<String> all = new HashSet<>(old);
            all.addAll(more);
            return Set.copyOf(all);
        });
    }

    /** Whether all of these scopes were granted before. */
    public boolean hasConsented(String clientId, List<URI> resources, Collection<String> scopes) {
        Set<String> granted = consents.get(new Access(clientId, Set.copyOf(resources)));
        return granted != null && granted.containsAll(scopes);
    }
}
