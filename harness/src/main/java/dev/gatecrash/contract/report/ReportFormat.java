package dev.gatecrash.contract.report;

import dev.gatecrash.check.Report;

/**
 * The forms a report can be written in. The same report always gives the same text.
 *
 * <pre>{@code
 * Files.writeString(Path.of("target/mcp.sarif"), ReportFormat.SARIF.render(report));
 * }</pre>
 */
public enum ReportFormat {
    /** What fits a screen: the worst first, each with what to do about it. */
    TEXT,
    /** One JSON object; docs/report.schema.json says what is in it. */
    JSON,
    /** JUnit's XML, one test suite a family, for build servers. */
    JUNIT_XML,
    /** SARIF 2.1.0, for code scanning. */
    SARIF,
    /** One page of HTML without script, for people: each finding with its exchange, its tokens, and where to mend it. */
    HTML;

    /** Writes a report in this form. */
    public String render(Report report) {
        return switch (this) {
            case TEXT -> TextReport.of(report);
            case JSON -> JsonReport.of(report);
            case JUNIT_XML -> JunitXmlReport.of(report);
            case SARIF -> SarifReport.of(report);
            case HTML -> HtmlReport.of(report);
        };
    }
}
