/** What a request passes before it is dispatched: origin, token, session, scope; and how it is refused. */
@NullMarked
package dev.gatecrash.samples.contract.guard;

import org.jspecify.annotations.NullMarked;
