package dev.gatecrash.contract.report;

import static dev.gatecrash.contract.report.ReportFormat.HTML;
import static dev.gatecrash.contract.report.ReportFormat.JSON;
import static dev.gatecrash.contract.report.ReportFormat.JUNIT_XML;
import static dev.gatecrash.contract.report.ReportFormat.SARIF;
import static dev.gatecrash.contract.report.ReportFormat.TEXT;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.gatecrash.check.Check;
import dev.gatecrash.check.Finding;
import dev.gatecrash.check.Report;
import dev.gatecrash.check.Verdict;
import dev.gatecrash.contract.McpServerContract;
import dev.gatecrash.http.Exchange;
import dev.gatecrash.http.Headers;
import dev.gatecrash.http.Request;
import dev.gatecrash.http.Response;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class ReportFormatTest {

    private static final URI SERVER = URI.create("http://127.0.0.1:9/mcp");
    private static final List<Check> CHECKS = McpServerContract.allChecks();
    private static final String HOSTILE = "status 200 \u0000\u001b]]> <script>alert(1)</script> & \"quoted\"";

    private static final Report REPORT = new Report(
            SERVER,
            List.of(
                    new Finding(CHECKS.get(0), Verdict.passed()),
                    new Finding(CHECKS.get(1), new Verdict.Failed("401", HOSTILE, Optional.of(exchange()))),
                    new Finding(CHECKS.get(2), new Verdict.Warned("a string", "an array", Optional.empty())),
                    new Finding(CHECKS.get(0), Verdict.skipped("the server has no sessions")),
                    new Finding(CHECKS.get(1), new Verdict.Inconclusive("the server stopped"))));

    @Test
    void json_is_as_its_published_schema_says() throws IOException {
        JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Files.readString(Path.of("../docs/report.schema.json")));

        assertThat(schema.validate(JSON.render(REPORT), InputFormat.JSON)).isEmpty();
    }

    @Test
    void json_counts_every_verdict() {
        assertThat(JSON.render(REPORT))
                .contains("\"summary\":{\"passed\":1,\"warned\":1,\"failed\":1,\"skipped\":1,\"inconclusive\":1}")
                .contains("\"server\":\"http://127.0.0.1:9/mcp\"");
    }

    @Test
    void junit_xml_is_well_formed_whatever_a_server_answers() throws Exception {
        Document xml = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(JUNIT_XML.render(REPORT))));

        assertThat(xml.getElementsByTagName("testcase").getLength()).isEqualTo(5);
        assertThat(xml.getElementsByTagName("failure").getLength()).isEqualTo(1);
        assertThat(xml.getElementsByTagName("error").getLength()).isEqualTo(1);
        assertThat(xml.getElementsByTagName("skipped").getLength()).isEqualTo(1);
    }

    @Test
    void sarif_has_a_rule_and_a_result_for_each_finding() {
        assertThat(SARIF.render(REPORT))
                .contains("\"version\":\"2.1.0\"")
                .contains("\"ruleId\":\"" + CHECKS.get(1).id() + "\",\"level\":\"error\"")
                .contains("\"ruleId\":\"" + CHECKS.get(2).id() + "\",\"level\":\"warning\"");
    }

    @Test
    void text_begins_with_what_failed_and_ends_with_what_was_skipped() {
        assertThat(TEXT.render(REPORT))
                .startsWith("http://127.0.0.1:9/mcp: 1 passed, 1 warned, 1 failed, 1 skipped, 1 inconclusive")
                .containsSubsequence(
                        CHECKS.get(1).title(),
                        "expected  401",
                        "got       status 200",
                        "remedy",
                        CHECKS.get(2).title())
                .endsWith("skipped %s: the server has no sessions%n"
                        .formatted(CHECKS.get(0).id()));
    }

    @Test
    void html_shows_every_finding_with_its_remedy_on_each_stack_and_escapes_what_servers_answer() {
        assertThat(HTML.render(REPORT))
                .contains(CHECKS.get(1).title(), "In Spring", "In MCP TypeScript SDK", "&lt;script&gt;alert(1)")
                .doesNotContain("<script");
    }

    @ParameterizedTest
    @EnumSource
    void the_same_report_is_always_the_same_text(ReportFormat format) {
        assertThat(format.render(REPORT)).isEqualTo(format.render(new Report(SERVER, REPORT.findings())));
    }

    private static Exchange exchange() {
        Request request = new Request("POST", SERVER, Headers.of("Authorization", "Bearer x"), "{}");
        return new Exchange(
                Instant.EPOCH,
                Optional.empty(),
                request,
                Response.of(200, "text/html", HOSTILE),
                "sent by the battery");
    }
}
