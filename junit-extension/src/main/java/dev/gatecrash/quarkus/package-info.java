/**
 * Authorization servers for Quarkus tests: started before the application, told to it, injected into the test, and closed
 * with the application.
 *
 * <p>{@link dev.gatecrash.quarkus.WithQuarkusAuthorizationServer} on a class with {@code @QuarkusTest} is all. Needs Quarkus
 * 3.22 or newer, which the users of this package have anyway; it is no dependency of ours.
 */
@NullMarked
package dev.gatecrash.quarkus;

import org.jspecify.annotations.NullMarked;
