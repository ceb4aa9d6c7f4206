/**
 * What the endpoints that people see share: pages, cookies, and the sign-ins that a browser remembers.
 *
 * <p>Decides nothing about authorization.
 */
@NullMarked
package dev.gatecrash.internal.endpoint.browser;

import org.jspecify.annotations.NullMarked;
