package dev.gatecrash.internal.client;

import dev.gatecrash.client.Client;
import dev.gatecrash.client.Clients;
import java.net.URI;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The clients of one issuer. Guarded by its own lock. */
public final class ClientRegistry implements Clients {

    private final Map<String, Client> clients = new LinkedHashMap<>();
    private final Set<String> forgotten = new HashSet<>();

    private final HostedDocuments documents;

    /** A registry of these clients, and of documents hosted for others. */
    public ClientRegistry(List<Client> clients, HostedDocuments documents) {
        this.documents = documents;
        clients.forEach(this::register);
    }

    @Override
    public Client registerPublic(URI... redirectUris) {
        return register(Client.publicClient(newId(), redirectUris));
    }

    @Override
    public Client registerConfidential(String id, String secret, URI... redirectUris) {
        return register(Client.confidentialClient(id, secret, redirectUris));
    }

    @Override
    public synchronized Client register(Client client) {
        clients.put(client.id(), client);
        forgotten.remove(client.id());
        return client;
    }

    @Override
    public URI document(URI... redirectUris) {
        return documents.add(redirectUris);
    }

    @Override
    public URI document(Map<String, ?> members) {
        return documents.add(members);
    }

    @Override
    public synchronized Optional<Client> find(String id) {
        return Optional.ofNullable(clients.get(id));
    }

    @Override
    public synchronized List<Client> all() {
        return List.copyOf(clients.values());
    }

    @Override
    public synchronized void forget(Client client) {
        clients.remove(client.id());
        forgotten.add(client.id());
    }

    /** Whether a client of this id existed and was deleted. */
    public synchronized boolean isForgotten(String id) {
        return forgotten.contains(id);
    }

    /** An id nobody has. */
    public static String newId() {
        return UUID.randomUUID().toString();
    }
}
