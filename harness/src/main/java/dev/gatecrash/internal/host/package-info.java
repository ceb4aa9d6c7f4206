/**
 * The one Jetty of this JVM, its connectors and their certificates.
 *
 * <p>Knows no OAuth.
 */
@NullMarked
package dev.gatecrash.internal.host;

import org.jspecify.annotations.NullMarked;
