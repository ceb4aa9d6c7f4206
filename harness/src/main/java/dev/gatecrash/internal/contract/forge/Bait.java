package dev.gatecrash.internal.contract.forge;

import dev.gatecrash.check.Verdict;
import dev.gatecrash.http.Endpoint;
import dev.gatecrash.http.Exchange;
import dev.gatecrash.internal.contract.bench.Bench;
import dev.gatecrash.internal.contract.bench.Reply;
import dev.gatecrash.internal.contract.bench.Stimulus;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tokens that point to what an attacker really serves: the authorization server's journal tells who went there. */
public final class Bait {

    private Bait() {}

    /** A place of the attacker's, where nothing is served, but every request is seen. */
    public static URI at(Bench bench, String name) {
        return URI.create(bench.auth().url(Endpoint.ATTACKER) + "/" + name);
    }

    /** Passes if none of these opens the door, and none makes the server fetch what it points to. */
    public static Verdict refuses(Bench bench, String expected, List<Stimulus> stimuli) {
        return judge(bench, expected, stimuli, true);
    }

    /** Passes if none of these makes the server fetch what it points to, accepted or not. */
    public static Verdict unfetched(Bench bench, String expected, List<Stimulus> stimuli) {
        return judge(bench, expected, stimuli, false);
    }

    private static Verdict judge(Bench bench, String expected, List<Stimulus> stimuli, boolean mustRefuse) {
        List<String> wrong = new ArrayList<>();
        Optional<Reply> first = Optional.empty();
        for (Stimulus stimulus : stimuli) {
            List<Exchange> before = bench.auth().journal().at(Endpoint.ATTACKER);
            Reply reply = bench.replyAnew(stimulus);
            List<Exchange> fetched = new ArrayList<>(bench.auth().journal().at(Endpoint.ATTACKER));
            fetched.removeAll(before);
            boolean accepted = mustRefuse && reply.isExecuted();
            if (accepted || !fetched.isEmpty()) {
                wrong.add("%s: %s%s".formatted(stimulus.words(), reply.words(), described(fetched)));
                first = first.or(() -> Optional.of(reply));
            }
        }
        return first.map(reply -> bench.failed(expected, String.join("\n", wrong), reply))
                .orElseGet(Verdict::passed);
    }

    private static String described(List<Exchange> fetched) {
        return fetched.isEmpty()
                ? ""
                : "; meanwhile somebody fetched " + fetched.get(0).request().uri();
    }
}
