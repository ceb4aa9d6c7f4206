/**
 * The people who own resources, and how they answer a consent question.
 *
 * <p>No page is shown here; answers are configured.
 */
@NullMarked
package dev.gatecrash.user;

import org.jspecify.annotations.NullMarked;
