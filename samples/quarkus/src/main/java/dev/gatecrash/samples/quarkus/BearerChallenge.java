package dev.gatecrash.samples.quarkus;

import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.Set;

/**
 * Quarkus authenticates, this challenges. Quarkus' own challenge names neither scopes nor an error, and takes the host of the
 * metadata from the request.
 */
@Alternative
@Priority(1)
@ApplicationScoped
class BearerChallenge implements HttpAuthenticationMechanism {

    private final OidcAuthenticationMechanism quarkus;
    private final ProtectedResource resource;

    BearerChallenge(OidcAuthenticationMechanism quarkus, ProtectedResource resource) {
        this.quarkus = quarkus;
        this.resource = resource;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext request, IdentityProviderManager identities) {
        return quarkus.authenticate(request, identities)
                // Quarkus' mechanism has named itself as the one to challenge.
                .onTermination()
                .invoke(() -> request.put(HttpAuthenticationMechanism.class.getName(), this));
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return quarkus.getCredentialTypes();
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext request) {
        boolean tried = request.request().headers().contains(HttpHeaders.AUTHORIZATION);
        String challenge = resource.challenge(ProtectedResource.READ, tried ? "invalid_token" : "");
        return Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", challenge));
    }

    /** Ends the response, for the MCP extension looks for a message in the body, and without one never answers. */
    @Override
    public Uni<Boolean> sendChallenge(RoutingContext request) {
        return HttpAuthenticationMechanism.super.sendChallenge(request).invoke(sent -> request.end());
    }
}
