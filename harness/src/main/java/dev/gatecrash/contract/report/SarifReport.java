package dev.gatecrash.contract.report;

import com.nimbusds.jose.util.JSONObjectUtils;
import dev.gatecrash.check.Check;
import dev.gatecrash.check.Finding;
import dev.gatecrash.check.Report;
import dev.gatecrash.check.Severity;
import dev.gatecrash.check.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The report as SARIF 2.1.0 (OASIS), which code scanning reads: a rule for each check that found something, and its results. */
final class SarifReport {

    private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

    private SarifReport() {}

    static String of(Report report) {
        List<Finding> findings = Stream.concat(report.failed().stream(), report.warned().stream())
                .toList();
        Map<String, Object> driver = new LinkedHashMap<>();
        driver.put("name", "Gatecrash");
        driver.put(
                "rules", findings.stream().map(finding -> rule(finding.check())).toList());
        Map<String, Object> run = new LinkedHashMap<>();
        run.put("tool", Map.of("driver", driver));
        run.put(
                "results",
                findings.stream().map(finding -> result(report, finding)).toList());
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("$schema", SCHEMA);
        document.put("version", "2.1.0");
        document.put("runs", List.of(run));
        return JSONObjectUtils.toJSONString(document);
    }

    private static Map<String, Object> rule(Check check) {
        Map<String, Object> rule = new LinkedHashMap<>();
        rule.put("id", check.id());
        rule.put("shortDescription", Map.of("text", check.title() + "."));
        rule.put("fullDescription", Map.of("text", check.because()));
        rule.put("help", Map.of("text", check.remedy()));
        rule.put("helpUri", check.clause().link().toString());
        rule.put("properties", Map.of("security-severity", score(check.severity()), "tags", List.of("security")));
        return rule;
    }

    private static Map<String, Object> result(Report report, Finding finding) {
        Verdict verdict = finding.verdict();
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("ruleId", finding.check().id());
        result.put("level", verdict instanceof Verdict.Failed ? "error" : "warning");
        result.put(
                "message",
                Map.of(
                        "text",
                        "%s: expected %s, got %s"
                                .formatted(
                                        finding.check().title(),
                                        verdict.expectation().orElse(""),
                                        verdict.observation().orElse(""))));
        Map<String, Object> artifact = Map.of("uri", report.server().toString());
        result.put("locations", List.of(Map.of("physicalLocation", Map.of("artifactLocation", artifact))));
        return result;
    }

    /** The scale that code scanning sorts by. */
    private static String score(Severity severity) {
        return switch (severity) {
            case CRITICAL -> "9.5";
            case HIGH -> "8.0";
            case MEDIUM -> "5.5";
            case INTEROPERABILITY -> "2.0";
        };
    }
}
