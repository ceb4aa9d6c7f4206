package dev.gatecrash.internal.grant;

import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.Scope;
import dev.gatecrash.internal.http.Refusal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which scopes may be asked for (RFC 6749 §3.3).
 *
 * @param offered what this issuer offers; if empty, any scope, for it cannot know those of the resources
 * @param defaults what a request without scope gets
 */
public record ScopePolicy(Set<String> offered, Set<String> defaults) {

    // RFC 6749 §3.3: scope-token.
    private static final Pattern TOKEN = Pattern.compile("[\\x21\\x23-\\x5B\\x5D-\\x7E]+");
    // For OpenID Connect and refresh tokens; offered everywhere.
    private static final Set<String> ALWAYS = Set.of("openid", "offline_access");

    /** The scopes that these parameters ask for (RFC 6749 §3.3); null if there is no scope among them. */
    public static @Nullable Scope asked(Map<String, List<String>> parameters) throws Refusal {
        try {
            return parameters.getOrDefault("scope", List.of()).stream()
                    .findFirst()
                    .map(Scope::parse)
                    .orElse(null);
        } catch (IllegalArgumentException e) {
            // To the SDK a blank that separates nothing is an empty scope.
            throw new Refusal(OAuth2Error.INVALID_SCOPE, "The scope is malformed", String.valueOf(e.getMessage()));
        }
    }

    /** The scopes that a request for {@code asked} is for. */
    public Set<String> requested(@Nullable Scope asked) throws Refusal {
        if (asked == null || asked.isEmpty()) {
            return defaults;
        }
        Set<String> scopes = new LinkedHashSet<>(asked.toStringList());
        for (String scope : scopes) {
            boolean known = offered.isEmpty() || offered.contains(scope) || ALWAYS.contains(scope);
            if (!known || !TOKEN.matcher(scope).matches()) {
                throw new Refusal(OAuth2Error.INVALID_SCOPE, "The scope is malformed or not offered", "scope " + scope);
            }
        }
        return scopes;
    }

    /** Those of these scopes that are on offer. */
    public Set<String> known(Set<String> scopes) {
        Set<String> known = new LinkedHashSet<>(scopes);
        known.removeIf(scope -> !offered.isEmpty() && !offered.contains(scope) && !ALWAYS.contains(scope));
        return known;
    }

    /** The part of {@code granted} that a request for {@code asked} is for; asking for more is refused. */
    public static Set<String> within(Set<String> granted, @Nullable Scope asked) throws Refusal {
        if (asked == null || asked.isEmpty()) {
            return granted;
        }
        Set<String> scopes = new LinkedHashSet<>(asked.toStringList());
        if (!granted.containsAll(scopes)) {
            throw new Refusal(OAuth2Error.INVALID_SCOPE, "The scope goes beyond what was granted");
        }
        return scopes;
    }
}
