package dev.gatecrash.internal.contract.http;

import static dev.gatecrash.check.Family.CHALLENGE;
import static dev.gatecrash.check.Severity.INTEROPERABILITY;
import static dev.gatecrash.internal.contract.bench.Row.must;

import dev.gatecrash.check.Clause;
import dev.gatecrash.check.Verdict;
import dev.gatecrash.flow.Challenge;
import dev.gatecrash.internal.contract.bench.Bench;
import dev.gatecrash.internal.contract.bench.Discovered;
import dev.gatecrash.internal.contract.bench.Reply;
import dev.gatecrash.internal.contract.bench.Row;
import dev.gatecrash.internal.contract.bench.Stimulus;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Are all the refusals of the run such that clients understand them? Each is judged for its form here, and once only. */
public final class RefusalChecks {

    private static final Clause HANDLING = Clause.mcp("basic/authorization", "Token Handling");
    private static final Clause ERRORS = Clause.mcp("basic/authorization", "Error Handling");
    private static final int LONG_HEADER = 8000;
    private static final Pattern PRINTABLE = Pattern.compile("[ !#-\\[\\]-~]*");

    private static final Pattern SCHEMES = Pattern.compile("(?i)\\b(bearer|dpop)\\b");

    private RefusalChecks() {}

    /** The rows. */
    public static List<Row> rows() {
        return List.of(
                all(must(
                                CHALLENGE,
                                5,
                                INTEROPERABILITY,
                                Clause.rfc(9110, "11.6.1").and(Clause.rfc(6750, "3"))))
                        .title("Every challenge keeps to the grammar")
                        .expects(
                                "name=value pairs with quotes around whatever is no token, each name once, no control characters")
                        .because("A URL without quotes, or without a name, breaks the parsers of clients.")
                        .remedy(
                                "Write every value in double quotes, with \\ before \\ and \", and commas between parameters.")
                        .when(RefusalChecks::isWellFormed),
                all(must(CHALLENGE, 11, INTEROPERABILITY, HANDLING))
                        .title("No refusal is a server error")
                        .expects("a status below 500 for each")
                        .because("To a client a server error is a fault that a new token does not mend.")
                        .remedy("Catch whatever your token library throws, and answer 401.")
                        .when(bench ->
                                Refusals.of(bench).atEndpoint().without("a status below 500", RefusalChecks::fails)),
                all(must(CHALLENGE, 12, INTEROPERABILITY, ERRORS))
                        .title("Every challenge leads to the same metadata")
                        .expects("the same resource_metadata in each 401")
                        .because("A client whose token has expired has to find the authorization server, too.")
                        .remedy("Write the challenge in one place, for missing tokens and for bad ones.")
                        .when(RefusalChecks::isTheSame),
                all(must(CHALLENGE, 13, INTEROPERABILITY, ERRORS))
                        .title("A refusal is one by its HTTP status")
                        .expects("no status of success")
                        .because(
                                "Clients get a new token when they see 401; an error inside a 200 they show to the user.")
                        .remedy("Check the token before the message gets to the MCP server, and set the status there.")
                        .when(bench -> Refusals.of(bench).atEndpoint().without("401", RefusalChecks::isSuccess)),
                all(must(CHALLENGE, 17, INTEROPERABILITY, HANDLING))
                        .title("An invalid token gets 401")
                        .expects("401 for each; 403 for one whose scope does not suffice")
                        .because("401 is what makes a client get a new token; after 403, 400 or 404 it gives up.")
                        .remedy("Answer 401 with error=\"invalid_token\" whenever the token is not good.")
                        .when(bench -> Refusals.of(bench).toTokens().without("401", RefusalChecks::isOtherRefusal)),
                all(must(
                                CHALLENGE,
                                18,
                                INTEROPERABILITY,
                                Clause.rfc(9110, "15.5.2").and(Clause.rfc(6750, "3"))))
                        .title("Every 401 has a challenge")
                        .expects("WWW-Authenticate with the scheme Bearer or DPoP in each 401")
                        .because("HTTP wants it, and clients learn from it what is wrong with their token.")
                        .remedy("Write the challenge in one place, for missing tokens and for bad ones.")
                        .when(RefusalChecks::areComplete));
    }

