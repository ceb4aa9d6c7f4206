package dev.gatecrash.client;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/** The clients of one issuer, registered by a test or by themselves (RFC 7591). Thread-safe. */
public interface Clients {

    /** Registers a public client with an id of the server's choice. */
    Client registerPublic(URI... redirectUris);

    /** Registers a confidential client; without redirect URIs it can use client credentials only. */
    Client registerConfidential(String id, String secret, URI... redirectUris);

    /** Registers this client, or replaces the one of the same id. */
    Client register(Client client);

    /** The client of this id. */
    Optional<Client> find(String id);

    /** All clients, in order of registration. */
    List<Client> all();

    /** Deletes a client: its codes and tokens no longer work here. */
    void forget(Client client);
}
