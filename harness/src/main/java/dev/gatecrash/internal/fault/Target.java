package dev.gatecrash.internal.fault;

import dev.gatecrash.fault.ActiveFault;
import dev.gatecrash.fault.ActiveResponse;
import dev.gatecrash.fault.Fault;
import dev.gatecrash.fault.FaultTarget;
import dev.gatecrash.fault.Respond;
import java.time.Duration;
import java.util.List;

/**
 * Requests that were chosen, and the plan that shall know.
 *
 * @param plan where faults are set
 * @param conditions what was chosen
 */
record Target(FaultPlan plan, Conditions conditions) implements FaultTarget {

    @Override
    public FaultTarget forClient(String clientId) {
        return new Target(plan, conditions.forClient(clientId));
    }

    @Override
    public FaultTarget nth(long number) {
        return new Target(plan, conditions.nth(number));
    }

    @Override
    public FaultTarget times(long count) {
        return new Target(plan, conditions.times(count));
    }

    @Override
    public FaultTarget forDuration(Duration duration) {
        return new Target(plan, conditions.forDuration(duration));
    }

    @Override
    public ActiveFault apply(Fault fault) {
        return new RunningFault(plan, plan.add(conditions, List.of(fault), false));
    }

    @Override
    public ActiveFault script(Fault... faults) {
        if (faults.length == 0) {
            throw new IllegalArgumentException("a script without steps; give one fault or pass() at least");
        }
        return new RunningFault(plan, plan.add(conditions, List.of(faults), true));
    }

    @Override
    public ActiveResponse respond(int status) {
        Respond response = Fault.respond(status);
        return new RunningResponse(plan, plan.add(conditions, List.of(response), false), response);
    }
}
