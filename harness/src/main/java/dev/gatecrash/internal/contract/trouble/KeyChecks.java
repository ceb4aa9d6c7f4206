package dev.gatecrash.internal.contract.trouble;

import static dev.gatecrash.check.Family.KEY;
import static dev.gatecrash.check.Severity.HIGH;
import static dev.gatecrash.check.Severity.INTEROPERABILITY;

import dev.gatecrash.check.Clause;
import dev.gatecrash.check.Severity;
import dev.gatecrash.check.Verdict;
import dev.gatecrash.internal.contract.bench.Bench;
import dev.gatecrash.internal.contract.bench.Need;
import dev.gatecrash.internal.contract.bench.Reply;
import dev.gatecrash.internal.contract.bench.Row;
import dev.gatecrash.token.Defect;
import java.util.List;
import java.util.UUID;

/** Does the server keep up with the issuer's keys (RFC 7517 §5; RFC 9068 §4)? */
public final class KeyChecks {

    private static final Clause VALIDATION = Clause.rfc(9068, "4");
    private static final Clause KEY_SET = Clause.rfc(7517, "5");
    private static final String REFETCH =
            "Fetch the key set again when a token names a kid that the cached set lacks, at most every few seconds.";
    private static final String NOT_ASKED =
            "the server did not ask for the keys again at once, as one that limits its fetches may; a thorough run waits";
    private static final int STRANGERS = 12;

    private KeyChecks() {}

    /** The rows. */
    public static List<Row> rows() {
        return List.of(
                should(1, INTEROPERABILITY, VALIDATION)
                        .title("A new key of the issuer is accepted without a restart")
                        .sends("a token signed by a key that was published after the server fetched the keys")
                        .expects("it is accepted")
                        .because("Issuers rotate their keys: a server that fetches once stops working that day.")
                        .remedy(REFETCH)
                        .when(KeyChecks::newKey),
                should(2, HIGH, VALIDATION)
                        .title("A key that is no longer published is no longer trusted")
                        .sends("a token signed by a key that the server knew, and that was withdrawn")
                        .expects("401 with error=\"invalid_token\" once the server has fetched the keys again")
                        .because("A key is withdrawn at once when it was stolen.")
                        .remedy(
                                "Replace the whole key set by each one that is fetched, and let it expire within minutes.")
                        .when(KeyChecks::retiredKey),
                should(6, INTEROPERABILITY, KEY_SET)
                        .title("Keys of unknown kinds in the key set do no harm")
                        .sends("a token signed by a new key, published beside keys of kinds that few servers know")
                        .expects("it is accepted")
                        .because("The day the issuer adds such a key, every token would be refused.")
                        .remedy("Skip the keys that your library does not know, and use the others.")
                        .when(KeyChecks::foreignKeys),
                Row.must(KEY, 7, HIGH, Clause.rfc(8725, "3.5"))
                        .needs(Need.JWT)
                        .title("A secret in the public key set signs nothing")
                        .sends("an HS256 token under a symmetric key that the key set publishes")
                        .expects("401 with error=\"invalid_token\"")
                        .because("What is published is no secret: everybody could sign.")
                        .remedy("Allow the asymmetric algorithms that your issuer uses, and no other.")
                        .when(KeyChecks::publishedSecret),
                should(8, INTEROPERABILITY, Clause.rfc(7517, "4.5"))
                        .title("Two keys of different kinds may have one id")
                        .sends("a token signed by the second of two keys with the same kid, of different kty")
                        .expects("it is accepted")
                        .because(
                                "Issuers that change algorithms keep the kid for a while; the first match is not the key.")
                        .remedy("Choose the key by kid and by the kty that alg needs.")
                        .when(KeyChecks::twins),
                should(9, HIGH, Clause.rfc(8725, "3.10"))
                        .title("Made-up key ids do not make the server fetch without bound")
                        .sends(STRANGERS + " tokens of a stranger, each with another unknown kid")
                        .expects("fewer fetches of the key set than tokens")
                        .because("Anybody could make this server flood the issuer, without a single valid token.")
                        .remedy("Limit the fetches for unknown kids, for example to one in ten seconds.")
                        .when(KeyChecks::strangers),
                should(11, INTEROPERABILITY, VALIDATION)
                        .title("A long cache lifetime of the key set does not delay a new key")
                        .sends("a token signed by a new key, after a key set that may be cached for a day")
                        .expects("it is accepted")
                        .because("A server that keeps to the letter of Cache-Control refuses good tokens for a day.")
                        .remedy(REFETCH)
                        .when(KeyChecks::newKeyDespiteCache));
    }

