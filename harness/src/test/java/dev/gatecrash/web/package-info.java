/** What tests use to talk to an issuer as any client would: plain HTTP, and sockets where HTTP would be too polite. */
@NullMarked
package dev.gatecrash.web;

import org.jspecify.annotations.NullMarked;
