package dev.gatecrash.internal.contract.trouble;

import static dev.gatecrash.check.Family.OUTAGE;
import static dev.gatecrash.check.Severity.CRITICAL;
import static dev.gatecrash.check.Severity.HIGH;
import static dev.gatecrash.check.Severity.INTEROPERABILITY;

import com.nimbusds.jose.util.JSONObjectUtils;
import dev.gatecrash.check.Clause;
import dev.gatecrash.check.Verdict;
import dev.gatecrash.fault.ActiveFault;
import dev.gatecrash.fault.Fault;
import dev.gatecrash.fault.FaultTarget;
import dev.gatecrash.http.Endpoint;
import dev.gatecrash.internal.contract.bench.Bench;
import dev.gatecrash.internal.contract.bench.Need;
import dev.gatecrash.internal.contract.bench.Reply;
import dev.gatecrash.internal.contract.bench.Row;
import dev.gatecrash.token.Defect;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What does a server do that starts while its issuer is in trouble, or tells other things than before (RFC 8414)? */
public final class RestartChecks {

    private RestartChecks() {}

    /** The rows. */
    public static List<Row> rows() {
        return List.of(
                Row.must(
                                OUTAGE,
                                12,
                                CRITICAL,
                                Clause.mcp(
                                        "basic/authorization/security-considerations",
                                        "Access Token Privilege Restriction"))
                        .needs(Need.JWT, Need.RESTART)
                        .title("A server that never had a key lets nobody in")
                        .sends("a stranger's tokens to a server that was started while the issuer answers 503")
                        .expects("no result; it need not even start")
                        .because("A start without the issuer must not be a start without authentication.")
                        .remedy("Refuse every token until there is a key to verify it with.")
                        .when(bench -> ColdStart.of(bench).closed()),
                Row.should(OUTAGE, 13, INTEROPERABILITY, Clause.rfc(9110, "15.6.4"))
                        .needs(Need.JWT, Need.RESTART)
                        .title("A server that was started without the issuer works once the issuer does")
                        .sends("a good token, once the issuer is back that was away when the server was started")
                        .expects("it is accepted")
                        .because("After a power cut nobody starts things in the right order.")
                        .remedy("Fetch metadata and keys when the first token comes, and again after a failure.")
                        .when(bench -> ColdStart.of(bench).recovered()),
                Row.must(OUTAGE, 14, HIGH, Clause.rfc(8414, "3.3"))
                        .needs(Need.JWT, Need.RESTART)
                        .title("Metadata that names another issuer is not believed")
                        .sends(
                                "a token of an attacker's key, to which metadata with another issuer leads, after a restart")
                        .expects("no result; it need not even start")
                        .because("Whoever gets a server to read his metadata would decide whose tokens are good.")
                        .remedy("Compare issuer in the metadata with the configured one, character by character.")
                        .when(RestartChecks::othersMetadata),
                Row.should(OUTAGE, 15, INTEROPERABILITY, Clause.rfc(8414, "2"))
                        .needs(Need.JWT, Need.RESTART)
                        .title("The keys are fetched from where the metadata says that they are")
                        .sends("a good token, after a restart with jwks_uri in the metadata at another place")
                        .expects("it is accepted")
                        .because("Where an issuer keeps its keys is for its metadata to say, and may change.")
                        .remedy("Read jwks_uri from the metadata, and do not guess its path.")
                        .when(RestartChecks::movedKeys));
    }

    private static Verdict othersMetadata(Bench bench) {
        return started(bench, metadata(bench, "http://127.0.0.1:9/other-issuer", "jwks.json"), fault -> {
            Reply reply = bench.probe(bench.present(bench.jwt().with(Defect.UNPUBLISHED_KEY)));
            return reply.isExecuted() ? bench.failed("no result", reply.words(), reply) : Verdict.passed();
        });
    }

    private static Verdict movedKeys(Bench bench) {
        Fault keys = Fault.respond(200).body("application/json", KeyDocument.plain(bench.auth()));
        Fault moved = metadata(bench, bench.auth().issuer().toString(), "moved.json");
        return Outage.during(
                bench.auth().faults().on(Endpoint.ATTACKER),
                keys,
                place -> Outage.during(
                        bench.auth().faults().on(Endpoint.JWKS),
                        Fault.respond(404),
                        gone -> started(bench, moved, fault -> {
                            Introduction led = Introduction.of(
                                    bench,
                                    () -> place.hits() + gone.hits(),
                                    () -> bench.probe(bench.present(bench.jwt())));
                            if (led.isAccepted()) {
                                return Verdict.passed();
                            }
                            return fault.hits() == 0
                                    ? Verdict.skipped("the server reads no metadata")
                                    : bench.failed("it is accepted", led.reply().words(), led.reply());
                        })));
    }

    /** Metadata of this issuer, whose keys are at a place of the attacker's. */
    private static Fault metadata(Bench bench, String issuer, String keys) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("issuer", issuer);
        members.put("jwks_uri", bench.auth().url(Endpoint.ATTACKER) + "/" + keys);
        members.put(
                "authorization_endpoint",
                bench.auth().url(Endpoint.AUTHORIZATION).toString());
        members.put("token_endpoint", bench.auth().url(Endpoint.TOKEN).toString());
        members.put("response_types_supported", List.of("code"));
        members.put("subject_types_supported", List.of("public"));
        members.put(
                "id_token_signing_alg_values_supported",
                List.of(bench.auth().keys().current().algorithm().value()));
        return Fault.respond(200).body("application/json", JSONObjectUtils.toJSONString(members));
    }

    /** Judges a server that was started while the metadata is this, and starts it again with the true one. */
    private static Verdict started(Bench bench, Fault metadata, Function<ActiveFault, Verdict> judged) {
        FaultTarget documents = bench.auth().faults().on(Endpoint.METADATA, Endpoint.OPENID_CONFIGURATION);
        try {
            return Outage.during(
                    documents,
                    metadata,
                    fault -> ColdStart.starts(bench) ? judged.apply(fault) : Verdict.skipped(ColdStart.DOES_NOT_START));
        } finally {
            ColdStart.starts(bench);
        }
    }
}
