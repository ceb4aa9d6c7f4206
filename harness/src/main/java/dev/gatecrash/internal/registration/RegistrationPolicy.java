package dev.gatecrash.internal.registration;

import dev.gatecrash.client.Registration;
import dev.gatecrash.internal.client.KeySets;
import dev.gatecrash.internal.fetch.FetchPolicy;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How to become a client of an issuer.
 *
 * @param ways the ways it offers
 * @param fetching how it fetches documents and keys of clients
 * @param initialToken what a registration must show (RFC 7591 §3); empty if it is open
 * @param limit how many clients may register themselves; empty for any number
 * @param statementKeys the keys, as JWK sets, of those whose software statements it takes (RFC 7591 §2.3), by issuer
 */
public record RegistrationPolicy(
        Set<Registration> ways,
        FetchPolicy fetching,
        Optional<String> initialToken,
        Optional<Integer> limit,
        Map<String, String> statementKeys) {

    public RegistrationPolicy {
        ways = Set.copyOf(ways);
        statementKeys = Map.copyOf(statementKeys);
        if (limit.filter(most -> most < 0).isPresent()) {
            throw new IllegalArgumentException("the registration limit is %d; give 0 or more".formatted(limit.get()));
        }
        statementKeys.forEach((issuer, jwks) -> {
            if (KeySets.parse(jwks).filter(KeySets::isPublic).isEmpty()) {
                throw new IllegalArgumentException(
                        "the keys of the software statements of %s are no JWK set of public keys".formatted(issuer));
            }
        });
    }
}
