package dev.gatecrash.internal.issuer;

import dev.gatecrash.internal.endpoint.authorization.CodeRequestCheck;
import dev.gatecrash.internal.grant.DetailsPolicy;
import dev.gatecrash.internal.grant.ResourcePolicy;
import dev.gatecrash.internal.grant.ScopePolicy;
import dev.gatecrash.internal.token.IssuedTokenCheck;

/** What may be asked of an issuer, whichever way it is asked. */
record Policies(ScopePolicy scopes, ResourcePolicy resources, DetailsPolicy details) {

    static Policies of(IssuerSettings settings) {
        return new Policies(
                new ScopePolicy(settings.offeredScopes(), settings.defaultScopes()),
                new ResourcePolicy(settings.resources(), settings.persona().resourceIndicators()),
                new DetailsPolicy(settings.security().detailTypes()));
    }

    CodeRequestCheck codeRequests(IssuedTokenCheck tokens) {
        return new CodeRequestCheck(scopes, resources, details, tokens);
    }
}
