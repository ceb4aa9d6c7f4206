package dev.gatecrash.internal.client;

import dev.gatecrash.client.Client;
import dev.gatecrash.internal.http.Refusal;
import java.util.Optional;

/** Finds a client by its id: the registered one, else the one whose document is at that URL. */
public final class ClientLookup {

    private final ClientRegistry registered;
    private final Optional<MetadataDocuments> documents;

    /** Looks into the registry, and reads documents if it is given a reader. */
    public ClientLookup(ClientRegistry registered, Optional<MetadataDocuments> documents) {
        this.registered = registered;
        this.documents = documents;
    }

    /** Whether clients may be documents. */
    public boolean readsDocuments() {
        return documents.isPresent();
    }

    /** The client of this id, or the reason why its document makes none. */
    public Optional<Client> find(String id) throws Refusal {
        Optional<Client> known = registered.find(id);
        // Client ID Metadata Document §7.1: an https client_id can be a registered one too.
        if (known.isPresent() || documents.isEmpty() || !ClientIdUrl.isMeant(id) || registered.isForgotten(id)) {
            return known;
        }
        return Optional.of(documents.get().client(id));
    }
}
