package dev.gatecrash.internal.contract.trouble;

import static dev.gatecrash.check.Family.INTROSPECTION;
import static dev.gatecrash.check.Severity.CRITICAL;
import static dev.gatecrash.check.Severity.HIGH;
import static dev.gatecrash.check.Severity.INTEROPERABILITY;
import static dev.gatecrash.check.Severity.MEDIUM;

import com.nimbusds.jose.util.JSONObjectUtils;
import dev.gatecrash.check.Clause;
import dev.gatecrash.check.Verdict;
import dev.gatecrash.fault.ActiveFault;
import dev.gatecrash.http.Endpoint;
import dev.gatecrash.http.Exchange;
import dev.gatecrash.internal.contract.bench.Bench;
import dev.gatecrash.internal.contract.bench.Need;
import dev.gatecrash.internal.contract.bench.Presentation;
import dev.gatecrash.internal.contract.bench.Reply;
import dev.gatecrash.internal.contract.bench.Row;
import dev.gatecrash.token.Token;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What does a server make of what the issuer says of a token (RFC 7662)? How it asks, the issuer itself checks. */
public final class IntrospectionChecks {

    private static final Clause RESPONSE = Clause.rfc(7662, "2.2");
    private static final String REFUSED = "401 with error=\"invalid_token\"";
    private static final String NOT_ASKED =
            "the server answers from its cache for a while; a thorough run waits for the end of it";
    private static final Duration LONG = Duration.ofMinutes(10);

    private IntrospectionChecks() {}

    /** The rows. */
    public static List<Row> rows() {
        return List.of(
                Row.must(INTROSPECTION, 1, CRITICAL, RESPONSE)
                        .needs(Need.INTROSPECTION)
                        .title("A token that the issuer calls inactive is refused")
                        .sends("a token of which the issuer says active: false, and everything else that is right")
                        .expects(REFUSED)
                        .because("Status 200 means that the question was answered, and not that the token is good.")
                        .remedy("Take a token only where active is the boolean true.")
                        .when(bench -> refused(bench, Map.of("active: false", told -> with(told, "active", false)))),
                Row.must(INTROSPECTION, 2, CRITICAL, RESPONSE)
                        .needs(Need.INTROSPECTION)
                        .title("Only the boolean true makes a token active")
                        .sends("tokens of which the issuer says active: null, active: \"false\", or nothing")
                        .expects(REFUSED)
                        .because(
                                "A text that is not empty counts as true in many languages, and a missing member as no objection.")
                        .remedy("Compare active with the boolean true, and refuse everything else.")
                        .when(IntrospectionChecks::onlyTrue),
                Row.must(INTROSPECTION, 4, CRITICAL, Clause.mcp("basic/authorization", "Token Handling"))
                        .needs(Need.INTROSPECTION)
                        .title("A token that the issuer says is for another resource is refused")
                        .sends("a token of which the issuer says active: true, and another aud")
                        .expects(REFUSED)
                        .because("Active is a token at every resource of the issuer; which one it is for, aud says.")
                        .remedy("Compare aud of the introspection response with your own resource identifier.")
                        .when(bench -> refused(
                                bench, Map.of("another aud", told -> with(told, "aud", "http://127.0.0.1:9/other")))),
                Row.should(INTROSPECTION, 5, MEDIUM, RESPONSE)
                        .needs(Need.INTROSPECTION)
                        .title("The times that the issuer tells count, though it says active")
                        .sends("tokens of which the issuer says active: true, and exp in the past or nbf in the future")
                        .expects(REFUSED)
                        .because("A response that a cache has kept is older than it looks.")
                        .remedy("Check exp and nbf of the introspection response as of a JWT.")
                        .when(IntrospectionChecks::times),
                Row.must(INTROSPECTION, 6, HIGH, Clause.rfc(7662, "4"))
                        .needs(Need.INTROSPECTION)
                        .title("A revoked token is refused, though it worked before")
                        .sends("a token that worked, once the issuer has revoked it")
                        .expects(REFUSED + ", as soon as a cached response is too old")
                        .because("Who revokes a token wants its use to end.")
                        .remedy("Keep introspection responses for seconds, and never beyond exp.")
                        .when(IntrospectionChecks::revoked),
                Row.should(INTROSPECTION, 7, INTEROPERABILITY, Clause.rfc(7662, "4"))
                        .needs(Need.INTROSPECTION)
                        .title("A token that was inactive may become active")
                        .sends("a token that the issuer called inactive a moment ago, and now calls active")
                        .expects("it is accepted, as soon as a cached response is too old")
                        .because("A replica of the issuer that lags behind would lock a user out for good.")
                        .remedy("Keep refusals in the cache for a few seconds at most.")
                        .when(IntrospectionChecks::activated),
                Row.should(INTROSPECTION, 14, HIGH, RESPONSE)
                        .needs(Need.INTROSPECTION)
                        .title("A token that the issuer says is for nobody in particular is refused")
                        .sends("a token of which the issuer says active: true, and no aud")
                        .expects(REFUSED)
                        .because(
                                "Active is a token at every resource of the issuer, unless it answers each one differently.")
                        .remedy("Refuse a response without aud, unless your issuer calls others' tokens inactive.")
                        .when(bench -> refused(bench, Map.of("no aud", told -> {
                            told.remove("aud");
                            return told;
                        }))));
    }

