package dev.gatecrash.junit;

import dev.gatecrash.AuthorizationServer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The issuers that the tests of one example class were given, in order. */
final class Seen {

    private final List<AuthorizationServer> servers = new CopyOnWriteArrayList<>();

    void add(AuthorizationServer auth) {
        servers.add(auth);
    }

    List<AuthorizationServer> all() {
        return List.copyOf(servers);
    }

    long distinct() {
        return servers.stream().distinct().count();
    }

    boolean anyOpen() {
        return servers.stream().anyMatch(Runs::isOpen);
    }
}
