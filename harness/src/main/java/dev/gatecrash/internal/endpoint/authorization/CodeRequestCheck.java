package dev.gatecrash.internal.endpoint.authorization;

import com.nimbusds.oauth2.sdk.AuthorizationRequest;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ResponseMode;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import dev.gatecrash.client.Client;
import dev.gatecrash.internal.grant.DetailsPolicy;
import dev.gatecrash.internal.grant.ResourcePolicy;
import dev.gatecrash.internal.grant.ScopePolicy;
import dev.gatecrash.internal.http.Refusal;
import dev.gatecrash.internal.token.IssuedTokenCheck;
import dev.gatecrash.internal.user.SignInWish;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Says whether an authorization request of a proven client is in order, pushed or not (RFC 6749 §4.1.1, RFC 9126 §2.1). */
public final class CodeRequestCheck {

    // RFC 7636 §4.2.
    private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9._~-]{43,128}");
    // RFC 7638: SHA-256, base64url.
    private static final Pattern THUMBPRINT = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final ScopePolicy scopes;
    private final ResourcePolicy resources;
    private final DetailsPolicy details;
    private final IssuedTokenCheck tokens;

    /** Checks by these policies, and knows these tokens again. */
    public CodeRequestCheck(
            ScopePolicy scopes, ResourcePolicy resources, DetailsPolicy details, IssuedTokenCheck tokens) {
        this.tokens = tokens;
        this.scopes = scopes;
        this.resources = resources;
        this.details = details;
    }

    /** What the client asks for, if it is in order. */
    CodeRequest of(Map<String, List<String>> parameters, Client client) throws GeneralException {
        AuthorizationRequest asked = parse(parameters);
        checkResponse(asked, client);
        return new CodeRequest(
                challenge(asked),
                scopes.requested(ScopePolicy.asked(parameters)),
                resources.requested(parameters.getOrDefault("resource", List.of())),
                SignInWish.of(parameters, hintedUser(parameters)),
                accessClaims(parameters));
    }

    /** The kinds of authorization details that may be asked for. */
    DetailsPolicy details() {
        return details;
    }

    // The SDK refuses resources with a query, which RFC 8707 §2 allows, and a blank state; these and what it would make
    // more of than it tells are not its business here.
    private static AuthorizationRequest parse(Map<String, List<String>> parameters) throws GeneralException {
        Map<String, List<String>> rest = new LinkedHashMap<>(parameters);
        List.of("resource", "state", "prompt", "scope", "authorization_details", "dpop_jkt")
                .forEach(rest::remove);
        if (rest.containsKey("request")) {
            throw new Refusal(OAuth2Error.REQUEST_NOT_SUPPORTED, "Request objects are not supported");
        }
        if (rest.containsKey("request_uri")) {
            throw new Refusal(OAuth2Error.REQUEST_URI_NOT_SUPPORTED, "request_uri is not supported");
        }
        try {
            return AuthorizationRequest.parse(rest);
        } catch (IllegalArgumentException e) {
            // The SDK's answer to a response_type with a blank that separates nothing.
            throw new Refusal(OAuth2Error.INVALID_REQUEST, "The request is malformed", String.valueOf(e.getMessage()));
        }
    }

    private static void checkResponse(AuthorizationRequest asked, Client client) throws Refusal {
        if (!ResponseType.CODE.equals(asked.getResponseType())) {
            throw new Refusal(OAuth2Error.UNSUPPORTED_RESPONSE_TYPE, "response_type must be code");
        }
        if (asked.getResponseMode() != null && !asked.getResponseMode().equals(ResponseMode.QUERY)) {
            throw new Refusal(OAuth2Error.INVALID_REQUEST, "response_mode must be query");
        }
        if (!client.grantTypes().contains("authorization_code")) {
            throw new Refusal(OAuth2Error.UNAUTHORIZED_CLIENT, "The client is not registered for authorization_code");
        }
    }

    // OAuth 2.1 §4.1.1: PKCE for everyone; no method means plain (RFC 7636 §4.3), which is refused.
    private static CodeChallenge challenge(AuthorizationRequest asked) throws Refusal {
        CodeChallenge challenge = asked.getCodeChallenge();
        if (challenge == null) {
            throw new Refusal(OAuth2Error.INVALID_REQUEST, "code_challenge is missing");
        }
        if (!CodeChallengeMethod.S256.equals(asked.getCodeChallengeMethod())) {
            throw new Refusal(OAuth2Error.INVALID_REQUEST, "code_challenge_method must be S256");
        }
        if (!CHALLENGE.matcher(challenge.getValue()).matches()) {
            throw new Refusal(OAuth2Error.INVALID_REQUEST, "code_challenge is malformed");
        }
        return challenge;
    }

    // OpenID Connect Core §3.1.2.2: an ID token of this issuer, also an expired one.
    private Optional<String> hintedUser(Map<String, List<String>> parameters) throws Refusal {
        Optional<String> hint =
                parameters.getOrDefault("id_token_hint", List.of()).stream().findFirst();
        Optional<String> user = hint.flatMap(tokens::anyIdToken).map(claims -> String.valueOf(claims.get("sub")));
        if (hint.isPresent() && user.isEmpty()) {
            throw new Refusal(OAuth2Error.INVALID_REQUEST, "id_token_hint is not an ID token of this issuer");
        }
        return user;
    }

    private Map<String, Object> accessClaims(Map<String, List<String>> parameters) throws Refusal {
        Map<String, Object> claims = new LinkedHashMap<>();
        List<Map<String, Object>> asked = details.requested(parameters);
        if (!asked.isEmpty()) {
            claims.put(DetailsPolicy.NAME, asked);
        }
        // RFC 9449 §10: the code will be good for the holder of this key only.
        for (String thumbprint : parameters.getOrDefault("dpop_jkt", List.of())) {
            if (!THUMBPRINT.matcher(thumbprint).matches()) {
                throw new Refusal(OAuth2Error.INVALID_REQUEST, "dpop_jkt is not a SHA-256 thumbprint");
            }
            claims.put("cnf", Map.of("jkt", thumbprint));
        }
        return claims;
    }
}
