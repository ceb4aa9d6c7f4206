package dev.gatecrash.diagnosis;

import dev.gatecrash.http.Endpoint;
import dev.gatecrash.http.Exchange;
import dev.gatecrash.journal.Exchanges;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All that a diagnosis is made from. Immutable.
 *
 * @param issuer the issuer's identifier
 * @param locations the URLs of its metadata and keys
 * @param publishedKeys the ids of the keys it publishes now
 * @param issuerTime now, by its clock
 * @param systemTime now, by the system's clock, on which a server under test usually is
 * @param conversation what the issuer saw and was told of
 * @param unexpected the exchange whose answer was not the one expected; empty if there is none in particular
 */
public record Situation(
        URI issuer,
        Map<Endpoint, URI> locations,
        Set<String> publishedKeys,
        Instant issuerTime,
        Instant systemTime,
        Exchanges conversation,
        Optional<Exchange> unexpected) {

    public Situation {
        locations = Map.copyOf(locations);
        publishedKeys = Set.copyOf(publishedKeys);
    }
}
