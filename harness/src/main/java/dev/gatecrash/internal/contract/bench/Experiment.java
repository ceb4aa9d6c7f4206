package dev.gatecrash.internal.contract.bench;

import dev.gatecrash.check.Verdict;

/** Carries a check out. */
@FunctionalInterface
public interface Experiment {

    /** Sends what there is to send and says how it went. */
    Verdict on(Bench bench);
}
