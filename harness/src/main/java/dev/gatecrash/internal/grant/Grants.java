package dev.gatecrash.internal.grant;

import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import dev.gatecrash.client.Client;
import dev.gatecrash.internal.http.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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

    /** The metadata members of all grants. */
    public Map<String, Object> metadata() {
        Map<String, Object> members = new TreeMap<>();
        grants.forEach(grant -> members.putAll(grant.metadata()));
        return members;
    }

    /** Lets the grant that was asked for decide. */
    public Granted decide(Asked asked, Caller by) throws Refusal {
        AuthorizationGrant sent = asked.grant();
        for (Grant<?> grant : grants) {
            if (grant.form().isInstance(sent)) {
                return decide(grant, asked, by).boundTo(by);
            }
        }
        throw new Refusal(OAuth2Error.UNSUPPORTED_GRANT_TYPE, "This grant type is not supported");
    }

    /** Refuses a grant type that is not offered, or not to this client. */
    public void check(String type, Client client) throws Refusal {
        if (!types().contains(type)) {
            throw new Refusal(
                    OAuth2Error.UNSUPPORTED_GRANT_TYPE, "This grant type is not supported", "grant type " + type);
        }
        if (!client.grantTypes().contains(type)) {
            throw new Refusal(
                    OAuth2Error.UNAUTHORIZED_CLIENT,
                    "The client is not registered for this grant type",
                    "client %s is not registered for %s".formatted(client.id(), type));
        }
    }

    private static <G extends AuthorizationGrant> Granted decide(Grant<G> grant, Asked asked, Caller by)
            throws Refusal {
        return grant.decide(grant.form().cast(asked.grant()), asked, by);
    }
}
