package dev.gatecrash.internal.endpoint;

import dev.gatecrash.http.Response;

/**
 * An endpoint's answer.
 *
 * @param response what the client gets
 * @param reason why, for the journal
 */
public record Answer(Response response, String reason) {}
