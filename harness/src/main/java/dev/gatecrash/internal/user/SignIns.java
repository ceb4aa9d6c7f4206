package dev.gatecrash.internal.user;

import com.nimbusds.openid.connect.sdk.OIDCError;
import dev.gatecrash.internal.http.Refusal;
import dev.gatecrash.user.User;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * When each user last signed in. A user signs in with the first request and stays signed in until a logout, as with one
 * browser a user. Thread-safe.
 */
public final class SignIns {

    private final Map<String, Instant> signedIn = new ConcurrentHashMap<>();
    private final Set<String> acrValues;
    private final Clock clock;

    /** Nobody is signed in yet; these authentication context classes can be reached, or any if there are none. */
    public SignIns(Set<String> acrValues, Clock clock) {
        this.acrValues = Set.copyOf(acrValues);
        this.clock = clock;
    }

    /** The authentication context classes on offer; empty for any. */
    public Set<String> acrValues() {
        return acrValues;
    }

    /** Signs the user in, unless an earlier sign-in will do; returns when it was. */
    public Instant signIn(User user, SignInWish wish) throws Refusal {
        Instant now = clock.instant();
        Optional<Instant> standing =
                Optional.ofNullable(signedIn.get(user.name())).filter(at -> wish.isMetBy(at, now));
        if (standing.isEmpty() && wish.isSilent()) {
            throw new Refusal(OIDCError.LOGIN_REQUIRED, "The user has to sign in, and prompt is none");
        }
        standing.ifPresentOrElse(at -> {}, () -> signedIn.put(user.name(), now));
        return standing.orElse(now);
    }

    /** The class that satisfies the wish, if it has any; refuses where none can be reached (RFC 9470 §5). */
    public Optional<String> acr(SignInWish wish) throws Refusal {
        Optional<String> reached = wish.acrValues().stream()
                .filter(acr -> acrValues.isEmpty() || acrValues.contains(acr))
                .findFirst();
        if (reached.isEmpty() && !wish.acrValues().isEmpty()) {
            throw new Refusal(
                    OIDCError.UNMET_AUTHENTICATION_REQUIREMENTS,
                    "None of the acr_values can be reached",
                    "%s are none of %s".formatted(wish.acrValues(), acrValues));
        }
        return reached;
    }

    /** Ends a user's session. */
    public void signOut(String user) {
        signedIn.remove(user);
    }

    /** Ends every session. */
    public void clear() {
        signedIn.clear();
    }
}
