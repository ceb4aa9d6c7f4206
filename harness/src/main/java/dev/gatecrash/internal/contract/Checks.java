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
import dev.gatecrash.internal.contract.server.ProofChecks;
import dev.gatecrash.internal.contract.server.ScopeChecks;
import dev.gatecrash.internal.contract.token.AudienceChecks;
import dev.gatecrash.internal.contract.token.AudienceMissChecks;
import dev.gatecrash.internal.contract.token.ClientChecks;
import dev.gatecrash.internal.contract.token.CredentialChecks;
import dev.gatecrash.internal.contract.token.FormChecks;
import dev.gatecrash.internal.contract.token.HeaderChecks;
import dev.gatecrash.internal.contract.token.IssuerChecks;
import dev.gatecrash.internal.contract.token.SecretChecks;
import dev.gatecrash.internal.contract.token.SignatureChecks;
import dev.gatecrash.internal.contract.token.SubjectChecks;
import dev.gatecrash.internal.contract.token.TimeChecks;
import dev.gatecrash.internal.contract.token.TypeChecks;
import dev.gatecrash.internal.contract.traffic.EndpointChecks;
import dev.gatecrash.internal.contract.traffic.LeakChecks;
import dev.gatecrash.internal.contract.traffic.RequestChecks;
import dev.gatecrash.internal.contract.traffic.RobustnessChecks;
import dev.gatecrash.internal.contract.traffic.SessionChecks;
import dev.gatecrash.internal.contract.traffic.SessionIdChecks;
import dev.gatecrash.internal.contract.traffic.StatelessChecks;
import dev.gatecrash.internal.contract.trouble.IntrospectionChecks;
import dev.gatecrash.internal.contract.trouble.KeyChecks;
import dev.gatecrash.internal.contract.trouble.OutageChecks;
import dev.gatecrash.internal.contract.trouble.RestartChecks;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** All checks; a family more is a line more. */
public final class Checks {

    private Checks() {}

    /** Every check, in the order in which the battery goes. */
    public static List<Row> all() {
        return Stream.of(
                        ChallengeChecks.rows(),
                        CorsChecks.rows(),
                        CredentialPlaceChecks.rows(),
                        MetadataChecks.rows(),
                        MetadataContentChecks.rows(),
                        MetadataIdentityChecks.rows(),
                        RefusalChecks.rows(),
                        UnauthenticatedChecks.rows(),
                        EndpointChecks.rows(),
                        LeakChecks.rows(),
                        RequestChecks.rows(),
                        RobustnessChecks.rows(),
                        SessionChecks.rows(),
                        SessionIdChecks.rows(),
                        StatelessChecks.rows(),
                        AudienceChecks.rows(),
                        AudienceMissChecks.rows(),
                        ClientChecks.rows(),
                        CredentialChecks.rows(),
                        FormChecks.rows(),
                        HeaderChecks.rows(),
                        IssuerChecks.rows(),
                        SecretChecks.rows(),
                        SignatureChecks.rows(),
                        SubjectChecks.rows(),
                        TimeChecks.rows(),
                        TypeChecks.rows(),
                        IntrospectionChecks.rows(),
                        KeyChecks.rows(),
                        OutageChecks.rows(),
                        ProofChecks.rows(),
                        RestartChecks.rows(),
                        ScopeChecks.rows())
                .flatMap(List::stream)
                .sorted(Comparator.comparing((Row row) -> row.check().family())
                        .thenComparing(row -> row.check().id()))
                .toList();
    }
}
