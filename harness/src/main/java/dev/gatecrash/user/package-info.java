/**
 * The people who own resources, how they sign in, and how they answer a consent question.
 *
 * <p>{@link dev.gatecrash.user.Users} is {@code auth.users()}. {@link dev.gatecrash.user.Login} and
 * {@link dev.gatecrash.user.Consent} say whether anybody is asked: unless set, nobody is.
 *
 * <p>No page is shown here; docs/sign-in-pages.md shows those of the server.
 */
@NullMarked
package dev.gatecrash.user;

import org.jspecify.annotations.NullMarked;
