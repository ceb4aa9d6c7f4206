package dev.gatecrash.internal.endpoint.authorization;

import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import dev.gatecrash.internal.user.SignInWish;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An authorization request that is in order and waits for the user's decision (RFC 6749 §4.1.1).
 *
 * @param challenge the PKCE challenge, S256
 * @param scopes the scopes it is for
 * @param resources the resources it is for
 * @param signIn how the user shall sign in
 * @param accessClaims what access tokens will carry because of it: {@code cnf}, {@code authorization_details}
 */
public record CodeRequest(
        CodeChallenge challenge,
        Set<String> scopes,
        List<URI> resources,
        SignInWish signIn,
        Map<String, Object> accessClaims) {}
