package dev.gatecrash.internal.contract.token;

import static dev.gatecrash.check.Family.CLIENT;
import static dev.gatecrash.check.Family.CONFIRMATION;
import static dev.gatecrash.check.Severity.HIGH;
import static dev.gatecrash.check.Severity.MEDIUM;
import static dev.gatecrash.internal.contract.bench.Row.must;

import dev.gatecrash.check.Clause;
import dev.gatecrash.flow.Challenge;
import dev.gatecrash.internal.contract.bench.Bench;
import dev.gatecrash.internal.contract.bench.Need;
import dev.gatecrash.internal.contract.bench.Row;
import dev.gatecrash.internal.contract.bench.Stimulus;
import dev.gatecrash.internal.contract.forge.Bait;
import dev.gatecrash.internal.contract.forge.Cause;
import dev.gatecrash.token.Defect;
import java.util.List;
import java.util.Map;

/** Which client holds the token, and is it the one that the token is bound to? */
public final class ClientChecks {

    private static final String THUMBPRINT = "A4DtL2JmUMhAsvJj5tKyn64SqzmuXbMrJa0n761y5v0";
    private static final Need PROVES = new Need(
            ClientChecks::knowsProofs,
            "nothing the server publishes says that it knows proof of possession; then a bound token is a bearer token");
    private static final Need CERTIFICATES = new Need(
            bench -> Boolean.TRUE.equals(
                    bench.profile().discovered().metadata().get("tls_client_certificate_bound_access_tokens")),
            "nothing the server publishes says that it knows tokens bound to certificates");

    private ClientChecks() {}

    /** The rows. */
    public static List<Row> rows() {
        return List.of(
                must(
                                CLIENT,
                                2,
                                MEDIUM,
                                Clause.mcp(
                                        "basic/authorization/security-considerations",
                                        "Client ID Metadata Document Security"))
                        .title("The server fetches nothing that client_id names")
                        .sends("a good token whose client_id is a URL, as it is with client ID metadata documents")
                        .expects("no request to that URL, whether the token is accepted or not")
                        .because("Only the authorization server has a reason to read the document; here it is SSRF.")
                        .remedy("Use client_id as a name, and leave its document to the authorization server.")
                        .when(bench -> Bait.unfetched(bench, "nothing is fetched", List.of(documented()))),
                Cause.reads(must(CONFIRMATION, 1, HIGH, Clause.rfc(9449, "7.2")))
                        .needs(Need.BEARER, PROVES)
                        .title("A token bound to a key is no bearer token")
                        .sends("a token with cnf.jkt, as a bearer token without proof")
                        .expects("401")
                        .because("The binding is there so that a stolen token is of no use.")
                        .remedy("Refuse a token with cnf.jkt unless it comes with the scheme DPoP and a proof.")
                        .refuses(Defect.DPOP_BOUND),
                Cause.reads(must(CONFIRMATION, 2, HIGH, Clause.rfc(8705, "3")))
                        .needs(Need.BEARER, CERTIFICATES)
                        .title("A token bound to a certificate needs the certificate")
                        .sends("a token with cnf.x5t#S256, on a connection without client certificate")
                        .expects("401")
                        .because("The binding is there so that a stolen token is of no use.")
                        .remedy("Compare cnf.x5t#S256 with the certificate of the connection, and refuse without one.")
                        .refuses(Stimulus.token(
                                "bound to a certificate",
                                token -> token.claim("cnf", Map.of("x5t#S256", THUMBPRINT)))));
    }

    private static Stimulus documented() {
        return new Stimulus(
                "client_id is a URL",
                bench -> bench.present(
                        bench.token().client(Bait.at(bench, "client.json").toString())));
    }

    private static boolean knowsProofs(Bench bench) {
        Map<String, Object> metadata = bench.profile().discovered().metadata();
        if (Boolean.TRUE.equals(metadata.get("dpop_bound_access_tokens_required"))) {
            // It takes bearer tokens, so its metadata is wrong, which is judged there.
            return false;
        }
        return metadata.containsKey("dpop_signing_alg_values_supported")
                || bench.profile().discovered().refusal().challenges().stream()
                        .map(Challenge::scheme)
                        .anyMatch("DPoP"::equalsIgnoreCase);
    }
}
