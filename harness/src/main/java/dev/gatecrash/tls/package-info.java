/**
 * What a test needs to trust a server that speaks TLS.
 *
 * <p>One certificate authority a JVM, made at first use, never stored.
 */
@NullMarked
package dev.gatecrash.tls;

import org.jspecify.annotations.NullMarked;
