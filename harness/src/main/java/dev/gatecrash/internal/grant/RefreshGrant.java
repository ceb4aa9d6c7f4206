package dev.gatecrash.internal.grant;

import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import dev.gatecrash.client.Client;
import dev.gatecrash.fault.Misbehaviour;
import dev.gatecrash.internal.fault.Conduct;
import dev.gatecrash.internal.http.Refusal;
import dev.gatecrash.internal.token.Authorization;
import dev.gatecrash.internal.token.RefreshChain;
import dev.gatecrash.internal.user.UserDirectory;

/**
 * The refresh token grant (RFC 6749 §6): rotation for public clients (OAuth 2.1 §4.3.1), the same token again and again
 * for confidential ones.
 */
public final class RefreshGrant implements Grant<RefreshTokenGrant> {

    private final RefreshChain chain;
    private final UserDirectory users;
    private final ResourcePolicy resources;
    private final DetailsPolicy details;
    private final Conduct conduct;

    /** Continues these chains. */
    public RefreshGrant(
            RefreshChain chain, UserDirectory users, ResourcePolicy resources, DetailsPolicy details, Conduct conduct) {
        this.chain = chain;
        this.users = users;
        this.resources = resources;
        this.details = details;
        this.conduct = conduct;
    }

    @Override
    public Class<RefreshTokenGrant> form() {
        return RefreshTokenGrant.class;
    }

    @Override
    public String type() {
        return "refresh_token";
    }

    @Override
    public Granted decide(RefreshTokenGrant grant, Asked asked, Caller by) throws Refusal {
        Client client = by.client();
        String value = grant.getRefreshToken().getValue();
        Authorization whole = chain.authorization(value, client);
        by.checkHolds(whole);
        if (users.find(whole.subject()).isEmpty()) {
            throw new Refusal(OAuth2Error.INVALID_GRANT, "The refresh token is invalid", "the user was removed");
        }
        Authorization now = whole.narrowedTo(
                        ScopePolicy.within(whole.scopes(), asked.scope()),
                        resources.within(whole.resources(), asked.resources()))
                .withAccessClaims(details.within(whole.accessClaims(), asked.details()));
        Misbehaviour otherwise = client.isPublic()
                ? Misbehaviour.REFRESH_TOKEN_NEVER_ROTATED
                : Misbehaviour.REFRESH_TOKEN_ALWAYS_ROTATED;
        boolean rotates = client.isPublic() != conduct.is(otherwise);
        if (rotates) {
            chain.use(value);
            return new Granted(now, whole, conduct.told(otherwise, "refreshed and rotated for " + whole.subject()));
        }
        return new Granted(now, whole.notRefreshable(), conduct.told(otherwise, "refreshed for " + whole.subject()));
    }
}
