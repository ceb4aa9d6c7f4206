package dev.gatecrash.internal.grant.exchange;

import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.id.Audience;
import com.nimbusds.oauth2.sdk.token.TokenTypeURI;
import com.nimbusds.oauth2.sdk.tokenexchange.TokenExchangeGrant;
import dev.gatecrash.internal.grant.Asked;
import dev.gatecrash.internal.grant.Caller;
import dev.gatecrash.internal.grant.Grant;
import dev.gatecrash.internal.grant.Granted;
import dev.gatecrash.internal.grant.ResourcePolicy;
import dev.gatecrash.internal.grant.ScopePolicy;
import dev.gatecrash.internal.http.Refusal;
import dev.gatecrash.internal.token.Authorization;
import dev.gatecrash.internal.token.IssuedTokenCheck;
import dev.gatecrash.internal.token.TokenIssuer;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Token exchange (RFC 8693): an access token of this issuer, or an ID token, for an access token of narrower use, with the
 * actor in {@code act}; and an ID token or refresh token for an identity assertion to another authorization server
 * (Identity Assertion JWT Authorization Grant §4.3), which {@link IdentityAssertions} makes.
 */
public final class TokenExchange implements Grant<TokenExchangeGrant> {

    private final SubjectTokens subjects;
    private final IdentityAssertions assertions;
    private final ScopePolicy scopes;
    private final ResourcePolicy resources;

    /** Exchanges these tokens by these policies. */
    public TokenExchange(
            SubjectTokens subjects, IdentityAssertions assertions, ScopePolicy scopes, ResourcePolicy resources) {
        this.subjects = subjects;
        this.assertions = assertions;
        this.scopes = scopes;
        this.resources = resources;
    }

    @Override
    public Class<TokenExchangeGrant> form() {
        return TokenExchangeGrant.class;
    }

    @Override
    public String type() {
        return "urn:ietf:params:oauth:grant-type:token-exchange";
    }

    @Override
    public Map<String, Object> metadata() {
        // Identity and Authorization Chaining Across Domains, as the ID-JAG draft §7.1 asks.
        return Map.of("identity_chaining_requested_token_types_supported", List.of(IdentityAssertions.TYPE.toString()));
    }

    @Override
    public Granted decide(TokenExchangeGrant grant, Asked asked, Caller by) throws Refusal {
        TokenTypeURI wanted = Optional.ofNullable(grant.getRequestedTokenType()).orElse(TokenTypeURI.ACCESS_TOKEN);
        if (wanted.equals(IdentityAssertions.TYPE)) {
            return assertions.decide(grant, asked, by);
        }
        if (!wanted.equals(TokenTypeURI.ACCESS_TOKEN)) {
            throw SubjectTokens.unacceptable("requested_token_type is not supported");
        }
        Map<String, Object> subject = subjects.subject(grant, by);
        Authorization authorization = new Authorization(
                by.client().id(),
                String.valueOf(subject.get("sub")),
                scopes(subject, asked.scope()),
                targets(subject, grant, asked),
                IssuedTokenCheck.lineage(subject).orElseGet(TokenIssuer::newLineage),
                false,
                subjects.userClaims(subject),
                Optional.empty(),
                actors(subject, grant, by));
        Granted.Exchange exchange = new Granted.Exchange(TokenTypeURI.ACCESS_TOKEN, Optional.empty());
        return new Granted(
                authorization, authorization, Optional.of(exchange), "exchanged for " + authorization.subject());
    }

    private Set<String> scopes(Map<String, Object> subject, @org.jspecify.annotations.Nullable Scope asked)
            throws Refusal {
        if (SubjectTokens.isIdToken(subject)) {
            return scopes.requested(asked);
        }
        Object granted = subject.getOrDefault("scope", "");
        return ScopePolicy.within(SubjectTokens.words(granted), asked);
    }

    // §2.1: resource and audience together are the targets; without any the subject token's stay.
    private List<URI> targets(Map<String, Object> subject, TokenExchangeGrant grant, Asked asked) throws Refusal {
        List<URI> targets = new ArrayList<>();
        targets.addAll(resources.within(List.of(), asked.resources()));
        if (grant.getAudience() != null) {
            targets.addAll(resources.named(Audience.toStringList(grant.getAudience())));
        }
        if (targets.isEmpty() && !SubjectTokens.isIdToken(subject)) {
            targets.addAll(resources.named(SubjectTokens.audience(subject)));
        }
        return List.copyOf(targets);
    }

    // §4.1: the outermost act is who acts now, the ones within are who acted before.
    private Map<String, Object> actors(Map<String, Object> subject, TokenExchangeGrant grant, Caller by)
            throws Refusal {
        Optional<Map<String, Object>> actor = subjects.actor(grant);
        SubjectTokens.checkMayAct(
                subject, actor.orElse(Map.of("sub", by.client().id())));
        Map<String, Object> claims = new LinkedHashMap<>();
        Object before = subject.get("act");
        if (actor.isPresent()) {
            Map<String, Object> act = new LinkedHashMap<>();
            act.put("sub", actor.get().get("sub"));
            if (before != null) {
                act.put("act", before);
            }
            claims.put("act", act);
        } else if (before != null) {
            claims.put("act", before);
        }
        return claims;
    }
}
