package dev.gatecrash.internal.contract;

import dev.gatecrash.check.Check;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Which failures say nothing new once another check has failed: who does not look at the audience takes every near miss too.
 * A report names the cause, and not its dozen consequences.
 */
final class Implied {

    /** By the id of the check that says it all, those that it makes superfluous. */
    private static final Map<String, Predicate<Check>> BY_CAUSE = Map.of(
            "SIG-02", in("SIG", "ISS-06", "SYN-09", "SYN-14", "KEY-07", "TYP-08"),
            "AUD-01",
                    in(
                            "AUD-02", "AUD-03", "AUD-05", "AUD-06", "AUD-07", "AUD-08", "AUD-09", "AUD-10", "AUD-11",
                            "AUD-12", "AUD-13", "AUD-17"),
            "ISS-01", in("ISS-02", "ISS-03", "ISS-04", "ISS-05"),
            "TIME-01", in("TIME-03", "TIME-06", "TIME-07", "SES-10"),
            "SCP-02", in("SCP-01", "SCP-04", "SCP-08", "SCP-10", "SCP-12", "SCP-16"));

    private Implied() {}

    /** The checks whose failure would make this one superfluous. */
    static List<String> causes(Check check) {
        return BY_CAUSE.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(check.id()))
                .filter(entry -> entry.getValue().test(check))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    private static Predicate<Check> in(String... idsOrFamilies) {
        List<String> names = List.of(idsOrFamilies);
        return check ->
                names.contains(check.id()) || names.contains(check.family().code());
    }
}
