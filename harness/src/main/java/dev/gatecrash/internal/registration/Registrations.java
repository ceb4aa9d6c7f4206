package dev.gatecrash.internal.registration;

import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.client.ClientMetadata;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import dev.gatecrash.client.Client;
import dev.gatecrash.http.Request;
import dev.gatecrash.internal.client.ClientRegistry;
import dev.gatecrash.internal.http.Refusal;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The clients that registered themselves, and the tokens with which they manage that (RFC 7592). Guarded by its own lock. */
public final class Registrations {

    /**
     * A registration.
     *
     * @param client the client
     * @param metadata what was registered
     * @param at where it is managed
     * @param token with which it is managed
     * @param issuedAt when the client was registered
     */
    public record Entry(Client client, ClientMetadata metadata, URI at, BearerAccessToken token, Instant issuedAt) {}

    private static final int TOKEN_BYTES = 32;

    private final ClientRegistry clients;
    private final URI place;
    private final Optional<Integer> limit;
    private final Clock clock;
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    /** Registers clients there, up to this many, and manages them one segment below this URL. */
    public Registrations(ClientRegistry clients, URI place, Optional<Integer> limit, Clock clock) {
        this.clients = clients;
        this.place = place;
        this.limit = limit;
        this.clock = clock;
    }

    /** Registers a client, if there is room. */
    public synchronized Entry add(Client client, ClientMetadata metadata) throws Refusal {
        entries.keySet().removeIf(id -> clients.find(id).isEmpty());
        if (limit.filter(most -> entries.size() >= most).isPresent()) {
            ErrorObject error = OAuth2Error.ACCESS_DENIED.setHTTPStatusCode(403);
            throw new Refusal(error, "No more clients can register here; the limit is " + limit.get());
        }
        return keep(new Entry(client, metadata, URI.create(place + "/" + client.id()), newToken(), clock.instant()));
    }

    /** The registration of this client, if the request bears its token (RFC 7592 §2). */
    public synchronized Entry authorized(String id, Request request) throws Refusal {
        Entry entry = clients.find(id).isEmpty() ? null : entries.get(id);
        BearerTokens.require(
                request,
                entry == null ? Optional.empty() : Optional.of(entry.token().getValue()));
        if (entry == null) {
            throw BearerTokens.invalid();
        }
        return entry;
    }

    /** Replaces what is registered; the token is a new one. */
    public synchronized Entry replace(Entry old, Client client, ClientMetadata metadata) {
        return keep(new Entry(client, metadata, old.at(), newToken(), old.issuedAt()));
    }

    /** Deletes the client. */
    public synchronized void remove(Entry entry) {
        entries.remove(entry.client().id());
        clients.forget(entry.client());
    }

    private Entry keep(Entry entry) {
        clients.register(entry.client());
        entries.put(entry.client().id(), entry);
        return entry;
    }

    private static BearerAccessToken newToken() {
        return new BearerAccessToken(TOKEN_BYTES);
    }
}
