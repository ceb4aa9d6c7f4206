package dev.gatecrash.internal.fault;

import dev.gatecrash.fault.ActiveFault;
import dev.gatecrash.fault.ActiveResponse;
import dev.gatecrash.fault.Respond;
import java.time.Duration;

/** A response that was set. Immutable; every change sets the rule's response anew. */
final class RunningResponse implements ActiveResponse {

    private final FaultPlan plan;
    private final Rule rule;
    private final Respond response;
    private final ActiveFault fault;

    RunningResponse(FaultPlan plan, Rule rule, Respond response) {
        this.plan = plan;
        this.rule = rule;
        this.response = response;
        this.fault = new RunningFault(plan, rule);
    }

    @Override
    public ActiveResponse retryAfter(Duration delay) {
        return with(response.retryAfter(delay));
    }

    @Override
    public ActiveResponse header(String name, String value) {
        return with(response.header(name, value));
    }

    @Override
    public ActiveResponse body(String contentType, String text) {
        return with(response.body(contentType, text));
    }

    @Override
    public ActiveFault forClient(String clientId) {
        return fault.forClient(clientId);
    }

    @Override
    public ActiveFault nth(long number) {
        return fault.nth(number);
    }

    @Override
    public ActiveFault times(long count) {
        return fault.times(count);
    }

    @Override
    public ActiveFault forDuration(Duration duration) {
        return fault.forDuration(duration);
    }

    @Override
    public long hits() {
        return fault.hits();
    }

    @Override
    public void lift() {
        fault.lift();
    }

    private ActiveResponse with(Respond changed) {
        plan.replace(rule, changed);
        return new RunningResponse(plan, rule, changed);
    }
}
