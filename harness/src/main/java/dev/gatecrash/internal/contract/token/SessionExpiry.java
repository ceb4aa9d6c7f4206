package dev.gatecrash.internal.contract.token;

import dev.gatecrash.check.Verdict;
import dev.gatecrash.internal.contract.bench.Bench;
import dev.gatecrash.internal.contract.bench.Conversation;
import dev.gatecrash.internal.contract.bench.Presentation;
import dev.gatecrash.internal.contract.bench.Reply;
import dev.gatecrash.token.Defect;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Expiry in a session that was opened while the token was good. */
final class SessionExpiry {

    private static final String EXPECTED = "401 with error=\"invalid_token\"";
    private static final int SECONDS = 2;
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(100);

    private SessionExpiry() {}

    /** Another token, which expired long ago. */
    static Verdict otherToken(Bench bench) {
        if (inSession(bench, Presentation.none()).isExecuted()) {
            return Verdict.skipped("within a session no token is needed at all, which is judged there");
        }
        Reply reply = inSession(bench, bench.present(bench.token().with(Defect.EXPIRED_LONG_AGO)));
        return reply.isExecuted() ? bench.failed(EXPECTED, reply.words(), reply) : Verdict.passed();
    }

    /** The token that opened the session; another one with the same expiry says when it is over. */
    static Verdict sameToken(Bench bench) {
        if (!(otherToken(bench) instanceof Verdict.Passed)) {
            return Verdict.skipped("within a session no token is looked at, or not its exp (TIME-09)");
        }
        long expiry = Instant.now().getEpochSecond() + SECONDS;
        Conversation session = bench.conversation(expiring(bench, expiry));
        if (!session.ask(bench.profile().probe()).isExecuted()) {
            return Verdict.skipped("the server takes no token that is about to expire");
        }
        Duration longest = bench.target().thorough().orElse(Duration.ZERO);
        long deadline = System.nanoTime() + longest.toNanos();
        while (bench.probe(expiring(bench, expiry)).isExecuted()) {
            if (System.nanoTime() - deadline > 0) {
                return Verdict.skipped("the server's leeway is longer than " + longest.toSeconds() + " seconds");
            }
            LockSupport.parkNanos(PAUSE);
        }
        Reply reply = session.ask(bench.profile().probe());
        return reply.isExecuted() ? bench.failed(EXPECTED, reply.words(), reply) : Verdict.passed();
    }

    private static Reply inSession(Bench bench, Presentation credentials) {
        return bench.conversation(credentials)
                .in(bench.good().session())
                .ask(bench.profile().probe());
    }

    // Issued a while ago, so that it may expire soon.
    private static Presentation expiring(Bench bench, long expiry) {
        return bench.present(bench.token().claim("iat", expiry - 60).claim("exp", expiry));
    }
}
