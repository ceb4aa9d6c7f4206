package dev.gatecrash.internal.grant;

import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import dev.gatecrash.client.Client;
import dev.gatecrash.internal.http.Refusal;
import dev.gatecrash.internal.token.Authorization;
import dev.gatecrash.internal.token.TokenIssuer;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The client credentials grant (RFC 6749 §4.4): the client is its own subject (RFC 9068 §2.2), no refresh token. */
public final class ClientCredentials implements Grant<ClientCredentialsGrant> {

    private final ScopePolicy scopes;
    private final ResourcePolicy resources;

    /** Grants by these policies. */
    public ClientCredentials(ScopePolicy scopes, ResourcePolicy resources) {
        this.scopes = scopes;
        this.resources = resources;
    }

    @Override
    public Class<ClientCredentialsGrant> form() {
        return ClientCredentialsGrant.class;
    }

    @Override
    public String type() {
        return "client_credentials";
    }

    @Override
    public Granted decide(ClientCredentialsGrant grant, Asked asked, Caller by) throws Refusal {
        Client client = by.client();
        Authorization authorization = new Authorization(
                client.id(),
                client.id(),
                scopes.requested(asked.scope()),
                resources.within(List.of(), asked.resources()),
                TokenIssuer.newLineage(),
                false,
                Map.of(),
                Optional.empty());
        return Granted.all(authorization, "client credentials of " + client.id());
    }
}
