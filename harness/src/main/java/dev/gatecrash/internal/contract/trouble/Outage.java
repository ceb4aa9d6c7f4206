package dev.gatecrash.internal.contract.trouble;

import dev.gatecrash.check.Verdict;
import dev.gatecrash.fault.ActiveFault;
import dev.gatecrash.fault.Fault;
import dev.gatecrash.fault.FaultTarget;
import dev.gatecrash.internal.contract.bench.Bench;
import dev.gatecrash.internal.contract.bench.Reply;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;

/** Trouble of the issuer, one after the other, and what the server does meanwhile. */
final class Outage {

    /** No answer that could be read as one. */
    static final Map<String, Fault> SILENCE = ordered(
            "answers 503", Fault.respond(503),
            "answers 500 with a body", Fault.respond(500).body("application/json", "{\"error\":\"server_error\"}"),
            "resets connections", Fault.resetConnection());

    /** Answers with status 200 that say nothing. */
    static final Map<String, Fault> GARBAGE = ordered(
            "answers with a page of HTML", Fault.html(),
            "answers without the last brace", Fault.malformedJson(),
            "answers with half a body", Fault.truncateBody(),
            "answers with an empty body", Fault.emptyBody());

    private Outage() {}

    /** Passes if nothing is executed while the issuer is in any of these troubles; skipped if nobody asked it meanwhile. */
    static Verdict refuses(
            Bench bench, FaultTarget where, Map<String, Fault> troubles, List<Supplier<Reply>> requests) {
        long hits = 0;
        boolean isPatient = true;
        List<String> executed = new ArrayList<>();
        List<Reply> replies = new ArrayList<>();
        for (Map.Entry<String, Fault> trouble : troubles.entrySet()) {
            ActiveFault fault = where.apply(trouble.getValue());
            try {
                BooleanSupplier asked = () -> {
                    requests.stream()
                            .map(Supplier::get)
                            .filter(Reply::isExecuted)
                            .forEach(reply -> {
                                executed.add("while the issuer " + trouble.getKey() + ": " + reply.words());
                                replies.add(reply);
                            });
                    return fault.hits() > 0 || !replies.isEmpty();
                };
                if (!(isPatient ? Patience.until(bench, asked) : asked.getAsBoolean())) {
                    // One that did not ask in all that time will not ask for the next trouble either.
                    isPatient = false;
                }
                hits += fault.hits();
            } finally {
                fault.lift();
            }
        }
        if (!executed.isEmpty()) {
            return bench.isOpenToAll()
                    ? Verdict.skipped("the server wants no token at all, so no token can be refused")
                    : bench.failed("a refusal", String.join("\n", executed), replies.get(0));
        }
        return hits == 0
                ? Verdict.skipped("the server did not ask the issuer meanwhile, as one that limits its fetches may")
                : Verdict.passed();
    }

    /** Does something while the issuer is in trouble, and tells of it. */
    static <T> T during(FaultTarget where, Fault trouble, Function<ActiveFault, T> action) {
        ActiveFault fault = where.apply(trouble);
        try {
            return action.apply(fault);
        } finally {
            fault.lift();
        }
    }

    private static Map<String, Fault> ordered(Object... pairs) {
        Map<String, Fault> troubles = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            troubles.put((String) pairs[i], (Fault) pairs[i + 1]);
        }
        return troubles;
    }
}
