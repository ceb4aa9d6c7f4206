package dev.gatecrash.contract.report;

import dev.gatecrash.check.Finding;
import dev.gatecrash.check.Report;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The report for a screen: what is wrong in full, what was warned of in full, what was skipped by reason. */
final class TextReport {

    private TextReport() {}

    static String of(Report report) {
        StringBuilder text = new StringBuilder(report.describe());
        if (report.findings().stream().noneMatch(finding -> finding.verdict().isFinding())) {
            text.append("Nothing is wrong.").append(System.lineSeparator());
        }
        skipped(report).forEach(line -> text.append(line).append(System.lineSeparator()));
        return text.toString();
    }

    /** One line a reason: a dozen checks are often skipped for the same one. */
    private static Stream<String> skipped(Report report) {
        return report.skipped().stream()
                .collect(Collectors.groupingBy(
                        finding -> finding.verdict().observation().orElse(""),
                        java.util.TreeMap::new,
                        Collectors.toList()))
                .entrySet()
                .stream()
                .map(reason -> "skipped %s: %s".formatted(ids(reason.getValue()), reason.getKey()));
    }

    private static String ids(List<Finding> findings) {
        return findings.stream().map(finding -> finding.check().id()).sorted().collect(Collectors.joining(", "));
    }
}
