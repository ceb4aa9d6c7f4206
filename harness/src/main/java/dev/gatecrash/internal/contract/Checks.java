package dev.gatecrash.internal.contract;

import dev.gatecrash.internal.contract.bench.Row;
import dev.gatecrash.internal.contract.server.IntrospectionChecks;
import dev.gatecrash.internal.contract.server.KeyChecks;
import dev.gatecrash.internal.contract.server.OutageChecks;
import dev.gatecrash.internal.contract.server.ProofChecks;
import dev.gatecrash.internal.contract.server.ScopeChecks;
import dev.gatecrash.internal.contract.token.AudienceChecks;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** All checks; a family more is a line more. */
public final class Checks {

    private static final List<Row> ALL = Stream.of(
                    AudienceChecks.rows(),
                    // Of the server's own keys, scopes and ways to ask the issuer:
                    KeyChecks.rows(),
                    ScopeChecks.rows(),
                    IntrospectionChecks.rows(),
                    OutageChecks.rows(),
                    ProofChecks.rows())
            .flatMap(List::stream)
            .sorted(Comparator.comparing((Row row) -> row.check().family())
                    .thenComparing(row -> row.check().id()))
            .toList();

    private Checks() {}

    /** Every check, in the order in which the battery goes. */
    public static List<Row> all() {
        return ALL;
    }
}
