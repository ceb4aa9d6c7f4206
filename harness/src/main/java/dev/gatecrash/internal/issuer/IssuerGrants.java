package dev.gatecrash.internal.issuer;

import dev.gatecrash.internal.fault.Conduct;
import dev.gatecrash.internal.grant.ClientCredentials;
import dev.gatecrash.internal.grant.CodeGrant;
import dev.gatecrash.internal.grant.DeviceGrant;
import dev.gatecrash.internal.grant.Grant;
import dev.gatecrash.internal.grant.Grants;
import dev.gatecrash.internal.grant.RefreshGrant;
import dev.gatecrash.internal.grant.exchange.IdentityAssertions;
import dev.gatecrash.internal.grant.exchange.JwtBearer;
import dev.gatecrash.internal.grant.exchange.SubjectTokens;
import dev.gatecrash.internal.grant.exchange.TokenExchange;
import dev.gatecrash.internal.token.IssuedTokenCheck;
import dev.gatecrash.internal.token.RefreshChain;
import dev.gatecrash.internal.user.UserDirectory;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** The part of the object graph that decides token requests: the list of grants. */
final class IssuerGrants {

    private final IssuerSettings settings;
    private final IssuerState state;
    private final UserDirectory users;
    private final Clock clock;

    IssuerGrants(IssuerSettings settings, IssuerState state, UserDirectory users, Clock clock) {
        this.settings = settings;
        this.state = state;
        this.users = users;
        this.clock = clock;
    }

    Grants of(IssuedTokenCheck tokens, RefreshChain chain, Conduct conduct) {
        Policies policies = Policies.of(settings);
        SubjectTokens subjects = new SubjectTokens(tokens, users);
        IdentityAssertions assertions = new IdentityAssertions(subjects, chain, users);
        List<Grant<?>> grants = new ArrayList<>(List.of(
                new CodeGrant(state.store(), tokens, users, policies.resources(), policies.details(), conduct),
                new RefreshGrant(chain, users, policies.resources(), policies.details(), conduct),
                new ClientCredentials(policies.scopes(), policies.resources()),
                new DeviceGrant(state.devices(), users, policies.resources(), clock),
                new TokenExchange(subjects, assertions, policies.scopes(), policies.resources())));
        if (!settings.security().trusted().isEmpty()) {
            grants.add(new JwtBearer(state.assertions(), users, policies.scopes(), policies.resources()));
        }
        return new Grants(grants);
    }
}
