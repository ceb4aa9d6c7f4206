package dev.gatecrash.internal.contract.token;

import static dev.gatecrash.check.Family.SIGNATURE;
import static dev.gatecrash.check.Severity.CRITICAL;
import static dev.gatecrash.check.Severity.MEDIUM;
import static dev.gatecrash.internal.contract.bench.Row.must;
import static dev.gatecrash.internal.contract.bench.Row.should;

import dev.gatecrash.check.Clause;
import dev.gatecrash.check.Severity;
import dev.gatecrash.internal.contract.bench.Need;
import dev.gatecrash.internal.contract.bench.Row;
import dev.gatecrash.internal.contract.bench.Stimulus;
import dev.gatecrash.internal.contract.forge.Cause;
import dev.gatecrash.internal.contract.forge.EllipticForgery;
import dev.gatecrash.internal.contract.forge.Forge;
import dev.gatecrash.key.SigningAlgorithm;
import dev.gatecrash.token.Defect;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Did one of the issuer's keys sign the token, in the algorithm of that key (RFC 8725 §3.1)? */
public final class SignatureChecks {

    private static final Clause ALGORITHM = Clause.rfc(8725, "3.1");
    private static final Clause VERIFY = Clause.rfc(7515, "5.2");
    private static final Clause KEYS = Clause.rfc(8725, "3.8");
    private static final String LIBRARY =
            "Let a library verify every token with the issuer's published keys, and use no method that only decodes.";
    private static final Need RSA = new Need(
            bench -> bench.auth().keys().current().keyPair().getPublic() instanceof RSAPublicKey,
            "the issuer's key has one algorithm only");

    private SignatureChecks() {}

    /** The rows. */
    public static List<Row> rows() {
        return Stream.concat(signatures().stream(), keys().stream()).toList();
    }

    private static List<Row> signatures() {
        return List.of(
                verifies(1, CRITICAL, Clause.rfc(8725, "3.2"))
                        .needs(Cause.refused(
                                Stimulus.defect(Defect.EMPTY_SIGNATURE), "an empty signature will do (SYN-09)"))
                        .title("An unsigned token is refused")
                        .sends("tokens whose alg is none, in every spelling, empty, or missing")
                        .because("Whoever can write JSON would be whoever they like.")
                        .remedy("Name the algorithms that you accept, asymmetric ones only; none is not among them.")
                        .refuses(Stream.concat(
                                        Stream.of(
                                                        Defect.UNSIGNED,
                                                        Defect.UNSIGNED_CAPITALIZED,
                                                        Defect.UNSIGNED_UPPER_CASE,
                                                        Defect.UNSIGNED_MIXED_CASE,
                                                        Defect.UNSIGNED_WITH_SIGNATURE)
                                                .map(Stimulus::defect),
                                        Stream.of(
                                                unsigned("alg is empty and there is no signature", Map.of("alg", "")),
                                                unsigned("alg is missing and there is no signature", Map.of())))
                                .toArray(Stimulus[]::new)),
                reads(2, CRITICAL, VERIFY)
                        .title("A token that was changed after signing is refused")
                        .sends("tokens with another header, payload or signature than were signed")
                        .because("A signature that nobody verifies protects nothing: every claim can be forged.")
                        .refuses(
                                Defect.ALTERED_SIGNATURE,
                                Defect.ALTERED_PAYLOAD,
                                Defect.ALTERED_HEADER,
                                Defect.TRUNCATED_SIGNATURE,
                                Defect.ZERO_SIGNATURE),
                should(SIGNATURE, 12, MEDIUM, ALGORITHM)
                        .needs(RSA, Need.JWT)
                        .needs(Cause.VERIFIED, Cause.KNOWN_ALGORITHM)
                        .title("A key is used with its own algorithm only")
                        .sends("tokens signed by the issuer's key in algorithms that the key is not published for")
                        .expects("401, as the key set names the algorithm of the key")
                        .because("Who lets the token choose the algorithm is one step from being deceived by it.")
                        .remedy("Take the algorithm from the published key (alg), not from the token.")
                        .when(bench -> bench.refuses(
                                "401, as the key set names the algorithm of the key",
                                Stream.of(
                                                SigningAlgorithm.RS256,
                                                SigningAlgorithm.RS384,
                                                SigningAlgorithm.RS512,
                                                SigningAlgorithm.PS256)
                                        .filter(other -> other
                                                != bench.auth().keys().current().algorithm())
                                        .map(Forge::signedAs)
                                        .toList())),
                reads(15, CRITICAL, Clause.rfc(7518, "3.4"))
                        .needs(Cause.VERIFIED)
                        .title("An ECDSA signature is two numbers in range and nothing else")
                        .sends("ES256 tokens whose signature is zero, half zero, out of range, or in DER")
                        .because(
                                "Zeros satisfy the equation of ECDSA; verifiers that forgot to look took them for any token.")
                        .remedy(
                                "Update the JDK or the library (CVE-2022-21449), and refuse signatures of another length.")
                        .when(EllipticForgery::check),
                verifies(19, CRITICAL, ALGORITHM)
                        .title("A token of an unknown algorithm is refused")
                        .sends("tokens whose alg is another kind of key's, unregistered, or HS256 with a random secret")
                        .because("What cannot be verified is not verified.")
                        .remedy("Name the algorithms that you accept, and refuse every other before looking further.")
                        .refuses(
                                Stimulus.defect(Defect.OTHER_FAMILY),
                                Cause.RANDOM_SECRET,
                                Forge.algorithm("alg is FOO256", "FOO256"),
                                Forge.algorithm("alg is ES256K", "ES256K")));
    }

    private static List<Row> keys() {
        return List.of(
                verifies(9, CRITICAL, KEYS)
                        .title("A token without kid is not simply believed")
                        .sends("a token that a foreign key signed, without kid")
                        .because("Without kid the server has to try its keys, not to leave it at that.")
                        .refuses(Cause.NO_KEY_ID),
                verifies(10, CRITICAL, KEYS)
                        .title("A token with an unknown kid is not simply believed")
                        .sends("a token that a foreign key signed, with a kid that nobody published")
                        .because("An attacker chooses the kid; not finding the key is no reason to skip it.")
                        .refuses(Cause.UNKNOWN_KEY_ID),
                reads(11, CRITICAL, VERIFY)
                        .title("A known kid does not replace the signature")
                        .sends("a token that a foreign key signed, with the kid of a published key")
                        .because("The kid is public; everybody can write it into a token.")
                        .refuses(Defect.UNPUBLISHED_KEY));
    }

    private static Row.Draft reads(int number, Severity severity, Clause clause) {
        return Cause.reads(must(SIGNATURE, number, severity, clause).needs(Need.JWT))
                .expects("401 with error=\"invalid_token\"")
                .remedy(LIBRARY);
    }

    private static Row.Draft verifies(int number, Severity severity, Clause clause) {
        return reads(number, severity, clause).needs(Cause.VERIFIED);
    }

    private static Stimulus unsigned(String words, Map<String, Object> algorithm) {
        return Forge.made(
                words,
                (bench, good) -> Forge.input(good, header -> {
                            header.remove("alg");
                            header.putAll(algorithm);
                        })
                        + ".");
    }
}
