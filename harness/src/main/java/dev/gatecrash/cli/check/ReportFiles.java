package dev.gatecrash.cli.check;

import dev.gatecrash.check.Report;
import dev.gatecrash.contract.report.ReportFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where the report is written besides the screen. */
final class ReportFiles {

    @Option(names = "--json", paramLabel = "FILE", description = "Writes the report as JSON.")
    private Optional<Path> json = Optional.empty();

    @Option(names = "--junit-xml", paramLabel = "FILE", description = "Writes the report as JUnit's XML.")
    private Optional<Path> junitXml = Optional.empty();

    @Option(names = "--sarif", paramLabel = "FILE", description = "Writes the findings as SARIF, for code scanning.")
    private Optional<Path> sarif = Optional.empty();

    @Option(names = "--html", paramLabel = "FILE", description = "Writes the report as a page of HTML.")
    private Optional<Path> html = Optional.empty();

    void write(Report report) throws IOException {
        write(report, ReportFormat.HTML, html);
        write(report, ReportFormat.JSON, json);
        write(report, ReportFormat.JUNIT_XML, junitXml);
        write(report, ReportFormat.SARIF, sarif);
    }

    private static void write(Report report, ReportFormat format, Optional<Path> file) throws IOException {
        if (file.isPresent()) {
            Path parent = file.get().toAbsolutePath().getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            Files.writeString(file.get(), format.render(report));
        }
    }
}
