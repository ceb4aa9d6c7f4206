package dev.gatecrash.user;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** How the user answers when a client asks for access (RFC 6749 §4.1.1). Immutable. */
public sealed interface Consent {

    /** What is granted of the requested scopes, or nothing at all if the user says no. */
    Optional<Set<String>> answer(Set<String> requested);

    /** Grants whatever is asked, at once. The default. */
    static Consent automatic() {
        return new Automatic();
    }

    /**
     * Asks on a page, with the scopes to choose from. The default where {@link Login} is not automatic. Where there is no page,
     * as in {@link Devices#approve}, whoever approves grants whatever is asked.
     */
    static Consent asked() {
        return new Asked();
    }

    /** Says no: the client gets {@code access_denied}. */
    static Consent denied() {
        return new Denied();
    }

    /** Grants these scopes where they are asked for, and none besides; if none of them is, it is a no. */
    static Consent onlyScopes(String... scopes) {
        return new OnlyScopes(Set.of(scopes));
    }

    /** See {@link Consent#automatic()}. */
    record Automatic() implements Consent {
        @Override
        public Optional<Set<String>> answer(Set<String> requested) {
            return Optional.of(requested);
        }
    }

    /** See {@link Consent#asked()}. */
    record Asked() implements Consent {
        @Override
        public Optional<Set<String>> answer(Set<String> requested) {
            return Optional.of(requested);
        }
    }

    /** See {@link Consent#denied()}. */
    record Denied() implements Consent {
        @Override
        public Optional<Set<String>> answer(Set<String> requested) {
            return Optional.empty();
        }
    }

    /**
     * See {@link Consent#onlyScopes}.
     *
     * @param scopes the scopes the user is willing to grant
     */
    record OnlyScopes(Set<String> scopes) implements Consent {

        public OnlyScopes {
            scopes = Set.copyOf(scopes);
        }

        @Override
        public Optional<Set<String>> answer(Set<String> requested) {
            Set<String> granted = new LinkedHashSet<>(requested);
            granted.retainAll(scopes);
            // Nothing left of what was asked is a no: RFC 6749 §4.1.2.1 access_denied, for the scopes were all valid.
            return granted.isEmpty() && !requested.isEmpty() ? Optional.empty() : Optional.of(granted);
        }
    }
}
