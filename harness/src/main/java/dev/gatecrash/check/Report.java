package dev.gatecrash.check;

import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the battery found at one server. Immutable.
 *
 * @param server the MCP endpoint
 * @param findings one for every check, in the order of the battery
 */
public record Report(URI server, List<Finding> findings) {

    public Report {
        findings = List.copyOf(findings);
    }

    /** What failed, worst first. */
    public List<Finding> failed() {
        return of(Verdict.Failed.class);
    }

    /** What was warned of, worst first. */
    public List<Finding> warned() {
        return of(Verdict.Warned.class);
    }

    /** What does not apply, or could not be applied. */
    public List<Finding> skipped() {
        return of(Verdict.Skipped.class);
    }

    /** What was carried out without a verdict. */
    public List<Finding> inconclusive() {
        return of(Verdict.Inconclusive.class);
    }

    /** What is as it should be. */
    public List<Finding> passed() {
        return of(Verdict.Passed.class);
    }

    /** The finding of this id. */
    public Finding of(String id) {
        return findings.stream()
                .filter(finding -> finding.check().id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no check " + id));
    }

    /** Whether nothing failed and everything came to a verdict. */
    public boolean isClean() {
        return failed().isEmpty() && inconclusive().isEmpty();
    }

    /** Everything that was found to be wrong, worst first, or one line that says that nothing was. */
    public String describe() {
        StringBuilder text = new StringBuilder("%s: %d passed, %d warned, %d failed, %d skipped%s%n"
                .formatted(
                        server,
                        passed().size(),
                        warned().size(),
                        failed().size(),
                        skipped().size(),
                        inconclusive().isEmpty() ? "" : ", " + inconclusive().size() + " inconclusive"));
        Stream.of(failed(), inconclusive(), warned())
                .flatMap(List::stream)
                .forEach(finding -> text.append(System.lineSeparator()).append(finding.describe()));
        return text.toString();
    }

    private List<Finding> of(Class<? extends Verdict> kind) {
        return findings.stream()
                .filter(finding -> kind.isInstance(finding.verdict()))
                .sorted(Comparator.comparing(finding -> finding.check().severity()))
                .toList();
    }
}
