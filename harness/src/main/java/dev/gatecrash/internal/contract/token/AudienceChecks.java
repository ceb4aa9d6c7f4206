package dev.gatecrash.internal.contract.token;

import static dev.gatecrash.check.Family.AUDIENCE;
import static dev.gatecrash.check.Severity.CRITICAL;
import static dev.gatecrash.check.Severity.HIGH;
import static dev.gatecrash.check.Severity.INTEROPERABILITY;
import static dev.gatecrash.internal.contract.bench.Row.must;
import static dev.gatecrash.internal.contract.bench.Row.should;

import dev.gatecrash.check.Clause;
import dev.gatecrash.check.Severity;
import dev.gatecrash.check.Verdict;
import dev.gatecrash.http.Endpoint;
import dev.gatecrash.internal.contract.bench.Bench;
import dev.gatecrash.internal.contract.bench.Need;
import dev.gatecrash.internal.contract.bench.Reply;
import dev.gatecrash.internal.contract.bench.Row;
import dev.gatecrash.internal.contract.bench.Stimulus;
import dev.gatecrash.internal.contract.forge.Cause;
import dev.gatecrash.token.Defect;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Is the token meant for this server (RFC 8707 §2; MCP, Access Token Privilege Restriction)? */
public final class AudienceChecks {

    static final String OTHER = "http://127.0.0.1:9/other";

    private static final Clause HANDLING = Clause.mcp("basic/authorization", "Token Handling");
    private static final Clause RESTRICTION =
            Clause.mcp("basic/authorization/security-considerations", "Access Token Privilege Restriction");
    private static final Clause AUD = Clause.rfc(7519, "4.1.3");
    private static final Clause RULES = Clause.rfc(8725, "3.9");
    private static final String COMPARE =
            "Compare every value of aud with your own resource identifier, character by character, before anything else.";
    private static final Need NAMED =
            new Need(bench -> bench.token().mint().claims().containsKey("aud"), "the issuer's tokens name no audience");

    private static final Need NOT_ANY_ARRAY =
            Cause.refused(Stimulus.defect(Defect.WRONG_AUDIENCES), "any array will do (AUD-05)");

    private AudienceChecks() {}

    /** The rows. */
    public static List<Row> rows() {
        return Stream.concat(refusals().stream(), Stream.of(oneOrMany(), several(), published()))
                .toList();
    }

    private static List<Row> refusals() {
        return List.of(
                Cause.reads(refusal(1, CRITICAL, HANDLING.and(Clause.rfc(8707, "2"))))
                        .title("A token for another resource is refused")
                        .sends("a token that is valid, but for another resource")
                        .because(
                                "Whoever runs another server that trusts the same issuer could replay its users' tokens here.")
                        .refuses(Defect.WRONG_AUDIENCE),
                refusal(2, CRITICAL, RESTRICTION)
                        .title("A token without audience is refused")
                        .sends("a token without aud")
                        .because("A check that is skipped where the claim is missing is no check.")
                        .refuses(Defect.NO_AUDIENCE),
                refusal(3, CRITICAL, RULES)
                        .needs(NOT_ANY_ARRAY)
                        .title("A token with an empty audience is refused")
                        .sends("tokens whose aud is an empty string, an empty array, and arrays of nothing")
                        .because("All of no audiences are right, so a loop that looks for a wrong one finds none.")
                        .refuses(
                                Stimulus.defect(Defect.EMPTY_AUDIENCE),
                                Stimulus.defect(Defect.EMPTY_AUDIENCE_LIST),
                                aud("aud is an array of an empty string", List.of("")),
                                aud("aud is an array of null", Arrays.asList((Object) null))),
                refusal(5, CRITICAL, RULES)
                        .title("A token for several other resources is refused")
                        .sends("a token whose aud is an array of two other resources")
                        .because("An array that is merely not empty says nothing about this server.")
                        .refuses(Defect.WRONG_AUDIENCES),
                refusal(7, HIGH, RULES)
                        .title("The client's id is no audience")
                        .sends("a token whose aud is the id of its client")
                        .because("An ID token has this audience; it is for the client and opens no resource.")
                        .refuses(Defect.AUDIENCE_IS_CLIENT),
                refusal(8, HIGH, Clause.rfc(8725, "3.12"))
                        .title("The authorization server is no audience")
                        .sends("tokens whose aud is the issuer, its token, introspection and userinfo endpoint")
                        .because("Such tokens are for the authorization server itself, such as client assertions.")
                        .refuses(
                                Stimulus.defect(Defect.AUDIENCE_IS_ISSUER),
                                endpoint(Endpoint.TOKEN),
                                endpoint(Endpoint.INTROSPECTION),
                                endpoint(Endpoint.USER_INFO)),
                refusal(9, CRITICAL, RESTRICTION)
                        .title("A word that fits every server is no audience")
                        .sends("tokens whose aud is api, account, default, * or mcp")
                        .because("What every server calls itself is meant for none of them in particular.")
                        .refuses(Stream.of("api", "account", "default", "*", "mcp")
                                .map(word -> aud("aud is the word " + word, word))
                                .toArray(Stimulus[]::new)),
                refusal(10, HIGH, RESTRICTION)
                        .title("No other claim stands in for the audience")
                        .sends("tokens for another resource, with azp, resource or scope naming this one")
                        .because("Only aud says for whom a token is; a client may influence the other claims.")
                        .refuses(other("azp"), other("resource"), other("client_id")),
                refusal(19, HIGH, AUD)
                        .needs(NOT_ANY_ARRAY)
                        .title("An audience that is neither text nor an array of texts is refused")
                        .sends("tokens whose aud is a number, true, and objects that contain the resource")
                        .because("A comparison of texts made from any value finds the resource in an object too.")
                        .refuses(
                                aud("aud is a number", 123),
                                aud("aud is true", true),
                                ours("aud is an object whose member is named by the resource", id -> Map.of(id, true)),
                                ours("aud is an array of an object", id -> List.of(Map.of("id", id)))));
    }

