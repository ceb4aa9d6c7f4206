package dev.gatecrash.cli.check;

import dev.gatecrash.check.Finding;
import dev.gatecrash.check.Verdict;
import java.io.PrintWriter;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One character a check and one line a family, for somebody who waits. */
final class Progress implements Consumer<Finding> {

    private final PrintWriter err;
    private @Nullable String family;

    Progress(PrintWriter err) {
        this.err = err;
    }

    @Override
    public void accept(Finding finding) {
        String words = finding.check().family().words();
        if (!words.equals(family)) {
            err.printf("%n%-42s ", words);
            family = words;
        }
        err.print(mark(finding.verdict()));
        err.flush();
    }

    private static char mark(Verdict verdict) {
        if (verdict instanceof Verdict.Failed) {
            return 'F';
        } else if (verdict instanceof Verdict.Warned) {
            return 'w';
        } else if (verdict instanceof Verdict.Inconclusive) {
            return '?';
        }
        return verdict instanceof Verdict.Skipped ? 's' : '.';
    }
}
