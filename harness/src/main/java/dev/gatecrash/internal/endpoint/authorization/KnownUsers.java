package dev.gatecrash.internal.endpoint.authorization;

import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.openid.connect.sdk.OIDCError;
import dev.gatecrash.http.Request;
import dev.gatecrash.internal.endpoint.browser.BrowserSessions;
import dev.gatecrash.internal.http.Refusal;
import dev.gatecrash.internal.user.SignInWish;
import dev.gatecrash.internal.user.SignIns;
import dev.gatecrash.internal.user.UserDirectory;
import dev.gatecrash.user.Login;
import dev.gatecrash.user.User;
import java.time.Clock;
import java.util.Optional;

/** Who is behind an authorization request, where that is known without asking. */
public final class KnownUsers {

    private final Login login;
    private final UserDirectory users;
    private final SignIns signIns;
    private final BrowserSessions sessions;
    private final Clock clock;

    /** Known in this way of signing in. */
    public KnownUsers(Login login, UserDirectory users, SignIns signIns, BrowserSessions sessions, Clock clock) {
        this.login = login;
        this.users = users;
        this.signIns = signIns;
        this.sessions = sessions;
        this.clock = clock;
    }

    /** Who it is, if an earlier sign-in will do for this wish or nobody needs to be asked. */
    Optional<SignedIn> of(Request request, SignInWish wish) throws Refusal {
        if (login instanceof Login.Automatic) {
            User user = automatic(wish);
            return Optional.of(new SignedIn(user.name(), signIns.signIn(user, wish), Optional.empty()));
        }
        Optional<SignedIn> standing = sessions.of(request)
                .filter(session -> wish.isMetBy(session.signedInAt(), clock.instant()))
                .filter(session -> !wish.prompt().contains("select_account"))
                .filter(session -> wish.loginHint().map(session.user()::equals).orElse(true))
                .filter(session -> wish.isFor(session.user()))
                .map(SignedIn::by)
                .filter(this::isStill);
        if (standing.isEmpty() && wish.isSilent()) {
            throw new Refusal(OIDCError.LOGIN_REQUIRED, "The user has to sign in, and prompt is none");
        }
        return standing;
    }

    /** Whether the user is neither removed nor signed out since. */
    boolean isStill(SignedIn who) {
        return users.find(who.user()).isPresent()
                && who.session().map(sessions::isLive).orElse(true);
    }

    private User automatic(SignInWish wish) throws Refusal {
        Optional<String> hint = wish.probableUser();
        Optional<User> found =
                hint.isPresent() ? users.find(hint.get()) : users.all().stream().findFirst();
        wish.check(found.map(User::name).orElse("nobody"));
        return found.orElseThrow(() -> new Refusal(
                OAuth2Error.ACCESS_DENIED,
                "There is no such user",
                hint.map(name -> "no user is called " + name).orElse("this issuer has no user")));
    }
}
