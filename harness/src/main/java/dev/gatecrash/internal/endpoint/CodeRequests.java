package dev.gatecrash.internal.endpoint;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationRequest;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ResponseMode;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import dev.gatecrash.client.Client;
import dev.gatecrash.internal.grant.ResourcePolicy;
import dev.gatecrash.internal.grant.ScopePolicy;
import dev.gatecrash.internal.http.Refusal;
import dev.gatecrash.internal.token.Authorization;
import dev.gatecrash.internal.token.TokenIssuer;
import dev.gatecrash.internal.token.TokenStore;
import dev.gatecrash.internal.user.UserDirectory;
import dev.gatecrash.user.User;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Decides authorization requests of a proven client, and keeps the codes it gives. */
public final class CodeRequests {

    /**
     * A code and why it was given.
     *
     * @param code for the client
     * @param reason for the journal
     */
    record Decision(AuthorizationCode code, String reason) {}

    // RFC 7636 §4.2.
    private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9._~-]{43,128}");
    private static final int CODE_BYTES = 32;

    private final UserDirectory users;
    private final ScopePolicy scopes;
    private final ResourcePolicy resources;
    private final TokenStore store;
    private final Clock clock;
    private final Duration codeLifetime;

    /** Decides by these users and policies. */
    public CodeRequests(
            UserDirectory users,
            ScopePolicy scopes,
            ResourcePolicy resources,
            TokenStore store,
            Clock clock,
            Duration codeLifetime) {
        this.users = users;
        this.scopes = scopes;
        this.resources = resources;
        this.store = store;
        this.clock = clock;
        this.codeLifetime = codeLifetime;
    }

    Decision decide(Map<String, List<String>> parameters, Client client, URI redirectUri) throws GeneralException {
        AuthorizationRequest asked = parse(parameters);
        checkResponse(asked, client);
        CodeChallenge challenge = challenge(asked);
        List<URI> audience = resources.requested(parameters.getOrDefault("resource", List.of()));
        Set<String> wanted = scopes.requested(asked.getScope());
        User user = user(parameters);
        Set<String> granted = users.consent()
                .answer(wanted)
                .orElseThrow(() -> new Refusal(OAuth2Error.ACCESS_DENIED, "The user said no"));
        Authorization authorization = authorization(client, user, granted, audience, nonce(asked));
        AuthorizationCode code = new AuthorizationCode(CODE_BYTES);
        store.keep(
                code.getValue(),
                new dev.gatecrash.internal.token.AuthorizationCode(
                        authorization, redirectUri, challenge, clock.instant().plus(codeLifetime)));
        return new Decision(code, "%s consented to %s".formatted(user.name(), granted));
    }

    // The SDK refuses resources with a query, which RFC 8707 §2 allows, and a blank state; neither is its business
    // here.
    private static AuthorizationRequest parse(Map<String, List<String>> parameters) throws GeneralException {
        Map<String, List<String>> rest = new LinkedHashMap<>(parameters);
        rest.remove("resource");
        rest.remove("state");
        if (rest.containsKey("request")) {
            throw new Refusal(OAuth2Error.REQUEST_NOT_SUPPORTED, "Request objects are not supported");
        }
        if (rest.containsKey("request_uri")) {
            throw new Refusal(OAuth2Error.REQUEST_URI_NOT_SUPPORTED, "request_uri is not supported");
        }
        return AuthorizationRequest.parse(rest);
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

    private User user(Map<String, List<String>> parameters) throws Refusal {
        Optional<String> hint =
                parameters.getOrDefault("login_hint", List.of()).stream().findFirst();
        Optional<User> user =
                hint.isPresent() ? users.find(hint.get()) : users.all().stream().findFirst();
        return user.orElseThrow(() -> new Refusal(
                OAuth2Error.ACCESS_DENIED,
                "There is no such user",
                hint.map(name -> "no user is called " + name).orElse("this issuer has no user")));
    }

    private Authorization authorization(
            Client client, User user, Set<String> granted, List<URI> audience, Optional<String> nonce) {
        return new Authorization(
                client.id(),
                user.name(),
                granted,
                audience,
                TokenIssuer.newLineage(),
                client.grantTypes().contains("refresh_token"),
                user.claims(),
                Optional.of(new Authorization.SignIn(clock.instant(), nonce)));
    }

    private static Optional<String> nonce(AuthorizationRequest asked) {
        List<String> sent = asked.getCustomParameter("nonce");
        return sent == null ? Optional.empty() : sent.stream().findFirst();
    }
}
