package dev.gatecrash.internal.user;

import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.openid.connect.sdk.OIDCError;
import dev.gatecrash.internal.http.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How a client wants the user to sign in (OpenID Connect Core §3.1.2.1; step-up, RFC 9470 §4).
 *
 * @param prompt what the user shall be asked, if anything may be
 * @param maxAge how long ago the user may have signed in
 * @param acrValues the authentication context classes that will do, best first
 * @param loginHint who it is
 * @param hintedUser whose ID token came as {@code id_token_hint}: nobody else will do
 * @param nonce what the ID token has to repeat
 */
public record SignInWish(
        Set<String> prompt,
        Optional<Duration> maxAge,
        List<String> acrValues,
        Optional<String> loginHint,
        Optional<String> hintedUser,
        Optional<String> nonce) {

    private static final String NONE = "none";
    private static final Set<String> PROMPTS = Set.of(NONE, "login", "consent", "select_account");

    /** What these parameters wish for, among them an ID token of this user. */
    public static SignInWish of(Map<String, List<String>> parameters, Optional<String> hintedUser) throws Refusal {
        Set<String> prompt = new LinkedHashSet<>(words(parameters, "prompt"));
        if (!PROMPTS.containsAll(prompt) || (prompt.contains(NONE) && prompt.size() > 1)) {
            throw new Refusal(OAuth2Error.INVALID_REQUEST, "prompt must be none, or of login, consent, select_account");
        }
        return new SignInWish(
                prompt,
                maxAge(parameters),
                words(parameters, "acr_values"),
                first(parameters, "login_hint"),
                hintedUser,
                first(parameters, "nonce"));
    }

    /** Whether this user will do. */
    public boolean isFor(String user) {
        return hintedUser.map(user::equals).orElse(true);
    }

    /** Refuses a user who will not do (OpenID Connect Core §3.1.2.1, {@code id_token_hint}). */
    public void check(String user) throws Refusal {
        if (!isFor(user)) {
            throw new Refusal(
                    OIDCError.LOGIN_REQUIRED,
                    "The user of the id_token_hint is not signed in",
                    "id_token_hint is about %s, and this is %s".formatted(hintedUser.orElse("anybody"), user));
        }
    }

    /** Who it probably is. */
    public Optional<String> probableUser() {
        return loginHint.or(() -> hintedUser);
    }

    /** Whether the user must not be asked anything. */
    public boolean isSilent() {
        return prompt.contains(NONE);
    }

    /** Whether a sign-in at that time will do now: nobody wants a new one, and it is not too long ago. */
    public boolean isMetBy(Instant signedInAt, Instant now) {
        return !prompt.contains("login")
                && maxAge.map(signedInAt::plus).map(now::isBefore).orElse(true);
    }

    /** Whether the tokens have to say when and how the user signed in (RFC 9470 §6). */
    public boolean isStepUp() {
        return maxAge.isPresent() || !acrValues.isEmpty();
    }

    private static Optional<Duration> maxAge(Map<String, List<String>> parameters) throws Refusal {
        Optional<String> sent = first(parameters, "max_age");
        if (sent.isPresent() && !sent.get().matches("[0-9]{1,9}")) {
            throw new Refusal(OAuth2Error.INVALID_REQUEST, "max_age must be a number of seconds");
        }
        return sent.map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)));
    }

    private static List<String> words(Map<String, List<String>> parameters, String name) {
        return first(parameters, name).map(value -> List.of(value.split(" +"))).orElse(List.of());
    }

    private static Optional<String> first(Map<String, List<String>> parameters, String name) {
        return parameters.getOrDefault(name, List.of()).stream()
                .filter(value -> !value.isEmpty())
                .findFirst();
    }
}
