package dev.gatecrash.fault;

import java.time.Duration;

/**
 * Which requests meet a fault. Conditions combine: a request must fulfil all that are given. Given before the fault they
 * hold from its first moment; given after it, from then on, which is the same unless requests are under way.
 *
 * @param <S> what to go on with
 */
public interface FaultConditions<S> {

    /** Only requests that name this client, in {@code client_id} or in the user name of HTTP Basic (RFC 6749 §2.3). */
    S forClient(String clientId);

    /**
     * Only the n-th request from now on, of those that fulfil the conditions on endpoint, client and time; 1 is the next.
     * Requests that another fault answers count too.
     */
    S nth(long number);

    /** Only so many times; then no more. Any number unless set. */
    S times(long count);

    /** Only for so long from now on, by the issuer's clock. Without end unless set. */
    S forDuration(Duration duration);
}
