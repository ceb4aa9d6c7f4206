package dev.gatecrash.internal.contract.token;

import static dev.gatecrash.check.Family.SYNTAX;
import static dev.gatecrash.check.Severity.CRITICAL;
import static dev.gatecrash.check.Severity.HIGH;
import static dev.gatecrash.check.Severity.INTEROPERABILITY;
import static dev.gatecrash.check.Severity.MEDIUM;
import static dev.gatecrash.internal.contract.bench.Presentation.authorization;
import static dev.gatecrash.internal.contract.bench.Row.must;
import static dev.gatecrash.internal.contract.bench.Row.should;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.util.Base64;
import dev.gatecrash.check.Clause;
import dev.gatecrash.internal.contract.bench.Need;
import dev.gatecrash.internal.contract.bench.Row;
import dev.gatecrash.internal.contract.bench.Stimulus;
import dev.gatecrash.internal.contract.forge.Cause;
import dev.gatecrash.token.Defect;
import java.util.List;
import java.util.stream.Stream;

/** How the token stands in the Authorization header (RFC 6750 §2.1). */
public final class CredentialChecks {

    private static final Clause HEADER = Clause.rfc(6750, "2.1");
    private static final Clause HANDLING = Clause.mcp("basic/authorization", "Token Handling");
    private static final String GRAMMAR =
            "Match the whole header: the scheme Bearer in any case, spaces, and one token of the characters of RFC 6750.";
    private static final List<String> SPELLINGS = List.of("bearer", "BEARER", "bEaReR");
    private static final String RANDOM = "dGhpcyBpcyBub3QgYSB0b2tlbiBvZiBhbnlib2R5ISE";

    private CredentialChecks() {}

    /** The rows. */
    public static List<Row> rows() {
        return Stream.concat(presence().stream(), grammar().stream()).toList();
    }

    private static List<Row> presence() {
        return List.of(
                refusal(must(SYNTAX, 3, CRITICAL, HEADER))
                        .needs(Cause.GUARDED)
                        .title("A scheme without a token is refused")
                        .sends("Authorization: Bearer, with nothing after it, and with spaces after it")
                        .because("An empty token is no user, and must not be an anonymous one that is let in.")
                        .refuses(
                                Stimulus.authorization("Bearer and no token", "Bearer"),
                                Stimulus.authorization("Bearer and a space", "Bearer "),
                                Stimulus.authorization("Bearer and an empty text in quotes", "Bearer \"\"")),
                refusal(must(SYNTAX, 4, CRITICAL, HANDLING))
                        .needs(Cause.GUARDED)
                        .title("A text that nobody issued is refused")
                        .sends("the words anything, null, undefined and test, and random characters as tokens")
                        .because("A server that looks only whether there is a token is open to everybody.")
                        .remedy("Validate the token: its signature and claims, or by introspection.")
                        .refuses(
                                Cause.ANY_TEXT,
                                Stimulus.bearer("the word null as a token", "null"),
                                Stimulus.bearer("the word undefined as a token", "undefined"),
                                Stimulus.bearer("the word test as a token", "test"),
                                Stimulus.bearer("random characters as a token", RANDOM)),
                refusal(must(SYNTAX, 15, CRITICAL, Clause.rfc(9110, "11.1")))
                        .needs(Need.BEARER, Cause.GUARDED, Cause.NOT_ANY_TEXT, Cause.EXPIRY)
                        .title("A token is judged alike, however its scheme is spelled")
                        .sends("an expired token and one for another resource after bearer, BEARER and bEaReR")
                        .because("A filter that looks for Bearer only does not see the others, which others then take.")
                        .refuses(SPELLINGS.stream()
                                .map(scheme -> new Stimulus(
                                        "an expired token after " + scheme,
                                        bench -> authorization(scheme + " "
                                                + bench.token()
                                                        .with(Defect.EXPIRED_LONG_AGO)
                                                        .mint())))
                                .toArray(Stimulus[]::new)));
    }

