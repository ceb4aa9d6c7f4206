package dev.gatecrash.internal.endpoint.authorization;

import dev.gatecrash.client.Client;
import dev.gatecrash.internal.user.SignInWish;
import java.net.URI;
import java.util.Optional;

/**
 * An authorization request in order, with where to answer it.
 *
 * @param client who asks
 * @param redirectUri where the answer goes; proven to be the client's
 * @param state what the answer repeats
 * @param asked what it is for
 */
public record ProvenRequest(Client client, URI redirectUri, Optional<String> state, CodeRequest asked) {

    /** How the user shall sign in. */
    public SignInWish wish() {
        return asked.signIn();
    }
}
