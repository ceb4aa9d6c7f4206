/** Spring Security's OAuth client, as a client of the authorization server. */
@NullMarked
package dev.gatecrash.samples.spring;

import org.jspecify.annotations.NullMarked;
