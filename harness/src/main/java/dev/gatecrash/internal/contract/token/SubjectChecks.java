package dev.gatecrash.internal.contract.token;

import static dev.gatecrash.check.Family.SUBJECT;
import static dev.gatecrash.check.Severity.CRITICAL;
import static dev.gatecrash.check.Severity.HIGH;
import static dev.gatecrash.internal.contract.bench.Row.must;
import static dev.gatecrash.internal.contract.bench.Row.should;

import dev.gatecrash.check.Clause;
import dev.gatecrash.check.Verdict;
import dev.gatecrash.internal.contract.bench.Bench;
import dev.gatecrash.internal.contract.bench.Need;
import dev.gatecrash.internal.contract.bench.Operation;
import dev.gatecrash.internal.contract.bench.Reply;
import dev.gatecrash.internal.contract.bench.Row;
import dev.gatecrash.internal.contract.bench.Stimulus;
import dev.gatecrash.internal.contract.forge.Cause;
import dev.gatecrash.token.Defect;
import dev.gatecrash.token.TokenBuilder;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Whose token is it? Told by iss and sub, and by nothing else. */
public final class SubjectChecks {

    private static final Clause STABLE = new Clause(
            "OpenID Connect Core §5.7",
            URI.create("https://openid.net/specs/openid-connect-core-1_0.html#ClaimStability"));
    private static final String EXACT = "Use sub as it is, together with iss, as the key of the user.";
    private static final Need WITNESS = new Need(
            bench -> witness(bench).isPresent(),
            "no tool is known that tells whose token it was; name one with ordinaryTool(…) or --tool, or have a tool whoami");

    private SubjectChecks() {}

    /** The rows. */
    public static List<Row> rows() {
        return List.of(
                Cause.reads(should(SUBJECT, 1, HIGH, Clause.rfc(9068, "2.2")))
                        .needs(Need.JWT)
                        .title("A token without subject is refused")
                        .sends("tokens whose sub is missing or empty")
                        .expects("401, or a call that runs for nobody")
                        .because("What nobody asked for runs as whoever the server falls back to.")
                        .remedy("Refuse a token without sub.")
                        .refuses(
                                Stimulus.defect(Defect.NO_SUBJECT),
                                Stimulus.token("sub is empty", token -> token.claim("sub", ""))),
                Cause.reads(must(SUBJECT, 3, CRITICAL, Clause.rfc(7519, "4.1.2")))
                        .needs(Need.SECOND_USER, WITNESS)
                        .title("A subject that is nearly a user's is not that user's")
                        .sends("tokens whose sub differs from a user's in case, spaces, quotes or a path")
                        .expects("401, 403, or an answer that is not the user's")
                        .because("Issuers tell such users apart; a server that does not gives one the other's data.")
                        .remedy(EXACT)
                        .when(bench -> nobody(bench, b -> nearly(b, b.users().get(0)))),
                Cause.reads(must(SUBJECT, 4, CRITICAL, STABLE))
                        .needs(Need.SECOND_USER, WITNESS)
                        .title("A user is known by sub, not by name or address")
                        .sends("tokens of somebody else, whose email, name and preferred_username are a user's")
                        .expects("401, 403, or an answer that is not the user's")
                        .because("Names and addresses are chosen by people, and given to others later.")
                        .remedy(EXACT)
                        .when(bench -> nobody(bench, b -> namesakes(b, b.users().get(0)))));
    }

    /** The call whose answer differs from user to user, and is the same for one user each time. */
    private static Optional<Operation> witness(Bench bench) {
        Stream<Operation> tools = bench.profile().tools().keySet().stream()
                .filter(name ->
                        name.toLowerCase(java.util.Locale.ROOT).matches("who.?am.?i|me|my.?profile|current.?user"))
                .map(name -> Operation.callTool(name, Map.of()));
        return Stream.concat(Stream.of(bench.profile().probe()), tools)
                .filter(call -> bench.users().size() > 1 && tellsApart(bench, call))
                .findFirst();
    }

    private static boolean tellsApart(Bench bench, Operation call) {
        Optional<Map<String, Object>> first = told(bench, call, bench.token());
        return first.isPresent()
                && first.equals(told(bench, call, bench.token()))
                && !first.equals(told(bench, call, bench.token(bench.users().get(1))));
    }

    private static Optional<Map<String, Object>> told(Bench bench, Operation call, TokenBuilder token) {
        Reply reply = bench.conversation(bench.present(token)).ask(call);
        return reply.result().filter(result -> reply.isExecuted());
    }

    private static Map<String, TokenBuilder> nearly(Bench bench, String user) {
        Map<String, TokenBuilder> all = new LinkedHashMap<>();
        Stream.of(
                        user.toUpperCase(java.util.Locale.ROOT),
                        user + " ",
                        " " + user,
                        user + "\u0000",
                        "../" + user,
                        user + "'--",
                        user + "@evil.example")
                .filter(near -> !near.equals(user))
                .forEach(near -> all.put("sub is \"" + near.replace("\u0000", "\\u0000") + "\"", bench.token(near)));
        return all;
    }

    private static Map<String, TokenBuilder> namesakes(Bench bench, String user) {
        String somebody = "gatecrash-somebody";
        Map<String, TokenBuilder> all = new LinkedHashMap<>();
        Stream.of("email", "preferred_username", "username", "name", "upn", "user_id")
                .forEach(claim -> {
                    Object known = bench.auth()
                            .users()
                            .find(user)
                            .map(found -> found.claims().get(claim))
                            .orElse(null);
                    String value =
                            known != null ? known.toString() : claim.equals("email") ? user + "@example.com" : user;
                    all.put(
                            claim + " is " + value + ", sub is another",
                            bench.token(somebody).claim(claim, value));
                });
        return all;
    }

    private interface Others {
        Map<String, TokenBuilder> of(Bench bench);
    }

    private static Verdict nobody(Bench bench, Others others) {
        Operation call = witness(bench).orElseThrow();
        Optional<Map<String, Object>> user = told(bench, call, bench.token());
        List<String> taken = others.of(bench).entrySet().stream()
                .filter(other -> told(bench, call, other.getValue()).equals(user))
                .map(other -> other.getKey() + ": the answer is that of "
                        + bench.users().get(0))
                .toList();
        return taken.isEmpty()
                ? Verdict.passed()
                : new Verdict.Failed(
                        "an answer that is not the user's, or none", String.join("\n", taken), Optional.empty());
    }
}
