package dev.gatecrash.internal.token;

import dev.gatecrash.client.Client;
import dev.gatecrash.internal.client.ClientRegistry;
import dev.gatecrash.internal.token.forgery.Ledger;
import dev.gatecrash.internal.user.UserDirectory;
import dev.gatecrash.user.User;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What defects need of an issuer, done by its own parts. */
record IssuersLedger(TokenIssuer issuer, TokenStore store, UserDirectory users, ClientRegistry clients)
        implements Ledger {

    @Override
    public void revoke(String id, Instant until) {
        store.revoke(id, until);
    }

    @Override
    public void deleteClient(String id) {
        clients.forget(Client.publicClient(id));
    }

    @Override
    public void deleteUser(String name) {
        users.add(User.named(name));
        users.remove(name);
    }

    @Override
    public String refreshToken(String client, String subject) {
        return issuer.refreshTokens()
                .issue(new Authorization(
                        client,
                        subject,
                        Set.of(),
                        List.of(),
                        TokenIssuer.newLineage(),
                        true,
                        Map.of(),
                        Optional.empty()));
    }
}
