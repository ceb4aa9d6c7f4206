/** Requests and answers as values, and the Jetty that carries them. */
@NullMarked
package dev.gatecrash.samples.contract.http;

import org.jspecify.annotations.NullMarked;
