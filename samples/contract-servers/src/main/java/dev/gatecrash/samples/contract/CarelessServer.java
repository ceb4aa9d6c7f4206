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
import dev.gatecrash.samples.contract.http.Host;
import dev.gatecrash.samples.contract.profile.Profile;
import dev.gatecrash.samples.contract.profile.Resource;
import dev.gatecrash.samples.contract.profile.Setup;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
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
    private final Resource resource;

    private CarelessServer(Host host, Resource resource) {
        this.host = host;
        this.resource = resource;
    }

    /** Starts a server that trusts the issuer, by the system's clock. */
    public static CarelessServer start(URI issuer, Bug... bugs) {
        return start(Profile.of(issuer), bugs);
    }

    /** Starts a server of this configuration; introspection and DPoP have bugs only where they are configured. */
    public static CarelessServer start(Profile profile, Bug... bugs) {
        Host host = Host.bind(Arrays.stream(bugs).anyMatch(OF_PATHS::contains));
        Resource resource = Resource.at(host.origin(), profile);
        host.serve(new Application(new Setup(profile, resource, Bugs.of(bugs)))::answer);
        return new CarelessServer(host, resource);
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
        return resource.endpoint();
    }

    @Override
    public URI resource() {
        return URI.create(resource.identifier());
    }

    @Override
    public void close() {
        host.close();
    }
}
