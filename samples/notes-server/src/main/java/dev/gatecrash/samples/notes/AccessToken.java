package dev.gatecrash.samples.notes;

import java.security.Principal;

/** What this server has to know of an access token that it has accepted. */
record AccessToken(String subject, Scopes scopes) implements Principal {

    @Override
    public String getName() {
        return subject;
    }
}