    private static Row oneOrMany() {
        return must(AUDIENCE, 4, INTEROPERABILITY, AUD)
                .needs(NAMED)
                .title("The audience may be a string or an array")
                .sends("good tokens whose aud is a string and an array of one")
                .expects("each is accepted")
                .because("Authorization servers write aud in either form.")
                .remedy("Read aud with a library that knows both forms, and look for your identifier in it.")
                .accepts(ours("aud as a string", id -> id), ours("aud as an array of one", List::of));
    }

    private static Row several() {
        return should(AUDIENCE, 18, INTEROPERABILITY, AUD)
                .needs(
                        NAMED,
                        new Need(
                                bench -> bench.probe(ours("array", List::of)
                                                .presentation()
                                                .apply(bench))
                                        .isExecuted(),
                                "no array is accepted (AUD-04)"))
                .title("The token may be for other resources as well")
                .sends("good tokens whose aud is an array of this resource and another one, in either order")
                .expects("each is accepted, unless tokens for several resources are refused on purpose")
                .because("RFC 7519 asks only that the server find itself among the audiences.")
                .remedy("Look for your identifier in the whole array.")
                .accepts(
                        ours("aud is this resource and another", id -> List.of(id, OTHER)),
                        ours("aud is another resource and this", id -> List.of(OTHER, id)));
    }

    private static Row published() {
        return must(AUDIENCE, 15, INTEROPERABILITY, Clause.rfc(9728, "2"))
                .needs(NAMED, Need.METADATA)
                .title("The published resource is the audience that is accepted")
                .sends("a good token whose aud is exactly the resource of the metadata")
                .expects("it is accepted")
                .because("Clients ask for tokens for what the metadata says, and get them for exactly that.")
                .remedy("Take the resource of the metadata and the expected audience from one and the same setting.")
                .when(AudienceChecks::acceptsPublished);
    }

    private static Verdict acceptsPublished(Bench bench) {
        Optional<URI> resource = bench.profile().discovered().resource();
        if (resource.isEmpty()) {
            return Verdict.skipped("the metadata names no resource");
        }
        Reply reply = bench.probe(bench.present(bench.token().audience(resource.get())));
        if (reply.isExecuted()) {
            return Verdict.passed();
        } else if (!resource.get().equals(bench.target().endpoint())) {
            return Verdict.skipped(
                    "the metadata names a resource that is not this server's URL, which is judged there");
        } else if (!bench.works()) {
            return new Verdict.Inconclusive("the server no longer takes any good token");
        }
        String actual = "a token for %s gets %s; one for %s is accepted"
                .formatted(resource.get(), reply.words(), bench.profile().audience());
        // RFC 8707 §2 lets an issuer map the resource to another identifier, if that is what its user said.
        return bench.target().resource().isPresent()
                ? bench.warned("it is accepted", actual, reply)
                : bench.failed("it is accepted", actual, reply);
    }

    /** A row that a server which does not look at aud at all need not be told as well. */
    static Row.Draft refusal(int number, Severity severity, Clause clause) {
        Row.Draft row = must(AUDIENCE, number, severity, clause)
                .expects("401 with error=\"invalid_token\"")
                .remedy(COMPARE)
                .needs(NAMED);
        return number == 1 ? row : Cause.reads(row).needs(Cause.AUDIENCE);
    }

    /** A token whose aud is this. */
    static Stimulus aud(String words, Object value) {
        return Stimulus.token(words, token -> token.claim("aud", value));
    }

    /** A token whose aud is made of the right one. */
    static Stimulus ours(String words, java.util.function.Function<String, Object> value) {
        return new Stimulus(
                words,
                bench -> bench.present(bench.token()
                        .claim("aud", value.apply(bench.profile().audience().toString()))));
    }

    private static Stimulus endpoint(Endpoint endpoint) {
        return new Stimulus(
                "aud is the issuer's " + endpoint,
                bench -> bench.present(
                        bench.token().claim("aud", bench.auth().url(endpoint).toString())));
    }

    private static Stimulus other(String claim) {
        return new Stimulus(
                claim + " is this resource, aud another",
                bench -> bench.present(bench.token()
                        .claim("aud", OTHER)
                        .claim(claim, bench.profile().audience().toString())));
    }
}
