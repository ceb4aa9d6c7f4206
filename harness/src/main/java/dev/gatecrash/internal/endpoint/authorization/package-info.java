/**
 * The authorization endpoint, and pushed requests to it.
 *
 * <p>No page is shown here but the error page.
 */
@NullMarked
package dev.gatecrash.internal.endpoint.authorization;

import org.jspecify.annotations.NullMarked;
