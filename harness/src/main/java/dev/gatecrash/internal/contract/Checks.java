package dev.gatecrash.internal.contract;

import dev.gatecrash.internal.contract.bench.Row;
import dev.gatecrash.internal.contract.http.ChallengeChecks;
import dev.gatecrash.internal.contract.http.CorsChecks;
import dev.gatecrash.internal.contract.http.CredentialPlaceChecks;
import dev.gatecrash.internal.contract.http.MetadataChecks;
import dev.gatecrash.internal.contract.http.MetadataContentChecks;
import dev.gatecrash.internal.contract.http.MetadataIdentityChecks;
import dev.gatecrash.internal.contract.http.RefusalChecks;
import dev.gatecrash.internal.contract.http.UnauthenticatedChecks;
import dev.gatecrash.internal.contract.token.AudienceChecks;
import dev.gatecrash.internal.contract.traffic.EndpointChecks;
import dev.gatecrash.internal.contract.traffic.LeakChecks;
import dev.gatecrash.internal.contract.traffic.RequestChecks;
import dev.gatecrash.internal.contract.traffic.RobustnessChecks;
import dev.gatecrash.internal.contract.traffic.SessionChecks;
import dev.gatecrash.internal.contract.traffic.SessionIdChecks;
import dev.gatecrash.internal.contract.traffic.StatelessChecks;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** All checks; a family more is a line more. */
public final class Checks {

    private static final List<Row> ALL = Stream.of(
                    MetadataChecks.rows(),
                    MetadataContentChecks.rows(),
                    MetadataIdentityChecks.rows(),
                    ChallengeChecks.rows(),
                    RefusalChecks.rows(),
                    UnauthenticatedChecks.rows(),
                    CredentialPlaceChecks.rows(),
                    RequestChecks.rows(),
                    EndpointChecks.rows(),
                    SessionChecks.rows(),
                    SessionIdChecks.rows(),
                    StatelessChecks.rows(),
                    CorsChecks.rows(),
                    LeakChecks.rows(),
                    RobustnessChecks.rows(),
                    AudienceChecks.rows())
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
