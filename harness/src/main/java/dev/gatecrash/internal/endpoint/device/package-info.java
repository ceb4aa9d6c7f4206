/**
 * Where devices get their codes, and the page on which a user enters one.
 *
 * <p>Polling is the token endpoint's.
 */
@NullMarked
package dev.gatecrash.internal.endpoint.device;

import org.jspecify.annotations.NullMarked;
