/**
 * Requests that the authorization server sends itself, to URLs that clients name.
 *
 * <p>Decides what may be asked and how much is read; what a document means is for others.
 */
@NullMarked
package dev.gatecrash.internal.fetch;

import org.jspecify.annotations.NullMarked;
