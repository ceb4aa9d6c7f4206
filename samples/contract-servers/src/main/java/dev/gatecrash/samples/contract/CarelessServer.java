package dev.gatecrash.samples.contract;

import dev.gatecrash.samples.contract.bug.Bug;
import dev.gatecrash.samples.contract.bug.Bugs;
import dev.gatecrash.samples.contract.bug.http.ChallengeBug;
import dev.gatecrash.samples.contract.bug.http.CorsBug;
import dev.gatecrash.samples.contract.bug.http.LeakBug;
import dev.gatecrash.samples.contract.bug.http.MetadataBug;
import dev.gatecrash.samples.contract.bug.http.RobustnessBug;
import dev.gatecrash.samples.contract.bug.http.ScopeBug;
import dev.gatecrash.samples.contract.bug.http.SessionBug;
import dev.gatecrash.samples.contract.bug.http.TransportBug;
import dev.gatecrash.samples.contract.bug.token.AudienceBug;
import dev.gatecrash.samples.contract.bug.token.ClaimBug;
import dev.gatecrash.samples.contract.bug.token.CredentialBug;
import dev.gatecrash.samples.contract.bug.token.DpopBug;
import dev.gatecrash.samples.contract.bug.token.HeaderBug;
import dev.gatecrash.samples.contract.bug.token.IntrospectionBug;
import dev.gatecrash.samples.contract.bug.token.KeyBug;
import dev.gatecrash.samples.contract.bug.token.KindBug;
import dev.gatecrash.samples.contract.bug.token.SignatureBug;
import dev.gatecrash.samples.contract.http.Certificate;
import dev.gatecrash.samples.contract.http.Host;
import dev.gatecrash.samples.contract.http.Listening;
import dev.gatecrash.samples.contract.profile.Profile;
import dev.gatecrash.samples.contract.profile.Resource;
import dev.gatecrash.samples.contract.profile.Setup;
import dev.gatecrash.samples.contract.profile.Variation;
import dev.gatecrash.tls.Trust;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An MCP server with a few notes that is right, but for the bugs that it is given. It speaks the revisions with sessions
 * and 2026-07-28, and is JSON-RPC by hand rather than on an SDK, as many of its bugs are in what an SDK does.
 */
public final class CarelessServer implements CorrectServer {

    private static final Set<Bug> OF_PATHS =
            Set.of(TransportBug.FILTER_BY_RAW_PATH, TransportBug.FILTER_MISSES_SLASH, TransportBug.PATH_IN_ANY_CASE);

    private final Host host;
    private final Setup setup;

    private CarelessServer(Host host, Setup setup) {
        this.host = host;
        this.setup = setup;
    }

    /** Starts a server that trusts the issuer, by the system's clock. */
    public static CarelessServer start(URI issuer, Bug... bugs) {
        return start(Profile.of(issuer), bugs);
    }

    /** Starts a server of this configuration; introspection and DPoP have bugs only where they are configured. */
    public static CarelessServer start(Profile profile, Bug... bugs) {
        return start(0, profile, bugs);
    }

    /** Starts the server again that was closed, at the same URL. */
    public CarelessServer restarted() {
        return start(url().getPort(), setup.profile(), setup.bugs().all().toArray(Bug[]::new));
    }

    /** Starts a server of this configuration at this port of the loopback address. */
    public static CarelessServer start(int port, Profile profile, Bug... bugs) {
        Bugs all = Bugs.of(bugs);
        Host host = Host.bind(new Listening(
                port,
                OF_PATHS.stream().anyMatch(all::has),
                profile.is(Variation.TLS) ? Optional.of(Certificate.ofLoopback()) : Optional.empty(),
                all.has(TransportBug.IN_CLEAR_TOO)));
        Resource resource = Resource.at(host.origin(), profile);
        Setup setup = new Setup(profile, resource, all);
        host.serve(new Application(setup)::answer);
        return new CarelessServer(host, setup);
    }

    /** Every bug that there is. */
    public static List<Bug> bugs() {
        return Stream.<Bug[]>of(
                        CredentialBug.values(),
                        SignatureBug.values(),
                        HeaderBug.values(),
                        ClaimBug.values(),
                        AudienceBug.values(),
                        KindBug.values(),
                        KeyBug.values(),
                        IntrospectionBug.values(),
                        DpopBug.values(),
                        TransportBug.values(),
                        ChallengeBug.values(),
                        MetadataBug.values(),
                        ScopeBug.values(),
                        SessionBug.values(),
                        LeakBug.values(),
                        CorsBug.values(),
                        RobustnessBug.values())
                .flatMap(Arrays::stream)
                .toList();
    }

    @Override
    public URI url() {
        return setup.resource().endpoint();
    }

    @Override
    public URI resource() {
        return URI.create(setup.resource().identifier());
    }

    @Override
    public Optional<Trust> trust() {
        return url().getScheme().equals("https")
                ? Optional.of(Certificate.ofLoopback().trust())
                : Optional.empty();
    }

    @Override
    public void close() {
        host.close();
    }
}
