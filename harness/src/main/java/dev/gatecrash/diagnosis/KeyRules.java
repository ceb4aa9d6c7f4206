package dev.gatecrash.diagnosis;

import dev.gatecrash.http.DecodedToken;
import dev.gatecrash.http.Endpoint;
import dev.gatecrash.http.Exchange;
import dev.gatecrash.journal.Exchanges;
import java.util.Optional;
import java.util.Set;

/** The server has other keys than the issuer. */
final class KeyRules {

    private KeyRules() {}

    static Optional<String> retiredKey(Evidence evidence) {
        Optional<String> retired = keyId(evidence).filter(id -> !evidence.isPublished(id));
        if (retired.isPresent() && evidence.isRefusal()) {
            return retired.map(id ->
                    "The token is signed with the key \"%s\", which this issuer does not publish any more. Its tokens are refused rightly; mint a new one."
                            .formatted(id));
        }
        return retired.filter(id -> evidence.isAcceptance())
                .flatMap(id -> evidence.lastKeys()
                        .map(keys -> ("The token is signed with the key \"%s\", which was "
                                        + "retired. The server last fetched the keys at %s and probably has them in a cache.")
                                .formatted(id, keys.at())));
    }

    static Optional<String> cachedKeys(Evidence evidence) {
        Optional<Exchange> last = evidence.lastKeys();
        return keyId(evidence)
                .filter(id -> evidence.isRefusal() && evidence.isPublished(id))
                .filter(id -> last.isPresent())
                .filter(id -> !Evidence.keyIds(last.orElseThrow()).contains(id))
                .map(id ->
                        ("The token is signed with the key \"%s\", but when the server last fetched the keys, at %s, only "
                                        + "%s was published. It has a cache and did not fetch them again for an unknown kid.")
                                .formatted(id, last.orElseThrow().at(), quoted(Evidence.keyIds(last.orElseThrow()))));
    }

    static Optional<String> neverAsked(Evidence evidence) {
        Exchanges asked = evidence.askedByOthers();
        boolean knowsKeys = !asked.at(Endpoint.JWKS).isEmpty()
                || !asked.at(Endpoint.INTROSPECTION).isEmpty();
        if (!evidence.isRefusal() || evidence.token().isEmpty() || knowsKeys) {
            return Optional.empty();
        }
        boolean named = evidence.resourceMetadata("authorization_servers").isPresent();
        return Optional.of((named
                        ? "The server names this issuer, \"%s\", but its keys were never fetched and no token was introspected. "
                                + "It probably has keys from before this issuer was started, or another issuer's: start the "
                                + "issuer first, then the server."
                        : "The server refused a token of this issuer, \"%s\", of which neither metadata nor keys were ever "
                                + "fetched. It probably does not point at this issuer, or was started before it.")
                .formatted(evidence.issuer()));
    }

    private static Optional<String> keyId(Evidence evidence) {
        return evidence.token()
                .map(DecodedToken::header)
                .map(header -> header.get("kid"))
                .map(String::valueOf);
    }

    private static String quoted(Set<String> ids) {
        return "\"" + String.join("\", \"", ids) + "\"";
    }
}
