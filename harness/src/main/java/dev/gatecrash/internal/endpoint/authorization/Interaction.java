package dev.gatecrash.internal.endpoint.authorization;

import java.util.List;
import java.util.Optional;

/**
 * An authorization request that waits for a person (RFC 6749 §4.1, step B). Immutable.
 *
 * @param id its name in URLs; worth nothing without the browser's cookie
 * @param browser which browser began it, and alone may go on with it
 * @param formToken what its forms have to send back, so that no other site can (RFC 6819 §4.4.1.8)
 * @param request what the client asks for
 * @param signedIn who signed in, once somebody did
 * @param options what the user has to choose besides
 */
public record Interaction(
        String id,
        String browser,
        String formToken,
        ProvenRequest request,
        Optional<SignedIn> signedIn,
        List<ConsentOption> options) {

    public Interaction {
        options = List.copyOf(options);
    }

    Interaction by(SignedIn who) {
        return new Interaction(id, browser, formToken, request, Optional.of(who), options);
    }

    Interaction choosing(List<ConsentOption> more) {
        return new Interaction(id, browser, formToken, request, signedIn, more);
    }
}
