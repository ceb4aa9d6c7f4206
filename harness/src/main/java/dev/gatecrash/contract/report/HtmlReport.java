package dev.gatecrash.contract.report;

import dev.gatecrash.check.Check;
import dev.gatecrash.check.Finding;
import dev.gatecrash.check.Report;
import dev.gatecrash.report.ReportPage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The report as one page of HTML: a card for each finding, worst first, then what passed and what was skipped and why. */
final class HtmlReport {

    private HtmlReport() {}

    static String of(Report report) {
        ReportPage page = ReportPage.titled("MCP authorization contract of " + report.server())
                .paragraph("%d failed, %d warned, %d passed, %d skipped%s."
                        .formatted(
                                report.failed().size(),
                                report.warned().size(),
                                report.passed().size(),
                                report.skipped().size(),
                                report.inconclusive().isEmpty()
                                        ? ""
                                        : ", %d without a verdict"
                                                .formatted(report.inconclusive().size())));
        page = cards(page, "What is wrong", report.failed());
        page = cards(page, "What the server should do, but need not", report.warned());
        page = cards(page, "What came to no verdict", report.inconclusive());
        if (report.failed().isEmpty() && report.warned().isEmpty()) {
            page = page.paragraph("Nothing is wrong.");
        }
        page = page.heading("The rest")
                .folded("%d checks passed".formatted(report.passed().size()), titles(report.passed()));
        for (Map.Entry<String, List<Finding>> reason : byReason(report).entrySet()) {
            String label = "%d skipped: %s".formatted(reason.getValue().size(), reason.getKey());
            page = page.folded(label, titles(reason.getValue()));
        }
        return page.html();
    }

    private static ReportPage cards(ReportPage page, String heading, List<Finding> findings) {
        ReportPage longer = findings.isEmpty() ? page : page.heading(heading);
        for (Finding finding : findings) {
            Check check = finding.check();
            List<String> tags = List.of(
                    finding.verdict().value(),
                    check.severity().value(),
                    check.level().name());
            longer = longer.card(
                    check.toString(), tags, rows(finding), finding.verdict().evidence());
        }
        return longer;
    }

    private static Map<String, String> rows(Finding finding) {
        Check check = finding.check();
        Map<String, String> rows = new LinkedHashMap<>();
        rows.put("Clause", check.clause().words());
        rows.put("Read it", check.clause().link().toString());
        rows.put("Sent", check.sends());
        rows.put("Expected", finding.verdict().expectation().orElse(check.expects()));
        rows.put("Got", finding.verdict().observation().orElse(""));
        rows.put("Why it matters", check.because());
        rows.put("Remedy", check.remedy());
        Advice.of(check.family()).forEach(hint -> rows.put("In " + hint.stack(), hint.words()));
        return rows;
    }

    private static Map<String, List<Finding>> byReason(Report report) {
        return report.skipped().stream()
                .collect(Collectors.groupingBy(
                        finding -> finding.verdict().observation().orElse(""), TreeMap::new, Collectors.toList()));
    }

    private static List<String> titles(List<Finding> findings) {
        return findings.stream().map(finding -> finding.check().toString()).toList();
    }
}
