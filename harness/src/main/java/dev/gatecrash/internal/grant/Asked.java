package dev.gatecrash.internal.grant;

import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.Scope;
import dev.gatecrash.internal.http.Refusal;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A token request of a client that is known already (RFC 6749 §3.2).
 *
 * <p>The SDK's own class for it authenticates the client once more and starts the JDK's TLS for its HTTP side, which a
 * first token would wait for.
 *
 * @param grant the grant, as the SDK reads it
 * @param scope the scope; null if none was sent
 * @param resources the resources (RFC 8707)
 * @param details the authorization details (RFC 9396), unread
 */
public record Asked(AuthorizationGrant grant, @Nullable Scope scope, List<URI> resources, List<String> details) {

    /** Reads the parameters of a request, none of which is empty. */
    public static Asked of(Map<String, List<String>> parameters) throws ParseException, Refusal {
        return new Asked(
                AuthorizationGrant.parse(parameters),
                ScopePolicy.asked(parameters),
                resources(parameters.getOrDefault("resource", List.of())),
                parameters.getOrDefault(DetailsPolicy.NAME, List.of()));
    }

    private static List<URI> resources(List<String> values) throws Refusal {
        List<URI> resources = new ArrayList<>();
        for (String value : values) {
            try {
                resources.add(URI.create(value));
            } catch (IllegalArgumentException e) {
                throw new Refusal(OAuth2Error.INVALID_TARGET, "The resource is not a URI", "not a URI: " + value);
            }
        }
        return resources;
    }
}
