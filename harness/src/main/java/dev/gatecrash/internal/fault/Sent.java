package dev.gatecrash.internal.fault;

import dev.gatecrash.http.Response;
import dev.gatecrash.internal.http.Delivery;

/**
 * What becomes of an answer.
 *
 * @param response for the journal; status 0 if nothing is sent
 * @param reason for the journal
 * @param delivery for the client
 */
public record Sent(Response response, String reason, Delivery delivery) {}
