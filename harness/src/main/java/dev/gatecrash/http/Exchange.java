package dev.gatecrash.http;

import java.time.Instant;
import java.util.Optional;

/**
 * One request and its answer, with the reason for the answer. Immutable.
 *
 * @param at when it was answered, by the issuer's clock
 * @param endpoint the endpoint asked, if the path named one
 * @param request what came in
 * @param response what went out; status 0 if a fault let nothing out
 * @param reason why it was answered so, in a few words
 */
public record Exchange(Instant at, Optional<Endpoint> endpoint, Request request, Response response, String reason) {}
