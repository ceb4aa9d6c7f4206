package dev.gatecrash.internal.contract;

import dev.gatecrash.check.Check;
import dev.gatecrash.check.Finding;
import dev.gatecrash.check.Verdict;
import dev.gatecrash.internal.contract.bench.Baseline;
import dev.gatecrash.internal.contract.bench.Bench;
import dev.gatecrash.internal.contract.bench.Row;
import dev.gatecrash.internal.contract.bench.Target;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Carries checks out against one server, one at a time. Thread-safe. */
public final class Battery implements AutoCloseable {

    private final Bench bench;
    private final Map<String, Row> all;
    private final List<Check> chosen;
    private final Map<String, Verdict> verdicts = new HashMap<>();

    private Battery(Bench bench, List<Row> all, Predicate<Check> chosen) {
        this.bench = bench;
        this.all = all.stream().collect(Collectors.toMap(row -> row.check().id(), Function.identity()));
        this.chosen = all.stream().map(Row::check).filter(chosen).toList();
    }

    /**
     * Proves that a good token works at this server.
     *
     * @param chosen which checks to carry out
     * @throws dev.gatecrash.internal.contract.bench.BaselineFailure if none does
     */
    public static Battery at(Target target, Predicate<Check> chosen) {
        return new Battery(new Baseline(target).prove(), Checks.all(), chosen);
    }

    /** The checks that were chosen, in order. */
    public List<Check> checks() {
        return chosen;
    }

    /** Carries one of them out; what another failure implies is skipped, with that as the reason. */
    public synchronized Finding carryOut(Check check) {
        if (!chosen.contains(check)) {
            throw new IllegalArgumentException("this battery has no check " + check.id());
        }
        Verdict verdict = verdict(check.id());
        return new Finding(check, verdict.isFinding() ? unlessImplied(check, verdict) : verdict);
    }

    /** Puts right what was changed at the authorization server for the whole run. */
    @Override
    public synchronized void close() {
        bench.clear();
    }

    private Verdict unlessImplied(Check check, Verdict found) {
        return Implied.causes(check).stream()
                .filter(cause -> verdict(cause).isFinding())
                .findFirst()
                .map(cause -> Verdict.skipped("%s is not met, and says it all".formatted(cause)))
                .orElse(found);
    }

    private Verdict verdict(String id) {
        Verdict known = verdicts.get(id);
        if (known != null) {
            return known;
        }
        Verdict verdict = judged(Objects.requireNonNull(all.get(id), id));
        verdicts.put(id, verdict);
        return verdict;
    }

    /** A verdict counts only if a good token still works afterwards. */
    private Verdict judged(Row row) {
        Verdict verdict = row.on(bench);
        boolean counts = verdict instanceof Verdict.Skipped || bench.works() || verdict.isFinding();
        return counts ? verdict : new Verdict.Inconclusive("after this check the server no longer took a good token");
    }
}
