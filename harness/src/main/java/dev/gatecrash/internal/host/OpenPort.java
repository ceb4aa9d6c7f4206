package dev.gatecrash.internal.host;

import org.eclipse.jetty.server.ServerConnector;

/**
 * An open port and what is behind it.
 *
 * @param connector Jetty's side of it
 * @param base its URL, without path
 * @param router the sites
 * @param departures what waits
 */
record OpenPort(ServerConnector connector, String base, Router router, Departures departures) {}
