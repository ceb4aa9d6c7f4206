package dev.gatecrash.internal.key;

import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * An issuer whose assertions are taken (RFC 7523 §3).
 *
 * @param issuer its identifier
 * @param keys its published keys
 * @param workloads the workloads it may speak for; empty for an identity provider, which asserts who users are
 */
public record TrustedIssuer(URI issuer, SignatureCheck keys, Optional<Set<String>> workloads) {}
