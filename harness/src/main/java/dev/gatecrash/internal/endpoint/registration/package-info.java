/**
 * The endpoints by which clients register, manage their registration, and have documents hosted.
 *
 * <p>What may be registered is decided in the room of that name.
 */
@NullMarked
package dev.gatecrash.internal.endpoint.registration;

import org.jspecify.annotations.NullMarked;
