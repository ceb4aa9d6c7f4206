package dev.gatecrash.internal.fault;

import dev.gatecrash.fault.Fault;
import dev.gatecrash.fault.FaultTarget;
import dev.gatecrash.fault.Faults;
import dev.gatecrash.fault.WrongCertificate;
import dev.gatecrash.http.Endpoint;
import dev.gatecrash.http.Request;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The faults of one issuer. Guarded by its own lock, which makes counts exact. */
public final class FaultPlan implements Faults {

    private final Clock clock;
    private final IssuerPort port;
    private final List<Rule> rules = new ArrayList<>();
    // Most issuers have no fault at any time, and their requests need not queue for the lock.
    private volatile boolean quiet = true;

    /** No fault yet, on this clock and port. */
    public FaultPlan(Clock clock, IssuerPort port) {
        this.clock = clock;
        this.port = port;
    }

    /** What this request meets. */
    public Injection next(Optional<Endpoint> endpoint, Request request) {
        if (quiet || request.method().equals("OPTIONS")) {
            return Injection.NONE;
        }
        return Injection.of(noted(endpoint, NamedClient.of(request)));
    }

    @Override
    public FaultTarget on(Endpoint endpoint, Endpoint... more) {
        return new Target(this, Conditions.at(EnumSet.of(endpoint, more)));
    }

    @Override
    public FaultTarget everywhere() {
        return new Target(this, Conditions.at(Set.of()));
    }

    @Override
    public void refuseConnections() {
        port.refuse();
    }

    @Override
    public void presentCertificate(WrongCertificate certificate) {
        port.present(certificate);
    }

    @Override
    public void clear() {
        synchronized (this) {
            rules.clear();
            quiet = true;
        }
        port.restore();
    }

    synchronized Rule add(Conditions conditions, List<Fault> faults, boolean once) {
        Rule rule = new Rule(clock, conditions, faults, once);
        rules.add(rule);
        quiet = false;
        return rule;
    }

    synchronized void remove(Rule rule) {
        rules.remove(rule);
        quiet = rules.isEmpty();
    }

    synchronized void change(Rule rule, UnaryOperator<Conditions> more) {
        rule.change(more);
    }

    synchronized void replace(Rule rule, Fault fault) {
        rule.replace(fault);
    }

    synchronized long hits(Rule rule) {
        return rule.hits();
    }

    // Every rule counts what concerns it; only the first that wants the request has it.
    private synchronized Optional<Fault> noted(Optional<Endpoint> endpoint, Optional<String> client) {
        Optional<Rule> first = Optional.empty();
        for (Rule rule : rules) {
            if (rule.notes(endpoint, client) && first.isEmpty()) {
                first = Optional.of(rule);
            }
        }
        return first.map(Rule::hit);
    }
}
