package dev.gatecrash.internal.grant;

import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import dev.gatecrash.client.Client;
import dev.gatecrash.fault.Misbehaviour;
import dev.gatecrash.internal.fault.Conduct;
import dev.gatecrash.internal.http.Refusal;
import dev.gatecrash.internal.token.Authorization;
import dev.gatecrash.internal.token.AuthorizationCode;
import dev.gatecrash.internal.token.IssuedTokenCheck;
import dev.gatecrash.internal.token.TokenStore;
import dev.gatecrash.internal.user.UserDirectory;
import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * The authorization code grant (RFC 6749 §4.1.3) with PKCE (RFC 7636 §4.6).
 *
 * <p>A code works once; a second valid use revokes what the first gave (RFC 6749 §4.1.2).
 */
public final class CodeGrant implements Grant<AuthorizationCodeGrant> {

    private final TokenStore store;
    private final IssuedTokenCheck tokens;
    private final UserDirectory users;
    private final ResourcePolicy resources;
    private final DetailsPolicy details;
    private final Conduct conduct;

    /** Redeems codes kept in this store. */
    public CodeGrant(
            TokenStore store,
            IssuedTokenCheck tokens,
            UserDirectory users,
            ResourcePolicy resources,
            DetailsPolicy details,
            Conduct conduct) {
        this.store = store;
        this.tokens = tokens;
        this.users = users;
        this.resources = resources;
        this.details = details;
        this.conduct = conduct;
    }

    @Override
    public Class<AuthorizationCodeGrant> form() {
        return AuthorizationCodeGrant.class;
    }

    @Override
    public String type() {
        return "authorization_code";
    }

    @Override
    public Granted decide(AuthorizationCodeGrant grant, Asked asked, Caller by) throws Refusal {
        Client client = by.client();
        String value = grant.getAuthorizationCode().getValue();
        AuthorizationCode code = store.code(value)
                .filter(c -> c.authorization().clientId().equals(client.id()))
                .orElseThrow(() -> invalid("no such code for client " + client.id() + ", or it expired"));
        check(grant, code);
        by.checkHolds(code.authorization());
        Authorization whole = code.authorization();
        List<URI> audience = resources.within(whole.resources(), asked.resources());
        Map<String, Object> claims = details.within(whole.accessClaims(), asked.details());
        if (!store.spend(value)) {
            tokens.revokeLineage(whole.lineage());
            throw invalid("the code was used before; what it gave is revoked now");
        }
        return new Granted(
                whole.narrowedTo(whole.scopes(), audience).withAccessClaims(claims),
                whole,
                conduct.told(Misbehaviour.PKCE_NOT_ENFORCED, "code redeemed for " + whole.subject()));
    }

    private void check(AuthorizationCodeGrant grant, AuthorizationCode code) throws Refusal {
        // OAuth 2.1 §10.2: no longer required here, but it must match if an OAuth 2.0 client sends it.
        URI redirectUri = grant.getRedirectionURI();
        if (redirectUri != null
                && !redirectUri.toString().equals(code.redirectUri().toString())) {
            throw invalid("redirect_uri differs from the authorization request's");
        }
        if (!conduct.is(Misbehaviour.PKCE_NOT_ENFORCED)) {
            checkVerifier(grant, code);
        }
        if (users.find(code.authorization().subject()).isEmpty()) {
            throw invalid("the user was removed");
        }
    }

    private static void checkVerifier(AuthorizationCodeGrant grant, AuthorizationCode code) throws Refusal {
        if (grant.getCodeVerifier() == null) {
            throw invalid("code_verifier is missing");
        }
        if (!CodeChallenge.compute(CodeChallengeMethod.S256, grant.getCodeVerifier())
                .getValue()
                .equals(code.challenge())) {
            throw invalid("code_verifier does not fit the code_challenge");
        }
    }

    private static Refusal invalid(String detail) {
        return new Refusal(OAuth2Error.INVALID_GRANT, "The code, its redirect_uri or its verifier is invalid", detail);
    }
}
