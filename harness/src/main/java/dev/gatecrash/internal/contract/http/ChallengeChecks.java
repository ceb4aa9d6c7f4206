package dev.gatecrash.internal.contract.http;

import static dev.gatecrash.check.Family.CHALLENGE;
import static dev.gatecrash.check.Severity.INTEROPERABILITY;
import static dev.gatecrash.internal.contract.bench.Row.must;
import static dev.gatecrash.internal.contract.bench.Row.should;

import dev.gatecrash.check.Clause;
import dev.gatecrash.check.Verdict;
import dev.gatecrash.flow.Challenge;
import dev.gatecrash.internal.contract.bench.Bench;
import dev.gatecrash.internal.contract.bench.Discovered;
import dev.gatecrash.internal.contract.bench.Need;
import dev.gatecrash.internal.contract.bench.Reply;
import dev.gatecrash.internal.contract.bench.Row;
import dev.gatecrash.internal.contract.bench.Stimulus;
import dev.gatecrash.token.Defect;
import java.util.List;
import java.util.Optional;

/** Does the challenge tell a client what it needs to know (RFC 6750 §3, RFC 9728 §5.1)? */
public final class ChallengeChecks {

    private static final Clause BEARER = Clause.rfc(6750, "3");
    private static final Clause CODES = Clause.rfc(6750, "3.1");
    private static final Need UNAUTHORIZED =
            new Need(bench -> nobody(bench).status() == 401, "a request without a token does not get 401");
    private static final Need CHALLENGED =
            new Need(bench -> nobody(bench).headers().first("WWW-Authenticate").isPresent(), "there is no challenge");
    private static final Need READABLE =
            new Need(bench -> !nobody(bench).challenges().isEmpty(), "there is no challenge that can be read");
    private static final Need TELLING = new Need(
            bench -> nobody(bench).challenges().stream()
                    .anyMatch(challenge -> !challenge.parameters().isEmpty()),
            "there is no challenge with parameters that can be read");

    private ChallengeChecks() {}

    /** The rows. */
    public static List<Row> rows() {
        return List.of(
                noToken(must(CHALLENGE, 2, INTEROPERABILITY, BEARER.and(Clause.rfc(9110, "15.5.2"))))
                        .title("The 401 to a request without a token has a challenge")
                        .expects("WWW-Authenticate")
                        .because("HTTP wants it, and a client learns from it that a bearer token is needed.")
                        .remedy("Send WWW-Authenticate: Bearer resource_metadata=\"…\" with every 401.")
                        .needs(UNAUTHORIZED)
                        .when(ChallengeChecks::isThere),
                noToken(must(CHALLENGE, 3, INTEROPERABILITY, BEARER))
                        .title("The challenge has the scheme Bearer or DPoP and a parameter")
                        .expects("Bearer or DPoP, and one parameter at least")
                        .because("The scheme alone says nothing, and breaks clients that expect a parameter.")
                        .remedy("Put resource_metadata behind the scheme.")
                        .needs(CHALLENGED, READABLE)
                        .when(ChallengeChecks::hasSchemeAndParameter),
                noToken(must(
                                CHALLENGE,
                                4,
                                INTEROPERABILITY,
                                Clause.rfc(9728, "5.1").and(MetadataChecks.DISCOVERY_RULES)))
                        .title("The challenge names the URL of the metadata")
                        .expects(
                                "resource_metadata with an absolute URL that leads to it; none will do where the well-known path works")
                        .because("It is the shortest way from a refusal to the authorization server.")
                        .remedy("Put the absolute URL of the metadata into resource_metadata, under exactly that name.")
                        .needs(CHALLENGED, READABLE, Need.METADATA)
                        .when(ChallengeChecks::namesMetadata),
                noToken(should(CHALLENGE, 6, INTEROPERABILITY, CODES))
                        .title("The challenge to a request without a token names no error")
                        .expects("no error and no error_description")
                        .because(
                                "There was no token that could be invalid; a client may give up on one that it never sent.")
                        .remedy("Leave error out when there is no Authorization header.")
                        .needs(TELLING)
                        .when(ChallengeChecks::blamesNobody),
                should(CHALLENGE, 7, INTEROPERABILITY, CODES)
                        .title("The challenge to an expired token says invalid_token")
                        .sends("a token that has expired")
                        .expects("error=\"invalid_token\"")
                        .because("A client that reads it refreshes its token, and does not ask its user.")
                        .remedy("Add error=\"invalid_token\" to the challenge when there was a token.")
                        .needs(TELLING)
                        .when(ChallengeChecks::saysInvalidToken),
                noToken(should(
                                CHALLENGE,
                                8,
                                INTEROPERABILITY,
                                Clause.mcp("basic/authorization", "Scope Selection Strategy")))
                        .title("The challenge names the scopes to ask for")
                        .expects("scope")
                        .because("Without it clients ask for every scope in the metadata.")
                        .remedy("Add scope=\"…\" with what an ordinary call needs.")
                        .needs(TELLING, Need.SCOPES)
                        .when(ChallengeChecks::namesScopes),
                noToken(must(CHALLENGE, 16, INTEROPERABILITY, Clause.mcp("basic/authorization", "Error Handling")))
                        .title("A request without a token gets 401")
                        .expects("401")
                        .because("It is what makes a client look for the authorization server.")
                        .remedy("Check for the token before anything else, and answer 401 if there is none.")
                        .when(ChallengeChecks::isUnauthorized));
    }

