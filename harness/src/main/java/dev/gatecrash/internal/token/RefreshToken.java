package dev.gatecrash.internal.token;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One refresh token of a chain.
 *
 * @param value what the client holds
 * @param authorization the whole authorization, however narrow the last access token was
 * @param expiresAt when it stops working
 * @param used whether its successor was issued
 */
record RefreshToken(String value, Authorization authorization, Instant expiresAt, AtomicBoolean used) {}
