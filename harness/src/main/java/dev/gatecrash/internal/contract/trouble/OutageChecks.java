package dev.gatecrash.internal.contract.trouble;

import static dev.gatecrash.check.Family.OUTAGE;
import static dev.gatecrash.check.Severity.CRITICAL;
import static dev.gatecrash.check.Severity.INTEROPERABILITY;
import static dev.gatecrash.check.Severity.MEDIUM;
import static dev.gatecrash.internal.contract.bench.Row.must;
import static dev.gatecrash.internal.contract.bench.Row.should;

import dev.gatecrash.check.Clause;
import dev.gatecrash.check.Verdict;
import dev.gatecrash.fault.Fault;
import dev.gatecrash.fault.FaultTarget;
import dev.gatecrash.http.Endpoint;
import dev.gatecrash.internal.contract.bench.Bench;
import dev.gatecrash.internal.contract.bench.Need;
import dev.gatecrash.internal.contract.bench.Reply;
import dev.gatecrash.internal.contract.bench.Row;
import dev.gatecrash.key.SigningKey;
import dev.gatecrash.token.Defect;
import dev.gatecrash.token.TokenBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** Does the server fail closed while the issuer is in trouble, and does it recover (MCP, Access Token Privilege Restriction)? */
public final class OutageChecks {

    private static final Clause VALIDATE =
            Clause.mcp("basic/authorization/security-considerations", "Access Token Privilege Restriction");
    private static final Clause AVAILABILITY = Clause.rfc(9110, "15.6.4");
    private static final String FAIL_CLOSED =
            "Treat every error on the way to a verdict as a refusal, with 401, or with 503 where the issuer is to blame.";
    private static final Duration ENDLESS = Duration.ofSeconds(20);

    private OutageChecks() {}

    /** The rows. */
    public static List<Row> rows() {
        return List.of(
                closed(1, Need.JWT, "Without the issuer's keys no token is believed")
                        .sends("tokens of a stranger while the key set answers 503 or 500, or resets connections")
                        .because("An attacker who can disturb the issuer could then sign tokens himself.")
                        .when(bench -> Outage.refuses(bench, keys(bench), Outage.SILENCE, strangers(bench))),
                closed(2, Need.JWT, "A key set that cannot be read opens nothing")
                        .sends("tokens of a stranger while the key set is HTML, cut off, or empty")
                        .because("Where there is no key to check with, nothing was checked.")
                        .when(bench -> Outage.refuses(bench, keys(bench), Outage.GARBAGE, strangers(bench))),
                closed(3, Need.JWT, "A key set without keys opens nothing, and can be replaced")
                        .needs(Need.THOROUGH)
                        .sends("tokens of a stranger while the key set has no key, and a good one afterwards")
                        .because("Where there is no key to check with, nothing was checked.")
                        .when(OutageChecks::noKeys),
                should(4, Need.JWT)
                        .title("A token whose key is known is accepted while the keys cannot be fetched")
                        .sends("a good token while the key set answers 503")
                        .expects("it is accepted")
                        .because("A server that fetches for each request is down whenever the issuer is.")
                        .remedy(
                                "Keep the key set for minutes, and fetch it again for unknown key ids and when it is old.")
                        .when(OutageChecks::knownKey),
                Row.should(OUTAGE, 5, MEDIUM, AVAILABILITY)
                        .needs(Need.JWT)
                        .title("While one caller waits for the keys, others are served")
                        .sends("a good token while the server waits for the key set on behalf of a stranger's")
                        .expects("an answer before the key set has arrived")
                        .because("A stranger with an unknown kid would stop everybody else.")
                        .remedy("Do not hold a lock, nor the only thread, while the key set is fetched.")
                        .when(bench ->
                                SlowKeys.keepNobodyElse(bench, strangers(bench).get(0))),
                should(6, Need.JWT)
                        .title("After an outage a new key is accepted")
                        .sends("a token signed by a new key, after the key set answered 503 for a while")
                        .expects("it is accepted")
                        .because("An error that is remembered for long prolongs every outage.")
                        .remedy("Do not cache a failed fetch for longer than a few seconds.")
                        .when(OutageChecks::newKeyAfterwards),
                Row.should(OUTAGE, 7, MEDIUM, AVAILABILITY)
                        .needs(Need.JWT, Need.THOROUGH)
                        .title("A key set that never comes does not keep a caller waiting")
                        .sends("a stranger's token while the key set does not answer")
                        .expects("a refusal within ten seconds")
                        .because("Requests that hang use up threads until nobody is served.")
                        .remedy("Set timeouts for connecting and reading when you fetch the key set.")
                        .when(bench ->
                                hanging(bench, keys(bench), strangers(bench).get(0))),
                closed(8, Need.INTROSPECTION, "What the issuer cannot be asked about is not believed")
                        .sends("good tokens while introspection answers 503, 500 or 401, or resets connections")
                        .because("An attacker who can disturb the issuer could use every text as a token.")
                        .when(bench -> Outage.refuses(bench, introspection(bench), Outage.SILENCE, good(bench))),
                closed(9, Need.INTROSPECTION, "An introspection response that cannot be read is no yes")
                        .sends("good tokens while the introspection response is HTML, cut off, or empty")
                        .because("What cannot be read was not said.")
                        .when(bench -> Outage.refuses(bench, introspection(bench), Outage.GARBAGE, good(bench))),
                should(10, Need.INTROSPECTION)
                        .title("After an outage of introspection tokens work again")
                        .sends("a good token, after introspection answered 503 for another")
                        .expects("it is accepted")
                        .because("An error that is remembered for long prolongs every outage.")
                        .remedy("Do not cache a failed introspection.")
                        .when(OutageChecks::introspectionRecovers),
                Row.should(OUTAGE, 11, MEDIUM, AVAILABILITY)
                        .needs(Need.INTROSPECTION, Need.THOROUGH)
                        .title("An introspection response that never comes does not keep a caller waiting")
                        .sends("a good token while introspection does not answer")
                        .expects("a refusal within ten seconds")
                        .because("Requests that hang use up threads until nobody is served.")
                        .remedy("Set timeouts for connecting and reading when you introspect.")
                        .when(bench ->
                                hanging(bench, introspection(bench), good(bench).get(0))));
    }