    private static Row.Draft should(int number, Severity severity, Clause clause) {
        return Row.should(KEY, number, severity, clause).needs(Need.JWT);
    }

    private static Verdict newKey(Bench bench) {
        Rotation rotation = Rotation.of(bench);
        Reply reply = rotation.inPlainDocument();
        if (rotation.isAdopted() || reply.isExecuted()) {
            return Verdict.passed();
        }
        if (Patience.isThorough(bench)) {
            return bench.failed("it is accepted", reply.words(), reply);
        }
        return Verdict.skipped(rotation.isFetched() ? "the key set was fetched and not used; see KEY-06" : NOT_ASKED);
    }

    private static Verdict foreignKeys(Bench bench) {
        Rotation rotation = Rotation.of(bench);
        Reply reply = rotation.byNewKey();
        if (rotation.isAdopted()) {
            return Verdict.passed();
        }
        return rotation.isFetched()
                ? bench.failed(
                        "it is accepted",
                        "the key set was fetched, and the key in it not used: " + reply.words(),
                        reply)
                : Verdict.skipped(NOT_ASKED);
    }

    private static Verdict retiredKey(Bench bench) {
        if (!Rotation.of(bench).isAdopted()) {
            return Verdict.skipped(NOT_ASKED);
        }
        Retirement retirement = Retirement.of(bench);
        Reply reply = retirement.byRetiredKey();
        if (!reply.isExecuted()) {
            return Verdict.passed();
        }
        if (Patience.isThorough(bench)) {
            return bench.failed("401", "the key still counts: " + reply.words(), reply);
        }
        return Verdict.skipped(
                retirement.isFetched()
                        ? "the server keeps each key by itself for some time; a thorough run waits for the end of it"
                        : NOT_ASKED);
    }

    private static Verdict publishedSecret(Bench bench) {
        Rotation rotation = Rotation.of(bench);
        Reply reply = rotation.underSecret();
        if (reply.isExecuted()) {
            return bench.failed("401", reply.words(), reply);
        }
        return rotation.isAdopted() ? Verdict.passed() : Verdict.skipped(NOT_ASKED);
    }

    private static Verdict twins(Bench bench) {
        Rotation rotation = Rotation.of(bench);
        if (!rotation.isAdopted()) {
            return Verdict.skipped(NOT_ASKED);
        }
        Reply reply = rotation.byTwin();
        return reply.isExecuted() ? Verdict.passed() : bench.failed("it is accepted", reply.words(), reply);
    }

    private static Verdict newKeyDespiteCache(Bench bench) {
        if (!Rotation.of(bench).isAdopted()) {
            return Verdict.skipped(NOT_ASKED);
        }
        Retirement retirement = Retirement.of(bench);
        if (retirement.byNewKey().isExecuted()) {
            return Verdict.passed();
        }
        return Patience.isThorough(bench) || retirement.isFetched()
                ? bench.failed("it is accepted", retirement.byNewKey().words(), retirement.byNewKey())
                : Verdict.skipped(NOT_ASKED);
    }

    private static Verdict strangers(Bench bench) {
        // What the other checks of keys look at must not be spent on strangers.
        Rotation.of(bench);
        Retirement.of(bench);
        long before = Rotation.fetches(bench);
        Reply last = bench.profile().answer();
        for (int i = 0; i < STRANGERS; i++) {
            last = bench.probe(bench.present(bench.jwt()
                    .with(Defect.UNKNOWN_KEY_ID)
                    .header("kid", UUID.randomUUID().toString())));
        }
        long fetches = Rotation.fetches(bench) - before;
        return fetches >= STRANGERS
                ? bench.failed(
                        "fewer fetches than tokens",
                        "%d fetches of the key set for %d tokens".formatted(fetches, STRANGERS),
                        last)
                : Verdict.passed();
    }
}
