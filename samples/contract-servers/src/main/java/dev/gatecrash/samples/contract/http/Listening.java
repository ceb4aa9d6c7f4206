package dev.gatecrash.samples.contract.http;

import java.util.Optional;

/**
 * How a host listens.
 *
 * @param port which port, or any free one if it is 0
 * @param anyPath whether it takes any path of a URL, or only those that mean the same to everybody
 * @param certificate its certificate, if it speaks TLS
 * @param inClearToo whether the port of TLS takes requests in clear as well
 */
public record Listening(int port, boolean anyPath, Optional<Certificate> certificate, boolean inClearToo) {}
