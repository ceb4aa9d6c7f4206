package dev.gatecrash.samples.contract;

import dev.gatecrash.samples.contract.bug.Bug;
import dev.gatecrash.samples.contract.profile.Profile;
import dev.gatecrash.tls.Trust;
import java.net.URI;
import java.util.Optional;

/** A careless server that can be started again at the same URL, with nothing in its memory. */
final class RestartableServer implements CorrectServer {

    private CarelessServer server;

    private RestartableServer(CarelessServer server) {
        this.server = server;
    }

    static RestartableServer start(Profile profile, Bug... bugs) {
        return new RestartableServer(CarelessServer.start(profile, bugs));
    }

    void restart() {
        server.close();
        server = server.restarted();
    }

    @Override
    public URI url() {
        return server.url();
    }

    @Override
    public URI resource() {
        return server.resource();
    }

    @Override
    public Optional<Trust> trust() {
        return server.trust();
    }

    @Override
    public void close() {
        server.close();
    }
}
