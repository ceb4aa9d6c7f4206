package dev.gatecrash.internal.grant.exchange;

import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.token.TokenTypeURI;
import com.nimbusds.oauth2.sdk.tokenexchange.TokenExchangeGrant;
import dev.gatecrash.internal.grant.Caller;
import dev.gatecrash.internal.http.Refusal;
import dev.gatecrash.internal.token.IssuedTokenCheck;
import dev.gatecrash.internal.user.UserDirectory;
import dev.gatecrash.user.User;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the tokens of a token exchange stand for; an unacceptable one is {@code invalid_request} (RFC 8693 §2.2.2). */
public final class SubjectTokens {

    private static final Set<TokenTypeURI> ACCESS_TOKENS = Set.of(TokenTypeURI.ACCESS_TOKEN, TokenTypeURI.JWT);

    private final IssuedTokenCheck tokens;
    private final UserDirectory users;

    /** Tokens of this issuer about these users. */
    public SubjectTokens(IssuedTokenCheck tokens, UserDirectory users) {
        this.tokens = tokens;
        this.users = users;
    }

    /** The claims of the subject token. */
    Map<String, Object> subject(TokenExchangeGrant grant, Caller by) throws Refusal {
        String value = grant.getSubjectToken().getValue();
        Map<String, Object> claims = claims(value, grant.getSubjectTokenType(), "subject_token");
        if (isIdToken(claims) && !audience(claims).contains(by.client().id())) {
            throw unacceptable("The subject_token was issued to another client");
        }
        return claims;
    }

    /** The claims of the actor token, if there is one. */
    Optional<Map<String, Object>> actor(TokenExchangeGrant grant) throws Refusal {
        // §2.1: neither without the other.
        if ((grant.getActorToken() == null) != (grant.getActorTokenType() == null)) {
            throw unacceptable("actor_token and actor_token_type go together");
        }
        return grant.getActorToken() == null
                ? Optional.empty()
                : Optional.of(claims(grant.getActorToken().getValue(), grant.getActorTokenType(), "actor_token"));
    }

    /** The claims of an ID token that was issued to this caller. */
    Map<String, Object> idToken(TokenExchangeGrant grant, Caller by) throws Refusal {
        Map<String, Object> claims = tokens.idToken(grant.getSubjectToken().getValue())
                .orElseThrow(() -> unacceptable("The subject_token is not a valid ID token of this issuer"));
        if (!audience(claims).contains(by.client().id())) {
            throw new Refusal(OAuth2Error.INVALID_GRANT, "The subject_token was issued to another client");
        }
        return claims;
    }

    /** What is known about the user that these claims name. */
    Map<String, Object> userClaims(Map<String, Object> claims) {
        return users.find(String.valueOf(claims.get("sub"))).map(User::claims).orElse(Map.of());
    }

    /** Refuses an actor that the subject token's {@code may_act} does not name (§4.4). */
    static void checkMayAct(Map<String, Object> subject, Map<String, Object> actor) throws Refusal {
        if (subject.get("may_act") instanceof Map<?, ?> allowed
                && !allowed.entrySet().stream()
                        .allMatch(claim -> claim.getValue().equals(actor.get(claim.getKey())))) {
            throw unacceptable("The actor is not the one that may_act names");
        }
    }

    static boolean isIdToken(Map<String, Object> claims) {
        return IssuedTokenCheck.isIdToken(claims);
    }

    static List<String> audience(Map<String, Object> claims) {
        Object audience = claims.getOrDefault("aud", List.of());
        return audience instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of(String.valueOf(audience));
    }

    static Set<String> words(Object text) {
        String words = String.valueOf(text);
        return words.isBlank() ? Set.of() : new java.util.LinkedHashSet<>(List.of(words.split(" ")));
    }

    static Refusal unacceptable(String description) {
        return new Refusal(OAuth2Error.INVALID_REQUEST, description);
    }

    private Map<String, Object> claims(String value, TokenTypeURI type, String parameter) throws Refusal {
        if (!ACCESS_TOKENS.contains(type) && !type.equals(TokenTypeURI.ID_TOKEN)) {
            throw unacceptable(parameter + "_type is not supported");
        }
        Optional<Map<String, Object>> claims =
                type.equals(TokenTypeURI.ID_TOKEN) ? tokens.idToken(value) : tokens.accessToken(value);
        return claims.orElseThrow(() -> unacceptable("The " + parameter + " is not a valid token of this issuer"));
    }
}
