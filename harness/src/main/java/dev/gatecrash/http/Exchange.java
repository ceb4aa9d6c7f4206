package dev.gatecrash.http;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One request and its answer, with the reason for the answer. Immutable.
 *
 * <p>Nothing is left out or blanked: tokens, codes and secrets are here whole, as they are made for tests. Only
 * {@link #describe()} shortens them.
 *
 * @param at when it was answered, by the issuer's clock
 * @param timing when it began and how long it took, by the system's clock
 * @param to who was asked
 * @param endpoint the endpoint asked, if the path named one
 * @param request what came in
 * @param response what went out; status 0 if a fault let nothing out
 * @param decision why it was answered so
 */
public record Exchange(
        Instant at,
        Timing timing,
        Party to,
        Optional<Endpoint> endpoint,
        Request request,
        Response response,
        Decision decision) {

    /** An exchange with an authorization server that took no time. */
    public Exchange(Instant at, Optional<Endpoint> endpoint, Request request, Response response, String reason) {
        this(
                at,
                new Timing(at, Duration.ZERO),
                Party.AUTHORIZATION_SERVER,
                endpoint,
                request,
                response,
                Decision.of(reason));
    }

    /** Why it was answered so, in a few words. */
    public String reason() {
        return decision.reason();
    }

    /** The tokens in the answer, decoded as far as can be; none if it issued none. */
    public List<DecodedToken> issuedTokens() {
        return Tokens.issued(response);
    }

    /** The tokens in the request, decoded as far as can be: the bearer token, assertions, a token to introspect. */
    public List<DecodedToken> presentedTokens() {
        return Tokens.presented(request);
    }

    /**
     * The exchange as a person reads it, over several lines: the request with its parameters, the tokens in it decoded, the
     * answer, and why. Header fields that tell nothing about authorization are left out; tokens and secrets are cut to
     * their first characters, and the rest to a length that a terminal shows.
     */
    public String describe() {
        return ExchangeText.of(this);
    }
}
