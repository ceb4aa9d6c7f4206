package dev.gatecrash.internal.contract;

import dev.gatecrash.check.Check;
import dev.gatecrash.check.Finding;
import dev.gatecrash.check.Verdict;
import dev.gatecrash.internal.contract.bench.Baseline;
import dev.gatecrash.internal.contract.bench.Bench;
import dev.gatecrash.internal.contract.bench.Row;
import dev.gatecrash.internal.contract.bench.Target;
import java.util.List;
import java.util.function.Predicate;

/** Carries checks out against one server, one at a time. Thread-safe. */
public final class Battery {

    private final Bench bench;
    private final List<Row> rows;

    private Battery(Bench bench, List<Row> rows) {
        this.bench = bench;
        this.rows = rows;
    }

    /**
     * Proves that a good token works at this server.
     *
     * @param chosen which checks to carry out
     * @throws dev.gatecrash.internal.contract.bench.BaselineFailure if none does
     */
    public static Battery at(Target target, Predicate<Check> chosen) {
        List<Row> rows =
                Checks.all().stream().filter(row -> chosen.test(row.check())).toList();
        return new Battery(new Baseline(target).prove(), rows);
    }

    /** The checks that were chosen, in order. */
    public List<Check> checks() {
        return rows.stream().map(Row::check).toList();
    }

    /** Carries one of them out; a verdict counts only if a good token still works afterwards. */
    public synchronized Finding carryOut(Check check) {
        Row row = rows.stream()
                .filter(candidate -> candidate.check().equals(check))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("this battery has no check " + check.id()));
        Verdict verdict = row.on(bench);
        if (verdict instanceof Verdict.Skipped || bench.works()) {
            return new Finding(check, verdict);
        }
        return new Finding(check, verdict.isFinding() ? verdict : lost());
    }

    private static Verdict lost() {
        return new Verdict.Inconclusive("after this check the server no longer took a good token");
    }
}
