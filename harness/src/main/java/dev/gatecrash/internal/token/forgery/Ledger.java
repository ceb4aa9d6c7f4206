package dev.gatecrash.internal.token.forgery;

import java.time.Instant;

/** What the issuer has to do for a defect that is not in the token itself. */
public interface Ledger {

    /** Revokes a token by its id. */
    void revoke(String id, Instant until);

    /** Makes a client of this id a deleted one. */
    void deleteClient(String id);

    /** Makes a user of this name a deleted one. */
    void deleteUser(String name);

    /** Issues a working refresh token for this client and user. */
    String refreshToken(String client, String subject);
}
