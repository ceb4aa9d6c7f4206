package dev.gatecrash.internal.client;

import com.nimbusds.oauth2.sdk.OAuth2Error;
import dev.gatecrash.client.Client;
import dev.gatecrash.internal.fetch.FetchFailure;
import dev.gatecrash.internal.fetch.Fetcher;
import dev.gatecrash.internal.fetch.Kept;
import dev.gatecrash.internal.http.Refusal;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;

/**
 * Clients that are documents at their own {@code client_id} (draft-ietf-oauth-client-id-metadata-document).
 *
 * <p>A valid document is kept for as long as its HTTP headers allow, by the issuer's clock; a failure never (§5.2).
 * Thread-safe.
 */
public final class MetadataDocuments {

    // §8.7.
    private static final int LARGEST = 5 * 1_024;

    private final Fetcher fetcher;
    private final DocumentReader reader;
    private final Kept<Client> kept;

    /** Reads clients for these grants. */
    public MetadataDocuments(Fetcher fetcher, Set<String> grantTypes, Clock clock) {
        this.fetcher = fetcher;
        this.reader = new DocumentReader(grantTypes);
        this.kept = new Kept<>(clock);
    }

    /** The client whose document is at this URL, or what is wrong with URL or document. */
    public Client client(String id) throws Refusal {
        URI url = ClientIdUrl.of(id, fetcher.policy());
        Optional<Client> known = kept.find(id);
        if (known.isPresent()) {
            return known.get();
        }
        Fetcher.Document document = fetched(url);
        Client client = reader.client(id, document.body());
        kept.put(id, client, document.freshFor());
        return client;
    }

    /** Forgets what it has read. */
    public void clear() {
        kept.clear();
    }

    private Fetcher.Document fetched(URI url) throws Refusal {
        try {
            return fetcher.get(url, LARGEST);
        } catch (FetchFailure e) {
            throw new Refusal(OAuth2Error.INVALID_CLIENT, "The client metadata document " + e.getMessage());
        }
    }
}
