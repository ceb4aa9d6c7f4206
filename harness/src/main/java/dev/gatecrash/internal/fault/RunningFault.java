package dev.gatecrash.internal.fault;

import dev.gatecrash.fault.ActiveFault;
import java.time.Duration;
import java.util.function.UnaryOperator;

/**
 * A fault that was set.
 *
 * @param plan where
 * @param rule as what
 */
record RunningFault(FaultPlan plan, Rule rule) implements ActiveFault {

    @Override
    public ActiveFault forClient(String clientId) {
        return with(conditions -> conditions.forClient(clientId));
    }

    @Override
    public ActiveFault nth(long number) {
        return with(conditions -> conditions.nth(number));
    }

    @Override
    public ActiveFault times(long count) {
        return with(conditions -> conditions.times(count));
    }

    @Override
    public ActiveFault forDuration(Duration duration) {
        return with(conditions -> conditions.forDuration(duration));
    }

    @Override
    public long hits() {
        return plan.hits(rule);
    }

    @Override
    public void lift() {
        plan.remove(rule);
    }

    private ActiveFault with(UnaryOperator<Conditions> more) {
        plan.change(rule, more);
        return this;
    }
}