    private static Row.Draft all(Row.Draft draft) {
        return draft.sends("every bad token of this run");
    }

    private static Verdict areComplete(Bench bench) {
        if (isBare(bench.reply(Stimulus.none()))) {
            return Verdict.skipped("not even the answer to a request without a token has a challenge");
        }
        return Refusals.of(bench).toTokens().without("WWW-Authenticate", RefusalChecks::isBare);
    }

    private static boolean isBare(Reply reply) {
        return reply.status() == 401
                && reply.headers().all("WWW-Authenticate").stream()
                        .noneMatch(line -> SCHEMES.matcher(line).find());
    }

    private static boolean fails(Reply reply) {
        // Some servers hang up on a header that is too long for them, and may.
        boolean hangsUp = !reply.isAnswer()
                && reply.exchange().request().headers().all("Authorization").stream()
                        .allMatch(value -> value.length() < LONG_HEADER);
        return hangsUp || (reply.isServerError() && reply.status() != 501);
    }

    private static boolean isSuccess(Reply reply) {
        return reply.isAnswer() && reply.isSuccess() && !reply.isExecuted();
    }

    private static boolean isOtherRefusal(Reply reply) {
        boolean lacksScope = reply.status() == 403
                && reply.bearer()
                        .flatMap(Challenge::error)
                        .filter("insufficient_scope"::equals)
                        .isPresent();
        return reply.isAnswer()
                && !reply.isSuccess()
                && !reply.isServerError()
                && reply.status() != 401
                && reply.status() != 429
                && !lacksScope;
    }

    private static Verdict isWellFormed(Bench bench) {
        if (Refusals.of(bench).all().stream()
                .allMatch(reply -> reply.headers().all("WWW-Authenticate").isEmpty())) {
            return Verdict.skipped("there is no challenge");
        }
        return Refusals.of(bench).without("what RFC 9110 §11.6.1 and RFC 6750 §3 allow", RefusalChecks::isMalformed);
    }

    private static boolean isMalformed(Reply reply) {
        return reply.headers().all("WWW-Authenticate").stream().anyMatch(line -> {
            try {
                return Challenge.parse(line).stream().anyMatch(RefusalChecks::hasForbiddenCharacter);
            } catch (IllegalArgumentException e) {
                return true;
            }
        });
    }

    private static boolean hasForbiddenCharacter(Challenge challenge) {
        return Stream.of("error", "error_description", "scope", "resource_metadata")
                .flatMap(name -> challenge.parameter(name).stream())
                .anyMatch(value -> !PRINTABLE.matcher(value).matches());
    }

    private static Verdict isTheSame(Bench bench) {
        Optional<String> usual = named(bench.reply(Stimulus.none())).stream().findFirst();
        if (usual.isEmpty()) {
            return Verdict.skipped("the challenge to a request without a token names no metadata");
        }
        Refusals others = Refusals.of(bench)
                .toTokens()
                .where((words, reply) ->
                        reply.status() == 401 && !reply.challenges().isEmpty());
        Verdict verdict = others.without(usual.get(), reply -> !named(reply).contains(usual.get()));
        boolean onlyMissing =
                others.all().stream().flatMap(reply -> named(reply).stream()).allMatch(usual.get()::equals);
        // Where the well-known path works, a client that has lost the challenge still finds its way.
        return verdict instanceof Verdict.Failed failed && onlyMissing && isAtWellKnownPath(bench)
                ? new Verdict.Warned(failed.expected(), failed.actual(), failed.exchange())
                : verdict;
    }

    private static Set<String> named(Reply reply) {
        return reply.challenges().stream()
                .flatMap(challenge -> challenge.resourceMetadata().stream())
                .collect(Collectors.toSet());
    }

    private static boolean isAtWellKnownPath(Bench bench) {
        Discovered discovered = bench.profile().discovered();
        return Discovered.isDocument(discovered.inserted()) || Discovered.isDocument(discovered.root());
    }
}
