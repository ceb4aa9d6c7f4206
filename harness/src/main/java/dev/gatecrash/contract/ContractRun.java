package dev.gatecrash.contract;

import dev.gatecrash.check.Check;
import dev.gatecrash.check.Finding;
import dev.gatecrash.internal.contract.Battery;
import dev.gatecrash.internal.contract.bench.BaselineFailure;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * The battery at one server, ready to be carried out check by check. Thread-safe; checks wait for one another.
 *
 * <p>Close it when done: the authorization server is then as it was before.
 */
public final class ContractRun implements AutoCloseable {

    private final Battery battery;
    private final Settings settings;

    private ContractRun(Battery battery, Settings settings) {
        this.battery = battery;
        this.settings = settings;
    }

    static ContractRun of(Settings settings) {
        try {
            return new ContractRun(Battery.at(settings.target(), settings::isChosen), settings);
        } catch (BaselineFailure e) {
            throw new ContractException(String.valueOf(e.getMessage()), e);
        }
    }

    /** The checks, in the order in which they should be carried out. */
    public List<Check> checks() {
        return battery.checks();
    }

    /** Carries one of them out, in the light of the deviations that were accepted. */
    public Finding carryOut(Check check) {
        Finding finding = battery.carryOut(check);
        return settings.deviation(check.id())
                .map(deviation -> deviation.judge(finding, LocalDate.now(ZoneId.systemDefault())))
                .orElse(finding);
    }

    /** Takes back the key that was published for the run. */
    @Override
    public void close() {
        battery.close();
    }
}
