package dev.gatecrash.internal.contract.trouble;

import dev.gatecrash.check.Verdict;
import dev.gatecrash.fault.Fault;
import dev.gatecrash.fault.FaultTarget;
import dev.gatecrash.http.Endpoint;
import dev.gatecrash.internal.contract.bench.Bench;
import dev.gatecrash.internal.contract.bench.Reply;
import dev.gatecrash.token.Defect;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A start of the server while the issuer is away, and what came of it: during the outage, and after it.
 *
 * @param closed whether it let strangers in
 * @param recovered whether it takes good tokens once the issuer is back
 */
record ColdStart(Verdict closed, Verdict recovered) {

    static final String DOES_NOT_START = "the server does not start then, which is a way as well";

    private static final List<Endpoint> ISSUER =
            List.of(Endpoint.JWKS, Endpoint.METADATA, Endpoint.OPENID_CONFIGURATION);

    static ColdStart of(Bench bench) {
        return bench.once(ColdStart.class, ColdStart::carryOut);
    }

    /** Starts the server again; whether it came up. */
    static boolean starts(Bench bench) {
        try {
            bench.target().restart().orElseThrow().run();
            return true;
        } catch (RuntimeException e) {
            return false;
        }
    }

    private static ColdStart carryOut(Bench bench) {
        boolean[] up = {false};
        Verdict closed = Outage.during(issuer(bench), Fault.respond(503), fault -> {
            up[0] = starts(bench);
            return up[0] ? closed(bench) : Verdict.passed();
        });
        Verdict recovered = up[0] ? recovered(bench) : Verdict.skipped(DOES_NOT_START);
        if (!(recovered instanceof Verdict.Passed)) {
            starts(bench);
        }
        return new ColdStart(closed, recovered);
    }

    private static Verdict closed(Bench bench) {
        Optional<Reply> letIn = Stream.of(Defect.UNKNOWN_KEY_ID, Defect.NO_KEY_ID, Defect.UNSIGNED)
                .map(defect -> bench.probe(bench.present(bench.jwt().with(defect))))
                .filter(Reply::isExecuted)
                .findFirst();
        if (letIn.isPresent() && bench.isOpenToAll()) {
            return Verdict.skipped("the server wants no token at all, so no token can be refused");
        }
        return letIn.map(reply -> bench.failed("no result", reply.words(), reply))
                .orElseGet(Verdict::passed);
    }

    private static Verdict recovered(Bench bench) {
        Introduction again =
                Introduction.of(bench, () -> questions(bench), () -> bench.probe(bench.present(bench.token())));
        if (again.isAccepted()) {
            return Verdict.passed();
        }
        return again.isInformed() || Patience.isThorough(bench)
                ? bench.failed("it is accepted", again.reply().words(), again.reply())
                : Verdict.skipped("the server did not ask the issuer again at once; a thorough run waits");
    }

    private static FaultTarget issuer(Bench bench) {
        return bench.auth().faults().on(Endpoint.JWKS, Endpoint.METADATA, Endpoint.OPENID_CONFIGURATION);
    }

    private static long questions(Bench bench) {
        return ISSUER.stream()
                .mapToLong(endpoint -> bench.auth().journal().at(endpoint).size())
                .sum();
    }
}
