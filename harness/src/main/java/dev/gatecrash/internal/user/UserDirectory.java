package dev.gatecrash.internal.user;

import dev.gatecrash.user.Consent;
import dev.gatecrash.user.User;
import dev.gatecrash.user.Users;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The users of one issuer. Guarded by its own lock. */
public final class UserDirectory implements Users {

    private final Map<String, User> users = new LinkedHashMap<>();
    private final Set<String> removed = new HashSet<>();
    private Consent consent;

    /** A directory of these users, who answer in this way. */
    public UserDirectory(List<User> users, Consent consent) {
        users.forEach(user -> this.users.put(user.name(), user));
        this.consent = consent;
    }

    @Override
    public synchronized List<User> all() {
        return List.copyOf(users.values());
    }

    @Override
    public synchronized Optional<User> find(String name) {
        return Optional.ofNullable(users.get(name));
    }

    @Override
    public synchronized void add(User user) {
        users.put(user.name(), user);
        removed.remove(user.name());
    }

    /** Adds a user, or gives the one of the same name these claims too; false if the e-mail address is another user's. */
    public synchronized boolean join(String name, Map<String, Object> claims) {
        Object email = claims.get("email");
        boolean isTaken = users.values().stream()
                .filter(other -> !other.name().equals(name))
                .map(other -> String.valueOf(other.claims().get("email")))
                .anyMatch(String.valueOf(email)::equalsIgnoreCase);
        if (!isTaken) {
            User user = Optional.ofNullable(users.get(name)).orElse(User.named(name));
            for (Map.Entry<String, Object> claim : claims.entrySet()) {
                user = user.withClaim(claim.getKey(), claim.getValue());
            }
            add(user);
        }
        return !isTaken;
    }

    /** Whether a user of this name existed and was removed. */
    public synchronized boolean isRemoved(String name) {
        return removed.contains(name);
    }

    @Override
    public synchronized void remove(String name) {
        if (users.remove(name) != null) {
            removed.add(name);
        }
    }

    @Override
    public synchronized void answerConsent(Consent answer) {
        consent = answer;
    }

    /** How consent is answered now. */
    public synchronized Consent consent() {
        return consent;
    }
}
