package dev.gatecrash.internal.token;

import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
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
 * @param accessClaims claims of access tokens alone, such as {@code act}, {@code cnf} or {@code authorization_details}
 */
public record Authorization(
        String clientId,
        String subject,
        Set<String> scopes,
        List<URI> resources,
        String lineage,
        boolean refreshable,
        Map<String, Object> claims,
        Optional<SignIn> signIn,
        Map<String, Object> accessClaims) {

    private static final String CONFIRMATION = "cnf";
    private static final String THUMBPRINT = "jkt";

    public Authorization {
        accessClaims = Map.copyOf(accessClaims);
    }

    /** One whose access tokens have no claims of their own. */
    public Authorization(
            String clientId,
            String subject,
            Set<String> scopes,
            List<URI> resources,
            String lineage,
            boolean refreshable,
            Map<String, Object> claims,
            Optional<SignIn> signIn) {
        this(clientId, subject, scopes, resources, lineage, refreshable, claims, signIn, Map.of());
    }

    /**
     * A user's sign-in, for ID tokens (OpenID Connect Core §2).
     *
     * @param at when
     * @param nonce the client's nonce, if it sent one
     * @param acr the authentication context class that was reached, if the client asked for any
     */
    public record SignIn(Instant at, Optional<String> nonce, Optional<String> acr) {}

    /** A copy with these scopes and resources. */
    public Authorization narrowedTo(Set<String> fewerScopes, List<URI> fewerResources) {
        return new Authorization(
                clientId, subject, fewerScopes, fewerResources, lineage, refreshable, claims, signIn, accessClaims);
    }

    /** A copy with neither lineage nor sign-in, which are all that tells it from others that are alike. */
    Authorization common() {
        return new Authorization(
                clientId, subject, scopes, resources, "", refreshable, claims, Optional.empty(), accessClaims);
    }

    /** A copy in this lineage. */
    Authorization inLineage(String other) {
        return new Authorization(
                clientId, subject, scopes, resources, other, refreshable, claims, signIn, accessClaims);
    }

    /** A copy with another sign-in. */
    public Authorization signedIn(SignIn other) {
        return new Authorization(
                clientId, subject, scopes, resources, lineage, refreshable, claims, Optional.of(other), accessClaims);
    }

    /** A copy without refresh token. */
    public Authorization notRefreshable() {
        return new Authorization(clientId, subject, scopes, resources, lineage, false, claims, signIn, accessClaims);
    }

    /** A copy whose access tokens carry these claims and no others of their own. */
    public Authorization withAccessClaims(Map<String, Object> other) {
        return new Authorization(clientId, subject, scopes, resources, lineage, refreshable, claims, signIn, other);
    }

    /** A copy for the holder of the key with this thumbprint (RFC 9449 §6); without one, for any bearer. */
    public Authorization boundTo(Optional<String> thumbprint) {
        Map<String, Object> other = new LinkedHashMap<>(accessClaims);
        other.remove(CONFIRMATION);
        thumbprint.ifPresent(value -> other.put(CONFIRMATION, Map.of(THUMBPRINT, value)));
        return withAccessClaims(other);
    }

    /** The thumbprint of the key that its holder has to prove, if it is bound to one. */
    public Optional<String> key() {
        return keyOf(accessClaims);
    }

    /** The thumbprint of the key that a token with these claims is bound to (RFC 9449 §6.1). */
    static Optional<String> keyOf(Map<String, Object> claims) {
        return claims.get(CONFIRMATION) instanceof Map<?, ?> confirmation
                        && confirmation.get(THUMBPRINT) instanceof String thumbprint
                ? Optional.of(thumbprint)
                : Optional.empty();
    }
}
