package dev.gatecrash.internal.grant;

import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.TokenRequest;
import dev.gatecrash.client.Client;
import dev.gatecrash.internal.http.Refusal;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The grants of one issuer; a new grant is one class and one line where this list is made. */
public final class Grants {

    private final List<Grant<?>> grants;

    /** These grants. */
    public Grants(List<Grant<?>> grants) {
        this.grants = List.copyOf(grants);
    }

    /** The registered types of all grants. */
    public Set<String> types() {
        return grants.stream().map(Grant::type).collect(Collectors.toUnmodifiableSet());
    }

    /** Lets the grant that was asked for decide. */
    public Granted decide(TokenRequest asked, Client client) throws Refusal {
        AuthorizationGrant sent = asked.getAuthorizationGrant();
        for (Grant<?> grant : grants) {
            if (grant.form().isInstance(sent)) {
                return decide(grant, asked, client);
            }
        }
        throw new Refusal(OAuth2Error.UNSUPPORTED_GRANT_TYPE, "This grant type is not supported");
    }

    private static <G extends AuthorizationGrant> Granted decide(Grant<G> grant, TokenRequest asked, Client client)
            throws Refusal {
        if (!client.grantTypes().contains(grant.type())) {
            throw new Refusal(OAuth2Error.UNAUTHORIZED_CLIENT, "The client is not registered for this grant type");
        }
        return grant.decide(grant.form().cast(asked.getAuthorizationGrant()), asked, client);
    }
}
