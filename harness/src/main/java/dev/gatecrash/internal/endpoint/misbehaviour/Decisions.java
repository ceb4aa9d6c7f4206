package dev.gatecrash.internal.endpoint.misbehaviour;

import dev.gatecrash.fault.Misbehaviour;
import dev.gatecrash.internal.fault.Conduct;
import dev.gatecrash.internal.grant.Granted;
import dev.gatecrash.internal.token.Authorization;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Decides otherwise than a grant did, before anything is minted, so that tokens are really so. Thread-safe. */
public final class Decisions {

    // Apart, so that only an issuer that misbehaves loads them.
    private static final class Others {

        private static final Map<Misbehaviour, UnaryOperator<Granted>> ALL = new EnumMap<>(Map.of(
                Misbehaviour.SCOPE_SILENTLY_REDUCED, now(a -> a.narrowedTo(withoutLast(a.scopes()), a.resources())),
                Misbehaviour.SCOPE_SILENTLY_WIDENED, now(a -> a.narrowedTo(withAdmin(a.scopes()), a.resources())),
                Misbehaviour.RESOURCE_IGNORED, now(a -> a.narrowedTo(a.scopes(), List.of())),
                Misbehaviour.ID_TOKEN_OTHER_NONCE, now(Decisions::otherNonce),
                Misbehaviour.REFRESH_TOKEN_MISSING,
                        granted -> new Granted(
                                granted.now().notRefreshable(),
                                granted.whole().notRefreshable(),
                                granted.exchange(),
                                granted.reason())));
    }

    private final Conduct conduct;

    /** Follows this conduct. */
    public Decisions(Conduct conduct) {
        this.conduct = conduct;
    }

    /** What is granted in the end. */
    public Granted on(Granted honest) {
        Granted granted = honest;
        for (Misbehaviour misbehaviour : conduct.now()) {
            UnaryOperator<Granted> decision = Others.ALL.get(misbehaviour);
            if (decision != null) {
                Granted other = decision.apply(granted);
                String reason = Conduct.told(Set.of(misbehaviour), granted.reason());
                granted = new Granted(other.now(), other.whole(), other.exchange(), reason);
            }
        }
        return granted;
    }

    private static UnaryOperator<Granted> now(UnaryOperator<Authorization> change) {
        return granted ->
                new Granted(change.apply(granted.now()), granted.whole(), granted.exchange(), granted.reason());
    }

    private static Set<String> withoutLast(Set<String> scopes) {
        return new LinkedHashSet<>(
                scopes.stream().limit(Math.max(0, scopes.size() - 1)).toList());
    }

    private static Set<String> withAdmin(Set<String> scopes) {
        Set<String> more = new LinkedHashSet<>(scopes);
        more.add("admin");
        return more;
    }

    private static Authorization otherNonce(Authorization granted) {
        return granted.signIn()
                .map(signIn -> granted.signedIn(
                        new Authorization.SignIn(signIn.at(), Optional.of("another-nonce"), signIn.acr())))
                .orElse(granted);
    }
}
