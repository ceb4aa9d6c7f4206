package dev.gatecrash.contract.report;

import com.nimbusds.jose.util.JSONObjectUtils;
import dev.gatecrash.check.Check;
import dev.gatecrash.check.Finding;
import dev.gatecrash.check.Report;
import dev.gatecrash.http.Exchange;
import dev.gatecrash.http.Headers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** The report as JSON; what is in it changes only together with docs/report.schema.json. */
final class JsonReport {

    private JsonReport() {}

    static String of(Report report) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("server", report.server().toString());
        document.put("summary", summary(report));
        document.put("checks", report.findings().stream().map(JsonReport::check).toList());
        return JSONObjectUtils.toJSONString(document);
    }

    private static Map<String, Object> summary(Report report) {
        Map<String, Object> counts = new LinkedHashMap<>();
        counts.put("passed", report.passed().size());
        counts.put("warned", report.warned().size());
        counts.put("failed", report.failed().size());
        counts.put("skipped", report.skipped().size());
        counts.put("inconclusive", report.inconclusive().size());
        return counts;
    }

    private static Map<String, Object> check(Finding finding) {
        Check check = finding.check();
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("id", check.id());
        members.put("title", check.title());
        members.put("level", check.level().name());
        members.put("severity", check.severity().value());
        members.put("verdict", finding.verdict().value());
        members.put("sent", check.sends());
        members.put("expected", finding.verdict().expectation().orElse(check.expects()));
        finding.verdict().observation().ifPresent(seen -> members.put("actual", seen));
        members.put("remedy", check.remedy());
        members.put("clause", check.clause().words());
        members.put("link", check.clause().link().toString());
        finding.verdict().evidence().ifPresent(exchange -> members.put("exchange", exchange(exchange)));
        return members;
    }

    private static Map<String, Object> exchange(Exchange exchange) {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("method", exchange.request().method());
        request.put("url", exchange.request().uri().toString());
        request.put("headers", headers(exchange.request().headers()));
        request.put("body", exchange.request().body());
        Map<String, Object> response = new LinkedHashMap<>();
        response.put("status", exchange.response().status());
        response.put("headers", headers(exchange.response().headers()));
        response.put("body", exchange.response().body());
        return Map.of("request", request, "response", response);
    }

    private static Map<String, Object> headers(Headers headers) {
        return new TreeMap<>(headers.fields());
    }
}