    private static Row.Draft closed(int number, Need need, String title) {
        return must(OUTAGE, number, CRITICAL, VALIDATE)
                .needs(need)
                .title(title)
                .expects("401 or a status of 500 and above, and no result")
                .remedy(FAIL_CLOSED);
    }

    private static Row.Draft should(int number, Need need) {
        return Row.should(OUTAGE, number, INTEROPERABILITY, AVAILABILITY).needs(need);
    }

    private static FaultTarget keys(Bench bench) {
        return bench.auth().faults().on(Endpoint.JWKS, Endpoint.METADATA, Endpoint.OPENID_CONFIGURATION);
    }

    private static FaultTarget introspection(Bench bench) {
        return bench.auth().faults().on(Endpoint.INTROSPECTION);
    }

    // In a session that is open: of several requests a careful server would fetch for the first only.
    private static List<Supplier<Reply>> strangers(Bench bench) {
        return List.of(
                () -> asked(
                        bench,
                        bench.jwt()
                                .with(Defect.UNKNOWN_KEY_ID)
                                .header("kid", UUID.randomUUID().toString())),
                () -> asked(bench, bench.jwt().with(Defect.NO_KEY_ID)));
    }

    private static Reply asked(Bench bench, TokenBuilder token) {
        return bench.conversation(bench.present(token))
                .in(bench.good().session())
                .ask(bench.profile().probe());
    }

    private static List<Supplier<Reply>> good(Bench bench) {
        return List.of(() -> bench.probe(bench.present(bench.token())));
    }

    private static Verdict noKeys(Bench bench) {
        Fault empty = Fault.respond(200).body("application/json", "{\"keys\":[]}");
        Verdict verdict = Outage.refuses(
                bench, bench.auth().faults().on(Endpoint.JWKS), Map.of("publishes no key", empty), strangers(bench));
        // In a session of its own: a running one may need no keys.
        boolean recovered = Patience.until(bench, () -> good(bench).get(0).get().isExecuted());
        return verdict instanceof Verdict.Passed && !recovered
                ? new Verdict.Failed(
                        "good tokens work again", "no good token works any more", java.util.Optional.empty())
                : verdict;
    }

    private static Verdict knownKey(Bench bench) {
        Reply reply = Outage.during(
                keys(bench), Fault.respond(503), fault -> good(bench).get(0).get());
        return reply.isExecuted() ? Verdict.passed() : bench.failed("it is accepted", reply.words(), reply);
    }

    private static Verdict newKeyAfterwards(Bench bench) {
        // One of the keys that the server no longer has: to make another takes long.
        SigningKey added = Rotation.of(bench).newKey();
        if (!Rotation.of(bench).isAdopted()) {
            return Verdict.skipped("the server takes up no new key at once, with or without an outage; see KEY-01");
        }
        Retirement.of(bench);
        if (Rotation.probe(bench, added).isExecuted()) {
            return Verdict.skipped("the server still knows every key that there was; a thorough run waits");
        }
        Outage.during(
                keys(bench),
                Fault.respond(503),
                fault -> Patience.until(bench, () -> {
                    boolean isLetIn = strangers(bench).get(0).get().isExecuted();
                    return isLetIn || fault.hits() > 0;
                }));
        bench.auth().keys().publish(added);
        try {
            Introduction again = Introduction.of(bench, added);
            if (again.isAccepted()) {
                return Verdict.passed();
            }
            return again.isInformed() || Patience.isThorough(bench)
                    ? bench.failed("it is accepted", again.reply().words(), again.reply())
                    : Verdict.skipped("the server did not ask for the keys again at once; a thorough run waits");
        } finally {
            bench.auth().keys().retire(added);
        }
    }

    private static Verdict introspectionRecovers(Bench bench) {
        Outage.during(
                introspection(bench),
                Fault.respond(503),
                fault -> good(bench).get(0).get());
        Reply[] last = {good(bench).get(0).get()};
        boolean accepted = last[0].isExecuted()
                || Patience.until(bench, () -> {
                    last[0] = good(bench).get(0).get();
                    return last[0].isExecuted();
                });
        return accepted ? Verdict.passed() : bench.failed("it is accepted", last[0].words(), last[0]);
    }

    private static Verdict hanging(Bench bench, FaultTarget where, Supplier<Reply> request) {
        return Outage.during(where, Fault.delay(ENDLESS), fault -> {
            Reply[] last = {request.get()};
            Patience.until(bench, () -> {
                last[0] = fault.hits() > 0 ? last[0] : request.get();
                return fault.hits() > 0;
            });
            Reply reply = last[0];
            if (fault.hits() == 0) {
                return Verdict.skipped("the server did not ask the issuer, as one that limits its fetches may");
            }
            return reply.isAnswer()
                    ? Verdict.passed()
                    : bench.failed("a refusal within ten seconds", reply.words(), reply);
        });
    }
}