    private static List<Row> grammar() {
        return List.of(
                must(SYNTAX, 1, INTEROPERABILITY, Clause.rfc(9110, "11.1"))
                        .needs(Need.BEARER)
                        .title("The scheme may be spelled in any case")
                        .sends("good tokens after bearer, BEARER and bEaReR")
                        .expects("each is accepted")
                        .because("Schemes are case-insensitive, and some clients send bearer.")
                        .remedy(GRAMMAR)
                        .accepts(SPELLINGS.stream()
                                .map(scheme -> Stimulus.good(scheme, token -> authorization(scheme + " " + token)))
                                .toArray(Stimulus[]::new)),
                should(SYNTAX, 2, INTEROPERABILITY, HEADER)
                        .needs(Need.BEARER)
                        .title("More than one space may follow the scheme")
                        .sends("a good token after Bearer and two spaces")
                        .expects("it is accepted")
                        .because("The grammar of credentials allows any number of spaces there.")
                        .remedy(GRAMMAR)
                        .accepts(Stimulus.good("two spaces", token -> authorization("Bearer  " + token))),
                strict(must(SYNTAX, 5, MEDIUM, HEADER))
                        .title("A token is taken from the scheme Bearer only")
                        .sends("a good token after the schemes Token, JWT, Digest and OAuth, and in Basic credentials")
                        .because(
                                "Who takes the second word whatever the first one is judges by other rules than proxies do.")
                        .refuses(
                                scheme("Token"),
                                scheme("JWT"),
                                scheme("Digest"),
                                scheme("OAuth"),
                                Stimulus.good(
                                        "a good token as a Basic password",
                                        token -> authorization(
                                                "Basic " + Base64.encode(("x:" + token).getBytes(UTF_8))))),
                strict(must(SYNTAX, 6, MEDIUM, HEADER))
                        .title("A token without scheme is refused")
                        .sends("a good token alone in the Authorization header")
                        .because("Proxies and gateways do not take it for credentials, and so do not guard it.")
                        .refuses(Stimulus.good("a good token without scheme", token -> authorization(token))),
                strict(must(SYNTAX, 7, MEDIUM, HEADER))
                        .title("Two tokens in one header are refused")
                        .sends("a good token and another text, joined by a comma, in either order")
                        .because("A proxy may judge the one and the server take the other.")
                        .refuses(
                                Stimulus.good(
                                        "a good token, a comma, another",
                                        token -> authorization("Bearer " + token + ",Bearer " + RANDOM)),
                                Stimulus.good(
                                        "another token, a comma, a good one",
                                        token -> authorization("Bearer " + RANDOM + ",Bearer " + token)),
                                Stimulus.good(
                                        "another token, a comma, a good one without scheme",
                                        token -> authorization("Bearer " + RANDOM + "," + token))),
                strict(should(SYNTAX, 8, HIGH, Clause.rfc(6750, "3.1")))
                        .title("The last of two Authorization headers does not win")
                        .sends("two Authorization headers, the first with a text that nobody issued, the second good")
                        .because("Proxies and gateways look at the first; the server would take the other.")
                        .remedy("Refuse a request with more than one Authorization header.")
                        .refuses(Stimulus.good(
                                "a good token in the second of two headers",
                                token -> authorization("Bearer " + RANDOM).and(authorization("Bearer " + token)))),
                strict(should(SYNTAX, 13, MEDIUM, HEADER))
                        .title("Bytes that no token has are not cut off")
                        .sends("a good token followed by the bytes FF and A0")
                        .because("Two readers that clean up differently see two different tokens.")
                        .refuses(
                                Stimulus.good(
                                        "a good token and the byte FF",
                                        token -> authorization("Bearer " + token + '\u00ff')),
                                Stimulus.good(
                                        "a good token and the byte A0",
                                        token -> authorization("Bearer " + token + '\u00a0'))),
                strict(should(SYNTAX, 16, MEDIUM, HEADER))
                        .title("Nothing may follow the token")
                        .sends("a good token, a space, and another word")
                        .because("Credentials that are only half understood are understood differently elsewhere.")
                        .refuses(Stimulus.good(
                                "a good token and another word", token -> authorization("Bearer " + token + " junk"))));
    }

    private static Row.Draft refusal(Row.Draft row) {
        return row.expects("400 or 401").remedy(GRAMMAR);
    }

    private static Row.Draft strict(Row.Draft row) {
        return Cause.reads(refusal(row).needs(Need.BEARER));
    }

    private static Stimulus scheme(String scheme) {
        return Stimulus.good("a good token after " + scheme, token -> authorization(scheme + " " + token));
    }
}
