package dev.gatecrash.contract;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.check.Check;
import dev.gatecrash.check.Finding;
import dev.gatecrash.check.Report;
import dev.gatecrash.flow.McpRevision;
import dev.gatecrash.internal.contract.Checks;
import dev.gatecrash.internal.contract.bench.Row;
import dev.gatecrash.internal.contract.bench.Target;
import dev.gatecrash.tls.Trust;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What a right MCP server does with tokens, right and wrong, asked of one server. Immutable: every setting returns a new one.
 *
 * <pre>{@code
 * Report report = McpServerContract.of(server.url(), auth)
 *     .scopes("notes:read")
 *     .privilegedTool("delete_note", Map.of("id", "1"), "notes:write")
 *     .run();
 * }</pre>
 *
 * <p>It finds the server's resource identifier, revision and tools itself. The authorization server must be the one that the
 * server under test trusts; the battery mints tokens with it, rotates its keys and lets it fail, and puts right again what it
 * changed.
 */
public final class McpServerContract {

    private final Settings settings;

    private McpServerContract(Settings settings) {
        this.settings = settings;
    }

    /** The contract for the MCP server at this URL, which trusts this authorization server. */
    public static McpServerContract of(URI endpoint, AuthorizationServer auth) {
        return new McpServerContract(Settings.of(endpoint, auth));
    }

    /** Every check there is, in the order in which they are carried out. */
    public static List<Check> allChecks() {
        return Checks.all().stream().map(Row::check).toList();
    }

    /** What an ordinary caller is granted. Default: the scopes that the server's metadata names. */
    public McpServerContract scopes(String... granted) {
        return new McpServerContract(settings.withTarget(t -> t.withScopes(List.of(granted))));
    }

    /** A tool that an ordinary caller may call, and that changes nothing. Default: the list of tools is asked for. */
    public McpServerContract ordinaryTool(String name, Map<String, ?> arguments) {
        return new McpServerContract(settings.withTarget(t -> t.withOrdinaryTool(name, arguments)));
    }

    /** A tool that an ordinary caller may not call, and the scopes that it needs. */
    public McpServerContract privilegedTool(String name, Map<String, ?> arguments, String... scopes) {
        return new McpServerContract(settings.withTarget(t -> t.withPrivilegedTool(name, arguments, List.of(scopes))));
    }

    /** The audience that the server expects. Default: the resource of its metadata, else its URL. */
    public McpServerContract resource(URI identifier) {
        return new McpServerContract(settings.withTarget(t -> t.withResource(identifier)));
    }

    /** The revision to speak. Default: found out. */
    public McpServerContract revision(McpRevision spoken) {
        return new McpServerContract(settings.withTarget(t -> t.withRevision(spoken)));
    }

    /** Trusts this authority where the server speaks TLS. Default: the JVM's trusted certificates. */
    public McpServerContract trust(Trust authority) {
        return new McpServerContract(settings.withTarget(t -> t.withTrust(authority)));
    }

    /** Says that the server wants tokens that are bound to a key (RFC 9449). Default: bearer tokens. */
    public McpServerContract dpop() {
        return new McpServerContract(settings.withTarget(Target::withDpop));
    }

    /** Waits up to a minute for the server's own caches, where a check needs that. Default: such checks are skipped. */
    public McpServerContract thorough() {
        return thorough(Duration.ofMinutes(1));
    }

    /** Waits this long at most for the server's own caches, where a check needs that. */
    public McpServerContract thorough(Duration longest) {
        return new McpServerContract(settings.withTarget(t -> t.withThorough(longest)));
    }

    /**
     * Says how to restart the server at the same URL; it returns, or throws, when the server is up or will not be. Default:
     * checks of a server that starts while its issuer is in trouble are skipped.
     */
    public McpServerContract restartedBy(Runnable restart) {
        return new McpServerContract(settings.withTarget(t -> t.withRestart(restart)));
    }

    /** Carries out these checks only, by id or family code: {@code AUD-01}, {@code AUD}. Default: all. */
    public McpServerContract only(String... idsOrFamilies) {
        return new McpServerContract(settings.withOnly(Set.of(idsOrFamilies)));
    }

    /** Accepts that the server does not meet this check. It fails when the server does. */
    public McpServerContract accept(String id, String reason) {
        return new McpServerContract(settings.withDeviation(new Deviation(id, reason, LocalDate.MAX)));
    }

    /** Accepts it up to and including this day. */
    public McpServerContract accept(String id, String reason, LocalDate until) {
        return new McpServerContract(settings.withDeviation(new Deviation(id, reason, until)));
    }

    /**
     * Proves that a good token works, and gives the checks that can then be carried out, one by one.
     *
     * @throws ContractException if no good token works
     */
    public ContractRun start() {
        return ContractRun.of(settings);
    }

    /**
     * Carries everything out.
     *
     * @throws ContractException if no good token works
     */
    public Report run() {
        return run(finding -> {});
    }

    /**
     * Carries everything out and tells of each finding as it is made.
     *
     * @throws ContractException if no good token works
     */
    public Report run(Consumer<Finding> progress) {
        try (ContractRun run = start()) {
            List<Finding> findings = run.checks().stream()
                    .map(check -> {
                        Finding finding = run.carryOut(check);
                        progress.accept(finding);
                        return finding;
                    })
                    .toList();
            return new Report(settings.target().endpoint(), findings);
        }
    }
}
