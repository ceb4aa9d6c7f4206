package dev.gatecrash.internal.contract.traffic;

import static dev.gatecrash.check.Family.ROBUSTNESS;
import static dev.gatecrash.check.Severity.CRITICAL;
import static dev.gatecrash.check.Severity.HIGH;
import static dev.gatecrash.check.Severity.MEDIUM;
import static dev.gatecrash.internal.contract.bench.Row.must;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.util.Base64URL;
import dev.gatecrash.check.Clause;
import dev.gatecrash.check.Severity;
import dev.gatecrash.check.Verdict;
import dev.gatecrash.internal.contract.bench.Bench;
import dev.gatecrash.internal.contract.bench.Need;
import dev.gatecrash.internal.contract.bench.Presentation;
import dev.gatecrash.internal.contract.bench.Reply;
import dev.gatecrash.internal.contract.bench.Row;
import dev.gatecrash.internal.contract.bench.Stimulus;
import dev.gatecrash.token.Defect;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Does hostile input leave the server answering, quickly, and to each user for himself? */
public final class RobustnessChecks {

    private static final Clause RESOURCES = Clause.rfc(8725, "3.6");
    private static final long LONGEST_MILLIS = 5000;
    private static final int BAD_TOKENS = 60;
    private static final int CALLERS = 8;
    private static final int CALLS = 6;

    private RobustnessChecks() {}

    /** The rows. */
    public static List<Row> rows() {
        return List.of(
                hostile(1, MEDIUM)
                        .title("A huge token is refused, and the server goes on")
                        .sends("tokens of 6 KB, 64 KB and 1 MB")
                        .because("Whoever can send one could stop the server.")
                        .remedy("Limit the size of headers, and answer 431 or 401.")
                        .when(bench -> survives(bench, List.of(filled(6), filled(64), filled(1024)))),
                hostile(2, MEDIUM)
                        .title("Deep and odd JSON in a token is refused, and the server goes on")
                        .sends(
                                "unsigned tokens with claims nested 2000 deep, with 700 claims, with the number 1e400, and with a header that is null")
                        .because("The claims are parsed before the signature is verified, so anybody can send them.")
                        .remedy("Use a parser with a limit of depth, and catch what it throws.")
                        .when(bench -> survives(bench, strangeTokens())),
                hostile(3, HIGH)
                        .title("A token cannot make the server derive keys for minutes")
                        .sends("an encrypted token that asks for two thousand million rounds of PBKDF2")
                        .because("One small request would keep a processor busy for an hour.")
                        .remedy("Accept the algorithms that you issue, and none that derives keys from passwords.")
                        .when(bench -> survives(bench, List.of(derivation()))),
                hostile(4, MEDIUM)
                        .title("Long lists of audiences and scopes are bounded")
                        .sends("signed tokens with 1000 wrong audiences, and with 1000 scopes for another resource")
                        .because("An issuer that is generous with claims must not take the server down.")
                        .remedy("Compare in linear time, and catch what your library throws.")
                        .when(bench -> survives(bench, longLists())),
                hostile(6, MEDIUM)
                        .title("Bad tokens do not lock a good user out")
                        .sends("sixty bad tokens, and then a good one")
                        .expects("the good one is accepted; 429 will do")
                        .because("Anybody could keep every user out.")
                        .remedy("Count failures per source, and never per server or user alone.")
                        .when(RobustnessChecks::nobodyIsLockedOut),
                must(ROBUSTNESS, 8, CRITICAL, Clause.mcp("basic/authorization", "Token Handling"))
                        .title("Callers at the same time are not mixed up")
                        .sends("the ordinary call by two users, eight at a time")
                        .expects("each answer names its own user")
                        .because("A user would read what is another's, rarely enough to be missed by other tests.")
                        .remedy("Keep the caller with the request, not in a field or a thread that is used again.")
                        .needs(Need.TELLS_USER, Need.SECOND_USER)
                        .when(RobustnessChecks::usersAreNotMixed));
    }

    private static Row.Draft hostile(int number, Severity severity) {
        return must(ROBUSTNESS, number, severity, RESOURCES)
                .expects("a refusal within five seconds, and an answer to the next good token");
    }

    private static Stimulus filled(int kilobytes) {
        return new Stimulus(
                "a token of %d KB".formatted(kilobytes),
                bench -> bench.present(bench.jwt()
                        .claim("filler", "x".repeat(kilobytes * 1024 * 3 / 4))
                        .with(Defect.ALTERED_SIGNATURE)));
    }

    private static List<Stimulus> strangeTokens() {
        return Stream.concat(strangeClaims().stream(), strangeHeaders().stream())
                .toList();
    }

    private static List<Stimulus> strangeHeaders() {
        return Stream.of("null", "[]", "\"\"", "7")
                .map(header -> new Stimulus(
                        "a token whose header is " + header,
                        bench -> Presentation.bearer(encoded(header) + afterHeader(bench))))
                .toList();
    }

    private static String afterHeader(Bench bench) {
        String good = bench.jwt().mint().value();
        return good.substring(good.indexOf('.'));
    }

