package dev.gatecrash.internal.contract;

import dev.gatecrash.check.Check;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which failures say nothing new once a check of another family has failed: who verifies no signature opens the door during
 * an outage as well. A report names the cause, and not its consequences. Within a family the rows' needs do the same.
 */
final class Implied {

    /** By the id of the check that says it all, those that it makes superfluous. */
    private static final Map<String, Set<String>> BY_CAUSE = Map.ofEntries(
            Map.entry("CHL-01", Set.of("KEY-07")),
            Map.entry("CHL-05", Set.of("SCP-06")),
            Map.entry("CHL-03", Set.of("SCP-06")),
            Map.entry("CHL-17", Set.of("SCP-15")),
            Map.entry(
                    "SYN-04",
                    Set.of(
                            "DOS-01", "DOS-02", "DOS-03", "DOS-04", "DOS-08", "KEY-07", "OUT-01", "OUT-02", "OUT-12",
                            "OUT-14", "SCP-01", "SCP-02", "SCP-08", "SES-02", "SES-03", "SES-05", "SES-11", "SES-12",
                            "SES-14", "TRN-02", "TRN-06")),
            Map.entry("SIG-01", Set.of("OUT-12")),
            Map.entry("SIG-02", Set.of("DOS-01", "KEY-07", "OUT-01", "OUT-02", "OUT-12", "OUT-14", "TRN-02", "TRN-06")),
            Map.entry("OUT-01", Set.of("OUT-12", "OUT-14")),
            Map.entry("SIG-10", Set.of("OUT-01", "OUT-02", "OUT-12")),
            Map.entry("SIG-09", Set.of("OUT-01", "OUT-02", "OUT-12")),
            Map.entry("SIG-11", Set.of("DOS-01", "KEY-07", "OUT-14", "TRN-02", "TRN-06")),
            Map.entry("SIG-19", Set.of("KEY-07")),
            Map.entry("AUD-01", Set.of("DOS-04")),
            Map.entry("AUD-05", Set.of("DOS-04")),
            Map.entry("TIME-01", Set.of("CHL-07", "SCP-15")),
            Map.entry("TIME-06", Set.of("SCP-15")),
            Map.entry("TIME-08", Set.of("SCP-15")),
            Map.entry("TIME-09", Set.of("SES-10")),
            Map.entry("SES-09", Set.of("SCP-14")),
            Map.entry("SES-02", Set.of("SES-03", "SES-04", "SES-05")),
            Map.entry("SES-05", Set.of("SES-03", "SES-04")),
            Map.entry("OUT-06", Set.of("OUT-13")),
            Map.entry("OUT-12", Set.of("OUT-14")),
            Map.entry("KEY-11", Set.of("KEY-02")),
            Map.entry("INT-01", Set.of("INT-02")),
            Map.entry("INT-04", Set.of("INT-14")),
            Map.entry("SES-01", Set.of("OUT-01", "OUT-02", "TRN-06", "TRN-07")));

    private Implied() {}

    /** The checks whose failure would make this one superfluous. */
    static List<String> causes(Check check) {
        return BY_CAUSE.entrySet().stream()
                .filter(entry -> entry.getValue().contains(check.id()))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }
}
