package dev.gatecrash.internal.grant.exchange;

import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.id.Audience;
import com.nimbusds.oauth2.sdk.token.TokenTypeURI;
import com.nimbusds.oauth2.sdk.tokenexchange.TokenExchangeGrant;
import dev.gatecrash.internal.grant.Asked;
import dev.gatecrash.internal.grant.Caller;
import dev.gatecrash.internal.grant.Granted;
import dev.gatecrash.internal.grant.ResourcePolicy;
import dev.gatecrash.internal.grant.ScopePolicy;
import dev.gatecrash.internal.http.Refusal;
import dev.gatecrash.internal.token.Authorization;
import dev.gatecrash.internal.token.RefreshChain;
import dev.gatecrash.internal.token.TokenIssuer;
import dev.gatecrash.internal.user.UserDirectory;
import dev.gatecrash.persona.ResourceIndicators;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Decides who gets an identity assertion for another authorization server (ID-JAG), this issuer being the enterprise's
 * identity provider (Identity Assertion JWT Authorization Grant §4.3; MCP Enterprise-Managed Authorization §4).
 *
 * <p>Scopes and resources are those of the other side, so any well-formed one may be asked for; the policy of the
 * enterprise is the users' {@code Consent}.
 */
public final class IdentityAssertions {

    /** The type of an identity assertion, in requests and answers. */
    static final TokenTypeURI TYPE = type();

    private static final ScopePolicy ANY_SCOPE = new ScopePolicy(Set.of(), Set.of());
    private static final ResourcePolicy ANY_RESOURCE = new ResourcePolicy(Set.of(), ResourceIndicators.HONOURED);

    private final SubjectTokens subjects;
    private final RefreshChain refreshTokens;
    private final UserDirectory users;

    /** Asserts who these users are. */
    public IdentityAssertions(SubjectTokens subjects, RefreshChain refreshTokens, UserDirectory users) {
        this.subjects = subjects;
        this.refreshTokens = refreshTokens;
        this.users = users;
    }

    Granted decide(TokenExchangeGrant grant, Asked asked, Caller by) throws Refusal {
        String audience = audience(grant);
        if (grant.getActorToken() != null) {
            throw SubjectTokens.unacceptable("actor_token is not used for an identity assertion");
        }
        Authorization subject = subject(grant, by);
        Set<String> scopes = users.consent()
                .answer(ANY_SCOPE.requested(asked.scope()))
                .orElseThrow(() -> new Refusal(
                        OAuth2Error.ACCESS_DENIED.setHTTPStatusCode(400), "The policy does not allow this access"));
        Authorization authorization = subject.narrowedTo(scopes, ANY_RESOURCE.within(List.of(), asked.resources()));
        return new Granted(
                authorization,
                authorization,
                Optional.of(new Granted.Exchange(TYPE, Optional.of(audience))),
                "identity of %s asserted to %s".formatted(authorization.subject(), audience));
    }

    private Authorization subject(TokenExchangeGrant grant, Caller by) throws Refusal {
        if (grant.getSubjectTokenType().equals(TokenTypeURI.ID_TOKEN)) {
            return authorization(subjects.idToken(grant, by), by);
        }
        if (grant.getSubjectTokenType().equals(TokenTypeURI.REFRESH_TOKEN)) {
            return refreshTokens
                    .authorization(grant.getSubjectToken().getValue(), by.client())
                    .notRefreshable();
        }
        throw SubjectTokens.unacceptable("subject_token_type must be id_token or refresh_token here");
    }

    private Authorization authorization(Map<String, Object> idToken, Caller by) {
        Optional<Authorization.SignIn> signIn = idToken.get("auth_time") instanceof Number seconds
                ? Optional.of(new Authorization.SignIn(
                        Instant.ofEpochSecond(seconds.longValue()),
                        Optional.empty(),
                        Optional.ofNullable(idToken.get("acr")).map(String::valueOf)))
                : Optional.empty();
        return new Authorization(
                by.client().id(),
                String.valueOf(idToken.get("sub")),
                Set.of(),
                List.of(),
                TokenIssuer.newLineage(),
                false,
                subjects.userClaims(idToken),
                signIn);
    }

    // §4.3: exactly one authorization server, by its issuer identifier.
    private static String audience(TokenExchangeGrant grant) throws Refusal {
        List<String> audience = grant.getAudience() == null ? List.of() : Audience.toStringList(grant.getAudience());
        if (audience.size() != 1) {
            throw SubjectTokens.unacceptable("audience must name one authorization server");
        }
        ANY_RESOURCE.requested(audience);
        return audience.get(0);
    }

    private static TokenTypeURI type() {
        try {
            return TokenTypeURI.parse("urn:ietf:params:oauth:token-type:id-jag");
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }
}
