package dev.gatecrash.internal.contract.server;

import static dev.gatecrash.check.Family.DPOP;
import static dev.gatecrash.check.Severity.CRITICAL;
import static dev.gatecrash.check.Severity.HIGH;
import static dev.gatecrash.check.Severity.INTEROPERABILITY;
import static dev.gatecrash.check.Severity.MEDIUM;

import dev.gatecrash.check.Clause;
import dev.gatecrash.check.Severity;
import dev.gatecrash.check.Verdict;
import dev.gatecrash.flow.Challenge;
import dev.gatecrash.internal.contract.bench.Bench;
import dev.gatecrash.internal.contract.bench.Need;
import dev.gatecrash.internal.contract.bench.Presentation;
import dev.gatecrash.internal.contract.bench.Reply;
import dev.gatecrash.internal.contract.bench.Row;
import dev.gatecrash.internal.contract.bench.Stimulus;
import dev.gatecrash.token.Token;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Does the server want a proof of possession of the token's key, and does it check all of it (RFC 9449 §4.3, §7.1)? */
public final class ProofChecks {

    private static final Clause PROOF = Clause.rfc(9449, "4.3");
    private static final Clause SCHEME = Clause.rfc(9449, "7.1");
    private static final String REMEDY =
            "Check each proof with a library for RFC 9449 §4.3, against this request's method and URL, and the token's cnf.jkt.";

    private ProofChecks() {}

    /** The rows. */
    public static List<Row> rows() {
        return List.of(
                refusal(2, HIGH, Clause.rfc(9449, "7.2"))
                        .title("A bound token is no bearer token")
                        .sends("a bound token under the scheme Bearer, without proof and with one")
                        .because("Whoever steals the token would need nothing else.")
                        .refuses(
                                stimulus("a bound token as bearer", (b, t) -> Presentation.bearer(t)),
                                stimulus("a bound token as bearer, with a proof", ProofVariant::underBearer)),
                refusal(3, HIGH, PROOF)
                        .title("There must be one proof")
                        .sends("a bound token without proof, with two, and with what is no JWT")
                        .because("A proof that is checked only where there is one is none.")
                        .refuses(
                                stimulus("no proof", ProofVariant::none),
                                stimulus("two proofs", ProofVariant::twice),
                                stimulus("a proof that is no JWT", (b, t) -> ProofVariant.text(t, "proof"))),
                variant(
                        4,
                        MEDIUM,
                        "The proof's typ is dpop+jwt",
                        "A JWT made for something else would do as a proof.",
                        ProofVariant.TYPES),
                variant(
                        5,
                        CRITICAL,
                        "The proof has an asymmetric signature",
                        "Whoever has the token could make such a proof.",
                        ProofVariant.ALGORITHMS),
                variant(
                        6,
                        CRITICAL,
                        "The proof's signature is checked",
                        "A proof that is only decoded proves nothing.",
                        ProofVariant.SIGNATURES),
                variant(
                        7,
                        MEDIUM,
                        "A proof that gives its private key away is refused",
                        "A key that is sent along is not the sender's alone.",
                        ProofVariant.PRIVATE),
                variant(
                        8,
                        HIGH,
                        "The proof is for this method",
                        "A proof for reading would do for writing.",
                        ProofVariant.METHODS),
                variant(
                        9,
                        HIGH,
                        "The proof is for this URL",
                        "Another server that is sent a proof could use it here.",
                        ProofVariant.LOCATIONS),
                variant(
                        10,
                        HIGH,
                        "The proof is fresh",
                        "Proofs that were recorded once would work for ever.",
                        ProofVariant.TIMES),
                variant(
                        11,
                        HIGH,
                        "The proof is for this token",
                        "Proofs could be made ahead, and used with tokens that are stolen later.",
                        ProofVariant.TOKENS),
                variant(
                        12,
                        CRITICAL,
                        "The proof is by the key that the token is bound to",
                        "Anybody can make a key; only the client has this one.",
                        ProofVariant.KEYS),
                variant(
                        14,
                        MEDIUM,
                        "The proof has an id",
                        "Without jti no server can tell a proof that is replayed.",
                        ProofVariant.IDS),
                refusal(15, MEDIUM, Clause.rfc(9449, "9"))
                        .title("A nonce that the server did not give is refused")
                        .sends("a proof with a made-up nonce, and one without, where the server gives nonces")
                        .because("A nonce that is not compared limits nothing.")
                        .when(ProofChecks::nonces),
                Row.should(DPOP, 16, INTEROPERABILITY, SCHEME)
                        .needs(Need.DPOP)
                        .title("The challenge says DPoP and the algorithms")
                        .sends("no credentials")
                        .expects("WWW-Authenticate: DPoP algs=\"…\"")
                        .because("A client that is told Bearer gets tokens that are of no use here.")
                        .remedy("Answer with WWW-Authenticate: DPoP algs=\"ES256 …\", beside what else you send.")
                        .when(ProofChecks::challenge),
                refusal(17, CRITICAL, SCHEME)
                        .title("Under the scheme DPoP the token is checked like any other")
                        .sends("a proof with a token that is not bound; the families before sent the other bad tokens")
                        .because("A good proof says who sends the token, and not that the token is good.")
                        .refuses(stimulus("a token that is not bound, with a proof", ProofVariant::unbound)),
                Row.should(DPOP, 18, INTEROPERABILITY, Clause.rfc(9449, "4.2"))
                        .needs(Need.DPOP)
                        .title("A proof's time may differ a little")
                        .sends("proofs made four seconds ago and for one second from now")
                        .expects("each is accepted")
                        .because("No two clocks agree to the second.")
                        .remedy("Allow for some seconds before and after.")
                        .accepts(stimuli(ProofVariant.LITTLE_OFF)),
                Row.should(DPOP, 19, INTEROPERABILITY, PROOF)
                        .needs(Need.DPOP)
                        .title("The proof's URL is compared as a URL")
                        .sends("a proof whose htu has its scheme in upper case")
                        .expects("it is accepted")
                        .because("Clients and proxies write one URL in several ways.")
                        .remedy(
                                "Normalize htu and the request's URL (RFC 3986 §6.2.2, §6.2.3) before you compare them.")
                        .accepts(stimuli(ProofVariant.SPELLINGS)));
    }