    private static List<Stimulus> strangeClaims() {
        Map<String, String> claims = new TreeMap<>();
        claims.put("claims nested 2000 deep", "\"x\":" + "[".repeat(2000) + "]".repeat(2000));
        claims.put("objects nested 700 deep", "\"x\":" + "{\"a\":".repeat(700) + "1" + "}".repeat(700));
        claims.put(
                "700 claims",
                IntStream.range(0, 700).mapToObj(i -> "\"c%d\":1".formatted(i)).collect(Collectors.joining(",")));
        claims.put("the number 1e400", "\"exp\":1e400");
        claims.put("the number 1e999999999", "\"exp\":1e999999999");
        return claims.entrySet().stream()
                .map(claim -> new Stimulus(
                        "an unsigned token with " + claim.getKey(),
                        bench -> Presentation.bearer(unsigned(bench, claim.getValue()))))
                .toList();
    }

    /** What looks like a signed token of the issuer, with this text among its claims. */
    private static String unsigned(Bench bench, String claims) {
        String good = bench.jwt().mint().value();
        String payload = "{\"iss\":\"%s\",\"aud\":\"%s\",\"sub\":\"alice\",%s}"
                .formatted(bench.auth().issuer(), bench.profile().audience(), claims);
        return good.substring(0, good.indexOf('.')) + "." + encoded(payload) + good.substring(good.lastIndexOf('.'));
    }

    private static Stimulus derivation() {
        String header = "{\"alg\":\"PBES2-HS256+A128KW\",\"enc\":\"A128CBC-HS256\",\"p2s\":\"c2FsdHNhbHRzYWx0c2FsdA\","
                + "\"p2c\":2000000000}";
        String token = String.join(
                ".",
                encoded(header),
                encoded("k".repeat(40)),
                encoded("i".repeat(16)),
                encoded("c".repeat(32)),
                encoded("t".repeat(16)));
        return Stimulus.bearer("a JWE with p2c 2000000000", token);
    }

    private static String encoded(String text) {
        return Base64URL.encode(text.getBytes(UTF_8)).toString();
    }

    private static List<Stimulus> longLists() {
        List<String> audiences =
                IntStream.range(0, 1000).mapToObj(i -> "a" + i % 10).toList();
        String scopes = IntStream.range(0, 1000).mapToObj(i -> "s" + i % 10).collect(Collectors.joining(" "));
        return List.of(
                Stimulus.jwt("a token with 1000 wrong audiences", token -> token.claim("aud", audiences)),
                Stimulus.jwt(
                        "a token with 1000 scopes for another resource",
                        token -> token.claim("scope", scopes).with(Defect.WRONG_AUDIENCE)));
    }

    private static Verdict survives(Bench bench, List<Stimulus> stimuli) {
        List<String> wrongs = new ArrayList<>();
        Optional<Reply> first = Optional.empty();
        // Where every bad token is a server error, these are no worse.
        boolean always = bench.reply(Stimulus.defect(Defect.ALTERED_SIGNATURE)).isServerError();
        for (Stimulus stimulus : stimuli) {
            long start = System.nanoTime();
            Reply reply = bench.reply(stimulus);
            long millis = (System.nanoTime() - start) / 1_000_000;
            if (millis > LONGEST_MILLIS || (reply.isServerError() && !always) || !bench.works()) {
                wrongs.add("%s: %s after %d ms".formatted(stimulus.words(), reply.words(), millis));
                first = first.or(() -> Optional.of(reply));
            }
        }
        Verdict access = bench.refuses("a refusal", stimuli);
        return first.<Verdict>map(reply ->
                        new Verdict.Failed("a refusal", String.join("\n", wrongs), Optional.of(reply.exchange())))
                .orElse(access);
    }

    private static Verdict nobodyIsLockedOut(Bench bench) {
        for (int i = 0; i < BAD_TOKENS; i++) {
            bench.probe(bench.present(bench.jwt().with(Defect.ALTERED_SIGNATURE)));
        }
        Reply reply = bench.probe(bench.present(bench.token()));
        return reply.isExecuted() || reply.status() == 429
                ? Verdict.passed()
                : bench.failed("a result", "then a good token gets " + reply.words(), reply);
    }

    private static Verdict usersAreNotMixed(Bench bench) {
        List<String> users = bench.users().subList(0, 2);
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        try {
            List<Future<Optional<Reply>>> calls = IntStream.range(0, CALLERS * CALLS)
                    .mapToObj(i -> callers.submit(() -> mixed(bench, users.get(i % 2), users.get(1 - i % 2))))
                    .toList();
            for (Future<Optional<Reply>> call : calls) {
                Optional<Reply> mixed = call.get();
                if (mixed.isPresent()) {
                    return bench.failed("each his own", "an answer to one user names the other", mixed.get());
                }
            }
            return Verdict.passed();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a call cannot be made", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while calls were made", e);
        } finally {
            callers.shutdownNow();
        }
    }

    private static Optional<Reply> mixed(Bench bench, String mine, String other) {
        return Optional.of(bench.probe(bench.present(bench.token(mine))))
                .filter(Reply::isExecuted)
                .filter(reply -> reply.body().contains(other) && !reply.body().contains(mine));
    }
}