    private interface Telling extends Function<Map<String, Object>, Object> {}

    private static Verdict refused(Bench bench, Map<String, Telling> tellings) {
        for (Map.Entry<String, Telling> telling : tellings.entrySet()) {
            Reply reply = told(bench, bench.token().mint(), telling.getValue());
            if (reply.isExecuted()) {
                return bench.failed(REFUSED, "told %s: %s".formatted(telling.getKey(), reply.words()), reply);
            }
        }
        return Verdict.passed();
    }

    /** What comes of a token of which the issuer says this, and not what it knows. */
    private static Reply told(Bench bench, Token token, Telling telling) {
        Map<String, Object> truth = new LinkedHashMap<>(token.claims());
        truth.put("active", true);
        Object lie = telling.apply(truth);
        String body = lie instanceof Map<?, ?> map ? JSONObjectUtils.toJSONString(named(map)) : String.valueOf(lie);
        ActiveFault fault =
                bench.auth().faults().on(Endpoint.INTROSPECTION).respond(200).body("application/json", body);
        try {
            return bench.probe(bench.present(token));
        } finally {
            fault.lift();
        }
    }

    private static Verdict onlyTrue(Bench bench) {
        Map<String, Telling> lies = new LinkedHashMap<>();
        lies.put("no active", told -> {
            told.remove("active");
            return told;
        });
        lies.put("active: \"false\"", told -> with(told, "active", "false"));
        lies.put("active: null", told -> {
            // Or the text would have two, of which a reader takes the last.
            told.remove("active");
            return "{\"active\":null," + JSONObjectUtils.toJSONString(told).substring(1);
        });
        lies.put("an empty object", told -> "{}");
        return refused(bench, lies);
    }

    private static Verdict times(Bench bench) {
        long now = bench.auth().clock().instant().getEpochSecond();
        Map<String, Telling> lies = new LinkedHashMap<>();
        lies.put("exp ten minutes ago", told -> with(told, "exp", now - LONG.toSeconds()));
        lies.put("nbf in ten minutes", told -> with(told, "nbf", now + LONG.toSeconds()));
        return refused(bench, lies);
    }

    private static Verdict revoked(Bench bench) {
        Token token = bench.token().mint();
        Presentation presented = bench.present(token);
        if (!bench.probe(presented).isExecuted()) {
            return Verdict.skipped("the token did not work in the first place");
        }
        if (told(bench, bench.token().mint(), told -> Map.of("active", false)).isExecuted()) {
            return Verdict.skipped("what the issuer calls inactive is not refused; see INT-01");
        }
        bench.auth().revoke(token);
        long before = questions(bench).size();
        Reply[] last = {bench.probe(presented)};
        boolean ended = Patience.until(bench, () -> {
            last[0] = bench.probe(presented);
            return !last[0].isExecuted() || questions(bench).size() > before;
        });
        if (!last[0].isExecuted()) {
            return Verdict.passed();
        }
        return ended || Patience.isThorough(bench)
                ? bench.failed(REFUSED, last[0].words(), last[0])
                : Verdict.skipped(NOT_ASKED);
    }

    private static Verdict activated(Bench bench) {
        Token token = bench.token().mint();
        Reply refusal = told(bench, token, told -> Map.of("active", false));
        if (refusal.isExecuted()) {
            return Verdict.skipped("a token that the issuer calls inactive is not refused");
        }
        Introduction again =
                Introduction.of(bench, () -> questions(bench).size(), () -> bench.probe(bench.present(token)));
        if (again.isAccepted()) {
            return Verdict.passed();
        }
        return again.isInformed() || Patience.isThorough(bench)
                ? bench.failed("it is accepted", again.reply().words(), again.reply())
                : Verdict.skipped(NOT_ASKED);
    }

    private static List<Exchange> questions(Bench bench) {
        return bench.auth().journal().at(Endpoint.INTROSPECTION);
    }

    private static Map<String, Object> with(Map<String, Object> told, String name, Object value) {
        told.put(name, value);
        return told;
    }

    private static Map<String, Object> named(Map<?, ?> members) {
        Map<String, Object> all = new LinkedHashMap<>();
        members.forEach((name, value) -> all.put(String.valueOf(name), value));
        return all;
    }
}
