package dev.gatecrash.samples.contract;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.AuthorizationServerBuilder;
import dev.gatecrash.check.Check;
import dev.gatecrash.check.Finding;
import dev.gatecrash.check.Report;
import dev.gatecrash.client.Client;
import dev.gatecrash.contract.McpServerContract;
import dev.gatecrash.flow.McpRevision;
import dev.gatecrash.samples.contract.CorrectVariant.Tokens;
import dev.gatecrash.samples.contract.bug.Bug;
import dev.gatecrash.samples.contract.bug.http.RobustnessBug;
import dev.gatecrash.samples.contract.bug.http.TransportBug;
import dev.gatecrash.samples.contract.bug.token.DpopBug;
import dev.gatecrash.samples.contract.bug.token.IntrospectionBug;
import dev.gatecrash.samples.contract.bug.token.KeyBug;
import dev.gatecrash.samples.contract.profile.Profile;
import dev.gatecrash.samples.contract.profile.Variation;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The whole battery at a server with one bug, set up so that the bug can show: a bug of DPoP does not where tokens are for
 * bearers. Immutable.
 *
 * @param bug what is wrong
 * @param issuer how the authorization server is built
 * @param profile how the server is configured
 * @param asked what the battery is told
 */
record Trial(
        Bug bug,
        UnaryOperator<AuthorizationServerBuilder> issuer,
        UnaryOperator<Profile> profile,
        UnaryOperator<McpServerContract> asked) {

    // The whole battery at every bug takes minutes: they take turns from day to day, and the profile "matrix" has them
    // all.
    private static final int TURNS = 5;
    private static final String TURN = System.getProperty("matrix.turn", "0");

    private static final String ID = "notes-server";
    private static final String SECRET = "the secret of the notes server";
    // Longer than the two seconds that the server waits before it fetches keys again.
    private static final Duration WAIT = Duration.ofSeconds(4);

    /**
     * One for each bug with which the battery can begin: the whole battery for the first bug of some checks when it is its
     * turn, and else only their families.
     */
    static List<Trial> all() {
        Set<Object> seen = new HashSet<>();
        return CarelessServer.bugs().stream()
                .map(Trial::of)
                .filter(Trial::canBegin)
                .map(trial ->
                        trial.isFirst(seen) && (trial.needsAll() || isTurnOf(seen.size())) ? trial : trial.ofFamilies())
                .toList();
    }

    // More bugs of the same checks give the others nothing new to say.
    private boolean isFirst(Set<Object> seen) {
        return seen.add(List.of(bug.getClass(), expected()));
    }

    // Where one check changes what another sees, or sums up what all others saw.
    private boolean needsAll() {
        return families().length > 1
                || bug instanceof IntrospectionBug
                || bug instanceof KeyBug
                || expected().equals(Set.of("CHL-11"))
                || bug == RobustnessBug.LOCKED_BY_BAD_TOKENS;
    }

    private static boolean isTurnOf(int number) {
        return TURN.equals("all") || number % TURNS == Integer.parseInt(TURN);
    }

    private Trial ofFamilies() {
        return families().length == 0 ? this : only(families());
    }

    /** With no other checks, or families of them, than these. */
    Trial only(String... checks) {
        return asked(contract -> asked.apply(contract).only(checks));
    }

    private String[] families() {
        return expected().stream()
                .map(id -> id.substring(0, id.indexOf('-')))
                .distinct()
                .toArray(String[]::new);
    }

    /** Those with which no good token works, so that it cannot begin. */
    static List<Trial> hopeless() {
        return CarelessServer.bugs().stream()
                .map(Trial::of)
                .filter(Predicate.not(Trial::canBegin))
                .toList();
    }

    private boolean canBegin() {
        return !Set.of(IntrospectionBug.TOKEN_IN_URL, IntrospectionBug.ASKS_ANONYMOUSLY)
                .contains(bug);
    }

    private static Trial of(Bug bug) {
        Trial plain = new Trial(bug, issuer -> issuer, profile -> profile, contract -> contract);
        if (bug instanceof IntrospectionBug) {
            return plain.issuer(issuer -> issuer.opaqueAccessTokens().client(Client.confidentialClient(ID, SECRET)))
                    .profile(profile -> profile.introspecting(ID, SECRET))
                    .asked(contract -> bug == IntrospectionBug.REMEMBERS_OUTAGES
                            // After it no token works any more, so that there is little to say about the rest.
                            ? contract.only("OUT-10")
                            : contract.thorough(WAIT));
        }
        if (bug instanceof DpopBug) {
            return plain.profile(profile -> bug == DpopBug.ANY_NONCE
                            ? profile.with(Variation.DPOP, Variation.NONCES)
                            : profile.with(Variation.DPOP))
                    .asked(McpServerContract::dpop);
        }
        if (bug instanceof KeyBug) {
            return plain.asked(contract -> contract.thorough(WAIT));
        }
        return plain.isOfRevision() ? plain.asked(c -> c.revision(McpRevision.V2026_07_28)) : plain.special();
    }

    private Trial special() {
        if (bug == TransportBug.IN_CLEAR_TOO) {
            return profile(profile -> profile.with(Variation.TLS));
        }
        if (bug == RobustnessBug.LOCKED_BY_BAD_TOKENS) {
            // After it no token works any more, so that there is little to say about the rest.
            return asked(contract -> contract.only("DOS-06"));
        }
        if (bug.checks().contains("RS-TIME-07")) {
            return asked(contract -> contract.thorough(WAIT));
        }
        return bug.checks().contains("RS-TYP-01") ? issuer(AuthorizationServerBuilder::atJwt) : this;
    }

    private boolean isOfRevision() {
        return bug.checks().stream().anyMatch(id -> id.startsWith("RS-STL") || id.equals("RS-SCP-13"));
    }

    private Trial issuer(UnaryOperator<AuthorizationServerBuilder> other) {
        return new Trial(bug, other, profile, asked);
    }

    private Trial profile(UnaryOperator<Profile> other) {
        return new Trial(bug, issuer, other, asked);
    }

    private Trial asked(UnaryOperator<McpServerContract> other) {
        return new Trial(bug, issuer, profile, other);
    }

    /** The checks that the bug is there for. */
    Set<String> expected() {
        return bug.checks().stream()
                .map(id -> id.substring("RS-".length()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Carries the battery out. */
    Report carryOut() {
        try (AuthorizationServer auth =
                        issuer.apply(AuthorizationServer.builder()).start();
                RestartableServer server = RestartableServer.start(profile.apply(Profile.of(auth.issuer())), bug)) {
            McpServerContract contract = contract(server, auth);
            return asked.apply(bug instanceof KeyBug ? contract.restartedBy(server::restart) : contract)
                    .run();
        }
    }

    /** Carries the whole battery, or what is asked of it, out at a server that is right. */
    static Report carryOut(CorrectVariant variant, UnaryOperator<McpServerContract> asked) {
        try (AuthorizationServer auth = variant.startIssuer();
                CorrectServer server = variant.start(auth)) {
            McpServerContract contract = contract(server, auth).resource(server.resource());
            return asked.apply(variant.tokens() == Tokens.BOUND ? contract.dpop() : contract)
                    .run();
        }
    }

    /** What every server of this sample is asked. */
    static McpServerContract contract(CorrectServer server, AuthorizationServer auth) {
        McpServerContract contract = McpServerContract.of(server.url(), auth)
                .scopes("notes:read")
                .ordinaryTool("search_notes", Map.of("query", "milk"))
                .privilegedTool("delete_note", Map.of("id", "1"), "notes:write");
        return server.trust().map(contract::trust).orElse(contract);
    }

    /** The checks that failed or warned. */
    static Set<String> found(Report report) {
        return Stream.of(report.failed(), report.warned())
                .flatMap(List::stream)
                .map(Finding::check)
                .map(Check::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public String toString() {
        return bug.name();
    }
}
