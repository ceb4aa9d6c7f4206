package dev.gatecrash.cli.check;

import dev.gatecrash.check.Check;
import dev.gatecrash.check.Finding;
import dev.gatecrash.check.Report;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** As much of a report as fits a screen: how many, the worst with what to do about them, and the names of the others. */
final class Summary {

    private static final int IN_FULL = 5;
    private static final int WIDTH = 120;

    private final StringBuilder text = new StringBuilder();

    private Summary() {}

    static String of(Report report) {
        Summary summary = new Summary();
        summary.counts(report);
        List<Finding> worst = Stream.of(report.failed(), report.inconclusive(), report.warned())
                .flatMap(List::stream)
                .toList();
        worst.stream().limit(IN_FULL).forEach(summary::finding);
        if (worst.size() > IN_FULL) {
            String others = worst.stream().skip(IN_FULL).map(Summary::named).collect(Collectors.joining(", "));
            summary.line("");
            summary.line("and " + others);
        }
        if (worst.isEmpty()) {
            summary.line("Nothing is wrong.");
        } else {
            summary.line("");
            summary.line("--html FILE shows each with what was sent and answered.");
        }
        return summary.text.toString();
    }

    private void counts(Report report) {
        String inconclusive = report.inconclusive().isEmpty()
                ? ""
                : ", %d inconclusive".formatted(report.inconclusive().size());
        line("%s: %d passed, %d warned, %d failed, %d skipped%s"
                .formatted(
                        report.server(),
                        report.passed().size(),
                        report.warned().size(),
                        report.failed().size(),
                        report.skipped().size(),
                        inconclusive));
    }

    private void finding(Finding finding) {
        Check check = finding.check();
        line("");
        line("%-12s %s (%s)"
                .formatted(finding.verdict().value(), check, check.severity().value()));
        finding.verdict().observation().ifPresent(seen -> detail("got", seen));
        detail("clause", check.clause().words());
        detail("remedy", check.remedy());
    }

    private void detail(String name, String words) {
        line("  %-10s %s".formatted(name, words.strip().replaceAll("\\s*\\R\\s*", "; ")));
    }

    private static String named(Finding finding) {
        return finding.check().id() + " " + finding.verdict().value();
    }

    private void line(String words) {
        boolean fits = words.length() <= WIDTH || words.startsWith("and ");
        text.append(fits ? words : words.substring(0, WIDTH - 1) + "…").append(System.lineSeparator());
    }
}
