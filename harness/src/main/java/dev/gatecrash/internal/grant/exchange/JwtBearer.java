package dev.gatecrash.internal.grant.exchange;

import com.nimbusds.oauth2.sdk.JWTBearerGrant;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.Scope;
import dev.gatecrash.client.AuthenticationMethod;
import dev.gatecrash.client.Client;
import dev.gatecrash.internal.grant.Asked;
import dev.gatecrash.internal.grant.Caller;
import dev.gatecrash.internal.grant.Grant;
import dev.gatecrash.internal.grant.Granted;
import dev.gatecrash.internal.grant.ResourcePolicy;
import dev.gatecrash.internal.grant.ScopePolicy;
import dev.gatecrash.internal.http.Refusal;
import dev.gatecrash.internal.token.Authorization;
import dev.gatecrash.internal.token.TokenIssuer;
import dev.gatecrash.internal.user.UserDirectory;
import dev.gatecrash.user.User;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The JWT bearer grant (RFC 7523 §2.1): identity assertions of an enterprise's identity provider (ID-JAG §4.4), and JWTs
 * of workloads, which need be no client at all (MCP Workload Identity Federation). No refresh token.
 */
public final class JwtBearer implements Grant<JWTBearerGrant> {

    /** The registered grant type. */
    public static final String TYPE = "urn:ietf:params:oauth:grant-type:jwt-bearer";

    /** Stands for a workload that is not a client; its assertion says who it is. */
    public static final Client WORKLOAD = new Client(
            "urn:gatecrash:workload", Optional.empty(), List.of(), Set.of(TYPE), Set.of(AuthenticationMethod.NONE));

    private final AssertionCheck assertions;
    private final UserDirectory users;
    private final ScopePolicy scopes;
    private final ResourcePolicy resources;

    /** Takes assertions that pass this check. */
    public JwtBearer(AssertionCheck assertions, UserDirectory users, ScopePolicy scopes, ResourcePolicy resources) {
        this.assertions = assertions;
        this.users = users;
        this.scopes = scopes;
        this.resources = resources;
    }

    @Override
    public Class<JWTBearerGrant> form() {
        return JWTBearerGrant.class;
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Map<String, Object> metadata() {
        return assertions.takesIdentities()
                ? Map.of(
                        "authorization_grant_profiles_supported", List.of("urn:ietf:params:oauth:grant-profile:id-jag"))
                : Map.of();
    }

    @Override
    public Granted decide(JWTBearerGrant grant, Asked asked, Caller by) throws Refusal {
        Assertion assertion = assertions.of(grant.getAssertion());
        return assertion.isIdentity() ? identity(assertion, asked, by) : workload(assertion, asked, by);
    }

    private Granted identity(Assertion assertion, Asked asked, Caller by) throws Refusal {
        if (by.client().equals(WORKLOAD)) {
            throw new Refusal(OAuth2Error.INVALID_CLIENT, "Client authentication failed", "no client_id");
        }
        if (!by.client().id().equals(assertion.claims().get("client_id"))) {
            throw AssertionCheck.invalid("client_id is not that of the client that presents it");
        }
        Set<String> granted = SubjectTokens.words(assertion.claims().getOrDefault("scope", ""));
        List<URI> targets = resources.requested(assertion.strings("resource"));
        String subject = assertion.subject();
        Authorization authorization = new Authorization(
                by.client().id(),
                subject,
                intersection(scopes.known(granted), asked.scope()),
                resources.within(targets, asked.resources()),
                TokenIssuer.newLineage(),
                false,
                users.find(subject).map(User::claims).orElse(Map.of()),
                Optional.empty());
        return Granted.all(authorization, "identity of %s taken from %s".formatted(subject, assertion.issuer()));
    }

    private Granted workload(Assertion assertion, Asked asked, Caller by) throws Refusal {
        assertions.useUp(assertion);
        String subject = assertion.subject();
        Authorization authorization = new Authorization(
                by.client().equals(WORKLOAD) ? subject : by.client().id(),
                subject,
                scopes.requested(asked.scope()),
                resources.within(List.of(), asked.resources()),
                TokenIssuer.newLineage(),
                false,
                Map.of(),
                Optional.empty());
        return Granted.all(authorization, "workload %s of %s".formatted(subject, assertion.issuer()));
    }

    // MCP Enterprise-Managed Authorization §7.2.1: what is both asserted and asked for.
    private static Set<String> intersection(Set<String> granted, @Nullable Scope asked) throws Refusal {
        if (asked == null || asked.isEmpty()) {
            return granted;
        }
        Set<String> both = new LinkedHashSet<>(asked.toStringList());
        both.retainAll(granted);
        if (both.isEmpty()) {
            throw new Refusal(OAuth2Error.INVALID_SCOPE, "None of the scopes is in the assertion");
        }
        return both;
    }
}
