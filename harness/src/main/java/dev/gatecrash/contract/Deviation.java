package dev.gatecrash.contract;

import dev.gatecrash.check.Finding;
import dev.gatecrash.check.Verdict;
import java.time.LocalDate;
import java.util.Optional;

/** A check that is known not to be met, and accepted with a reason up to a day. */
record Deviation(String id, String reason, LocalDate until) {

    Deviation {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("the reason to accept %s is blank; say why".formatted(id));
        }
    }

    /** The finding in the light of this: accepted where it was made, wrong where it was not, or no longer. */
    Finding judge(Finding finding, LocalDate today) {
        if (finding.verdict() instanceof Verdict.Passed) {
            String unneeded = "it is met, though accepted as a deviation (\"%s\"); remove accept(\"%s\", …)"
                    .formatted(reason, id);
            return new Finding(
                    finding.check(), new Verdict.Failed("the deviation to apply", unneeded, Optional.empty()));
        }
        if (!finding.verdict().isFinding() || today.isAfter(until)) {
            return finding;
        }
        return new Finding(finding.check(), Verdict.skipped("accepted: " + reason));
    }
}
