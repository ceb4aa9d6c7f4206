package dev.gatecrash.client;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The clients of one issuer, registered by a test or by themselves (RFC 7591). Thread-safe. */
public interface Clients {

    /**
     * Registers a public client with an id of the server's choice; without redirect URIs its one is
     * {@code http://127.0.0.1/callback}, which matches with any port (RFC 8252 §7.3).
     */
    Client registerPublic(URI... redirectUris);

    /** Registers a confidential client; without redirect URIs it can use client credentials only. */
    Client registerConfidential(String id, String secret, URI... redirectUris);

    /** Registers this client, or replaces the one of the same id. */
    Client register(Client client);

    /**
     * Hosts the client ID metadata document of a public client at this issuer.
     *
     * @return its URL, which is the {@code client_id}
     */
    URI document(URI... redirectUris);

    /**
     * Hosts a client ID metadata document of these members, right or wrong; {@code client_id} is added if there is none.
     *
     * @return its URL; a document may be kept for five minutes, by the clock of the issuer that reads it
     */
    URI document(Map<String, ?> members);

    /** The registered client of this id; a client that is a document is not registered. */
    Optional<Client> find(String id);

    /** All clients, in order of registration. */
    List<Client> all();

    /** Deletes a client: its codes and tokens no longer work here. */
    void forget(Client client);
}
