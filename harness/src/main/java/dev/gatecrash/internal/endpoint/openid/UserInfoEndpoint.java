package dev.gatecrash.internal.endpoint.openid;

import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.token.BearerTokenError;
import dev.gatecrash.http.Endpoint;
import dev.gatecrash.http.Request;
import dev.gatecrash.http.Response;
import dev.gatecrash.internal.endpoint.Answer;
import dev.gatecrash.internal.endpoint.EndpointHandler;
import dev.gatecrash.internal.endpoint.ProofOfPossession;
import dev.gatecrash.internal.http.NimbusMessages;
import dev.gatecrash.internal.http.Refusal;
import dev.gatecrash.internal.token.IssuedTokenCheck;
import dev.gatecrash.internal.user.UserDirectory;
import dev.gatecrash.user.User;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tells a client about the user who granted it {@code openid} (OpenID Connect Core §5.3). */
public final class UserInfoEndpoint implements EndpointHandler {

    // §5.4: claims that a scope asks for; any other claim of a user is told always.
    private static final Map<String, Set<String>> BY_SCOPE = Map.of(
            "email", Set.of("email", "email_verified"),
            "address", Set.of("address"),
            "phone", Set.of("phone_number", "phone_number_verified"),
            "profile",
                    Set.of(
                            "name",
                            "family_name",
                            "given_name",
                            "middle_name",
                            "nickname",
                            "preferred_username",
                            "profile",
                            "picture",
                            "website",
                            "gender",
                            "birthdate",
                            "zoneinfo",
                            "locale",
                            "updated_at"));

    private final IssuedTokenCheck tokens;
    private final UserDirectory users;
    private final ProofOfPossession proofs;

    /** Tells about these users. */
    public UserInfoEndpoint(IssuedTokenCheck tokens, UserDirectory users, ProofOfPossession proofs) {
        this.tokens = tokens;
        this.users = users;
        this.proofs = proofs;
    }

    @Override
    public Endpoint endpoint() {
        return Endpoint.USER_INFO;
    }

    @Override
    public Set<String> methods() {
        return Set.of("GET", "POST");
    }

    @Override
    public Map<String, Object> metadata(String url) {
        return Map.of("userinfo_endpoint", url);
    }

    @Override
    public Answer handle(Request request) throws Refusal {
        if (request.headers().all("Authorization").isEmpty()) {
            // RFC 6750 §3.1: who sent no credentials is told no error.
            Response challenge = Response.of(401).withHeader("WWW-Authenticate", "Bearer realm=\"gatecrash\"");
            return new Answer(challenge, "no access token");
        }
        String[] sent = credentials(request);
        String scheme = sent[0].toLowerCase(Locale.ROOT);
        Map<String, Object> claims =
                tokens.accessToken(sent[1]).orElseThrow(() -> refusal(BearerTokenError.INVALID_TOKEN));
        checkBinding(request, scheme, sent[1], claims);
        Set<String> scopes =
                Set.of(String.valueOf(claims.getOrDefault("scope", "")).split(" "));
        if (!scopes.contains("openid")) {
            throw refusal(BearerTokenError.INSUFFICIENT_SCOPE);
        }
        User user = users.find(String.valueOf(claims.get("sub")))
                .orElseThrow(() -> refusal(BearerTokenError.INVALID_TOKEN));
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("sub", user.name());
        user.claims().forEach((name, value) -> {
            if (isTold(name, scopes)) {
                members.put(name, value);
            }
        });
        return new Answer(NimbusMessages.json(200, members), "told about " + user.name());
    }

    private static boolean isTold(String claim, Set<String> scopes) {
        return BY_SCOPE.entrySet().stream()
                .filter(scope -> scope.getValue().contains(claim))
                .allMatch(scope -> scopes.contains(scope.getKey()));
    }

    // RFC 9449 §7.2: a bound token is no bearer token, and the other way round.
    private void checkBinding(Request request, String scheme, String token, Map<String, Object> claims) throws Refusal {
        Optional<String> key = IssuedTokenCheck.keyOf(claims);
        if (key.isPresent() != scheme.equals("dpop")) {
            throw refusal(BearerTokenError.INVALID_TOKEN);
        }
        if (key.isPresent()) {
            try {
                proofs.check(request, token, key.get());
            } catch (Refusal refusal) {
                throw challenge(refusal.getErrorObject().setHTTPStatusCode(401), refusal.detail(), "DPoP")
                        .withHeaders(refusal.headers());
            }
        }
    }

    private static String[] credentials(Request request) throws Refusal {
        List<String> headers = request.headers().all("Authorization");
        String[] parts = headers.get(0).split(" +", 2);
        if (headers.size() > 1
                || parts.length < 2
                || !Set.of("bearer", "dpop").contains(parts[0].toLowerCase(Locale.ROOT))) {
            throw challenge(OAuth2Error.INVALID_REQUEST, "The Authorization header must be Bearer or DPoP", "Bearer");
        }
        return parts;
    }

    private static Refusal refusal(BearerTokenError error) {
        return challenge(error, error.getDescription(), "Bearer");
    }

    private static Refusal challenge(ErrorObject error, String description, String scheme) {
        return new Refusal(error, description)
                .withHeader("WWW-Authenticate", "%s error=\"%s\"".formatted(scheme, error.getCode()));
    }
}
