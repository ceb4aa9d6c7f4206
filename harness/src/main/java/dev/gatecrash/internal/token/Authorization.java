package dev.gatecrash.internal.token;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a grant decided: who may do what, where, for whom.
 *
 * @param clientId the client that gets the tokens
 * @param subject the user, or the client itself
 * @param scopes the granted scopes
 * @param resources the granted resources (RFC 8707); empty for the issuer's default audience
 * @param lineage names everything that comes of one authorization, so that it can be revoked together
 * @param refreshable whether a refresh token goes with it
 * @param claims further claims about the subject
 * @param signIn how the user signed in; empty where no user did
 */
public record Authorization(
        String clientId,
        String subject,
        Set<String> scopes,
        List<URI> resources,
        String lineage,
        boolean refreshable,
        Map<String, Object> claims,
        Optional<SignIn> signIn) {

    /**
     * A user's sign-in, for ID tokens (OpenID Connect Core §2).
     *
     * @param at when
     * @param nonce the client's nonce, if it sent one
     */
    public record SignIn(Instant at, Optional<String> nonce) {}

    /** A copy with these scopes and resources. */
    public Authorization narrowedTo(Set<String> fewerScopes, List<URI> fewerResources) {
        return new Authorization(clientId, subject, fewerScopes, fewerResources, lineage, refreshable, claims, signIn);
    }

    /** A copy without refresh token. */
    public Authorization notRefreshable() {
        return new Authorization(clientId, subject, scopes, resources, lineage, false, claims, signIn);
    }
}