    private static Row.Draft refusal(int number, Severity severity, Clause clause) {
        return Row.must(DPOP, number, severity, clause)
                .needs(Need.DPOP)
                .expects("401 with error=\"invalid_dpop_proof\" or error=\"invalid_token\"")
                .remedy(REMEDY);
    }

    private static Row variant(
            int number, Severity severity, String title, String because, List<ProofVariant> variants) {
        List<String> words = variants.stream().map(ProofVariant::words).toList();
        return refusal(number, severity, PROOF)
                .title(title)
                .sends("bound tokens with proofs of which is true: " + String.join("; ", words))
                .because(because)
                .refuses(stimuli(variants));
    }

    private static Stimulus[] stimuli(List<ProofVariant> variants) {
        return variants.stream().map(ProofVariant::stimulus).toArray(Stimulus[]::new);
    }

    private static Stimulus stimulus(String words, BiFunction<Bench, Token, Presentation> presented) {
        return new Stimulus(words, bench -> presented.apply(bench, bench.token().mint()));
    }

    private static Verdict nonces(Bench bench) {
        if (bench.proofKey().nonce().isEmpty()) {
            return Verdict.skipped("the server gives no nonce");
        }
        return bench.refuses(
                "401 with error=\"use_dpop_nonce\"",
                ProofVariant.NONCES.stream().map(ProofVariant::stimulus).toList());
    }

    private static Verdict challenge(Bench bench) {
        Reply refusal = bench.profile().discovered().refusal();
        Optional<Challenge> challenge = refusal.challenges().stream()
                .filter(c -> c.scheme().equalsIgnoreCase("DPoP"))
                .findFirst();
        return challenge.flatMap(c -> c.parameter("algs")).isPresent()
                ? Verdict.passed()
                : bench.failed("a challenge with the scheme DPoP and algs", refusal.words(), refusal);
    }
}