    static Reply nobody(Bench bench) {
        return bench.reply(Stimulus.none());
    }

    private static Row.Draft noToken(Row.Draft draft) {
        return draft.sends("a request without a token");
    }

    private static Verdict isThere(Bench bench) {
        return CHALLENGED.isMet(bench)
                ? Verdict.passed()
                : bench.failed("WWW-Authenticate", nobody(bench).words(), nobody(bench));
    }

    private static Verdict hasSchemeAndParameter(Bench bench) {
        boolean right = nobody(bench).challenges().stream()
                .filter(challenge -> challenge.isBearer() || challenge.scheme().equalsIgnoreCase("DPoP"))
                .anyMatch(challenge -> !challenge.parameters().isEmpty());
        return right
                ? Verdict.passed()
                : bench.failed("Bearer with a parameter", nobody(bench).words(), nobody(bench));
    }

    private static Verdict namesMetadata(Bench bench) {
        Reply reply = nobody(bench);
        Optional<String> named = reply.challenges().stream()
                .flatMap(challenge -> challenge.resourceMetadata().stream())
                .findFirst();
        if (named.isPresent()) {
            Discovered discovered = bench.profile().discovered();
            boolean leads = discovered.named().filter(Discovered::isDocument).isPresent();
            String seen = discovered
                    .named()
                    .map(document -> named.get() + ": " + document.words())
                    .orElse(named.get() + ", which is no absolute URL");
            return leads ? Verdict.passed() : bench.failed("an absolute URL that leads to the metadata", seen, reply);
        }
        boolean misnamed = reply.challenges().stream()
                .flatMap(challenge -> challenge.parameters().keySet().stream())
                .anyMatch(name ->
                        name.toLowerCase(java.util.Locale.ROOT).matches("resource.?metadata.*|.*metadata.?ur[il]"));
        boolean optional = bench.profile().revision().value().compareTo("2025-11-25") >= 0;
        return optional && !misnamed ? Verdict.passed() : bench.failed("resource_metadata", reply.words(), reply);
    }

    private static Verdict blamesNobody(Bench bench) {
        boolean blames = nobody(bench).challenges().stream()
                .anyMatch(challenge -> challenge.error().isPresent()
                        || challenge.parameter("error_description").isPresent());
        return blames ? bench.failed("no error", nobody(bench).words(), nobody(bench)) : Verdict.passed();
    }

    private static Verdict saysInvalidToken(Bench bench) {
        Reply reply = bench.reply(Stimulus.defect(Defect.EXPIRED));
        if (reply.status() != 401 || reply.challenges().isEmpty()) {
            return Verdict.skipped("an expired token does not get 401 with a challenge");
        }
        boolean says = reply.challenges().stream()
                .anyMatch(challenge ->
                        challenge.error().filter("invalid_token"::equals).isPresent());
        return says ? Verdict.passed() : bench.failed("error=\"invalid_token\"", reply.words(), reply);
    }

    private static Verdict namesScopes(Bench bench) {
        boolean names =
                nobody(bench).challenges().stream().map(Challenge::scopes).anyMatch(scopes -> !scopes.isEmpty());
        return names ? Verdict.passed() : bench.failed("scope", nobody(bench).words(), nobody(bench));
    }

    private static Verdict isUnauthorized(Bench bench) {
        Reply reply = nobody(bench);
        if (reply.isSuccess()) {
            return Verdict.skipped("a request without a token gets a status of success, which is a finding of its own");
        }
        return reply.status() == 401 ? Verdict.passed() : bench.failed("401", reply.words(), reply);
    }
}
