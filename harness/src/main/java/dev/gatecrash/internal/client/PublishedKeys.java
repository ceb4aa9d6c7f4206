package dev.gatecrash.internal.client;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import dev.gatecrash.client.Client;
import dev.gatecrash.client.ClientKeys;
import dev.gatecrash.internal.fetch.FetchFailure;
import dev.gatecrash.internal.fetch.Fetcher;
import dev.gatecrash.internal.fetch.Kept;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;

/** The public keys of clients, given or fetched (RFC 7591 §2, {@code jwks} and {@code jwks_uri}). Thread-safe. */
public final class PublishedKeys {

    private static final int LARGEST = 64 * 1_024;

    private final Fetcher fetcher;
    private final Kept<JWKSet> kept;

    /** Fetches keys with this. */
    public PublishedKeys(Fetcher fetcher, Clock clock) {
        this.fetcher = fetcher;
        this.kept = new Kept<>(clock);
    }

    /** The client's keys, fetched again if those that are kept have none that can have signed this. */
    JWKSet of(Client client, SignedJWT jwt) throws FetchFailure {
        ClientKeys keys = client.keys().orElseThrow();
        if (keys instanceof ClientKeys.At at) {
            Optional<JWKSet> known = kept.find(at.uri().toString())
                    .filter(set -> !KeySets.candidates(set, jwt).isEmpty());
            return known.isPresent() ? known.get() : fetched(at.uri());
        }
        return KeySets.parse(((ClientKeys.Inline) keys).jwks()).orElseGet(JWKSet::new);
    }

    void clear() {
        kept.clear();
    }

    private JWKSet fetched(URI uri) throws FetchFailure {
        Fetcher.Document document = fetcher.get(uri, LARGEST);
        Optional<JWKSet> set = KeySets.parse(document.body()).filter(KeySets::isPublic);
        if (set.isEmpty()) {
            throw new FetchFailure("is not a set of public keys");
        }
        kept.put(uri.toString(), set.get(), document.freshFor());
        return set.get();
    }
}
