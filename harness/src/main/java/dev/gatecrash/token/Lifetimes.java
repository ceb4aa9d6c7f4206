package dev.gatecrash.token;

import java.time.Duration;

/**
 * How long what one issuer gives out works, for everybody or for one client. Thread-safe.
 *
 * <pre>{@code
 * auth.lifetimes().set(ACCESS_TOKEN, Duration.ofSeconds(3));             // about to expire
 * auth.lifetimes().setFor("agent", ACCESS_TOKEN, Duration.ofHours(-1));  // expired when it is issued
 * }</pre>
 *
 * <p>Zero or less makes what has expired already. A change holds for what is given out from then on, until the issuer is
 * reset; then what its builder was told counts again. No duration may be longer than a hundred years, either way.
 */
public interface Lifetimes {

    /** How long this lasts for clients without a lifetime of their own. */
    Duration of(Lifetime kind);

    /** How long this lasts for this client. */
    Duration of(Lifetime kind, String clientId);

    /** Sets it for every client that has none of its own. */
    void set(Lifetime kind, Duration duration);

    /** Sets it for one client, whether it is registered yet or not. */
    void setFor(String clientId, Lifetime kind, Duration duration);
}
