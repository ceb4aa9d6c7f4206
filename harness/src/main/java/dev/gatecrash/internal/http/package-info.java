/**
 * What a site on the host is, what it answers with, and the bridge to the OAuth SDK's messages.
 *
 * <p>Knows no OAuth rule.
 */
@NullMarked
package dev.gatecrash.internal.http;

import org.jspecify.annotations.NullMarked;
