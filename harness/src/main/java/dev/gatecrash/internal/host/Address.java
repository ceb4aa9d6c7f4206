package dev.gatecrash.internal.host;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * Where an issuer wants to live.
 *
 * @param host a loopback host
 * @param port a fixed port; empty for any free one
 * @param path the issuer's path, or the empty string for none; empty for one of the host's choice
 * @param tls whether it speaks TLS
 */
public record Address(String host, Optional<Integer> port, Optional<String> path, boolean tls) {

    /** The default: plain http on 127.0.0.1, shared port, a path of its own. */
    public static final Address SHARED = new Address("127.0.0.1", Optional.empty(), Optional.empty(), false);

    public Address {
        if (!isLoopback(host)) {
            throw new IllegalArgumentException(
                    "this server is for tests and binds loopback only, not \"%s\"; use 127.0.0.1, ::1 or localhost; see docs/security.md"
                            .formatted(host));
        }
        if (port.filter(p -> p < 0 || p > 65_535).isPresent()) {
            throw new IllegalArgumentException("port " + port.get() + " is not in 0..65535; use 0 for any free port");
        }
        if (path.filter(p -> !isPath(p)).isPresent()) {
            throw new IllegalArgumentException(
                    "\"%s\" is not an issuer path; write it like /tenant1, without a slash at its end"
                            .formatted(path.get()));
        }
    }

    /** Whether it needs a connector of its own. */
    boolean isDedicated() {
        return tls || port.isPresent() || path.filter(String::isEmpty).isPresent() || !host.equals(SHARED.host);
    }

    private static boolean isPath(String path) {
        // A segment of dots alone would be resolved away by every client.
        return path.isEmpty()
                || (path.matches("(/(?!\\.+(/|$))[A-Za-z0-9._~-]+)+") && !path.startsWith("/.well-known"));
    }

    private static boolean isLoopback(String host) {
        try {
            return host.matches("localhost|[0-9.]+|[0-9a-fA-F:]+")
                    && InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
