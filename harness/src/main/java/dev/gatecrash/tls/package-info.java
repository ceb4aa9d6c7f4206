/**
 * What a test needs to trust a server that speaks TLS: {@link dev.gatecrash.tls.Trust}, which is {@code auth.trust()} of an
 * issuer that was built with {@code tls()}.
 *
 * <p>One certificate authority a JVM, made at first use, never stored. Wrong certificates are
 * {@link dev.gatecrash.fault.WrongCertificate}.
 */
@NullMarked
package dev.gatecrash.tls;

import org.jspecify.annotations.NullMarked;
