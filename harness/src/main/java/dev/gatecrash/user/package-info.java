/**
 * The people who own resources, how they sign in, and how they answer a consent question.
 *
 * <p>No page is shown here.
 */
@NullMarked
package dev.gatecrash.user;

import org.jspecify.annotations.NullMarked;
