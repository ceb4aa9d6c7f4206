package dev.gatecrash.junit;

import dev.gatecrash.AuthorizationServer;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.opentest4j.TestAbortedException;

/**
 * What an issuer was asked and answered, carried by the failure of a test as a suppressed exception: build tools and
 * IDEs print those with the failure, whereas report entries are shown by few of them.
 */
final class FailureJournal extends Exception {

    private static final long serialVersionUID = 1L;
    private static final int MOST_LINES = 200;

    private FailureJournal(String text) {
        super(text, null, false, false);
    }

    /** Adds the journals of these issuers, unless the failure has them or the test was merely aborted. */
    static void attach(Throwable failure, Collection<AuthorizationServer> issuers) {
        if (failure instanceof TestAbortedException
                || Arrays.stream(failure.getSuppressed()).anyMatch(FailureJournal.class::isInstance)) {
            return;
        }
        issuers.forEach(auth -> failure.addSuppressed(new FailureJournal(text(auth))));
    }

    private static String text(AuthorizationServer auth) {
        List<String> lines = auth.journal().describe().lines().toList();
        int left = Math.max(0, lines.size() - MOST_LINES);
        String omission = left == 0 ? "" : "\n  (%d older lines left out)".formatted(left);
        return "journal of issuer %s%s\n%s"
                .formatted(
                        auth.issuer(),
                        omission,
                        String.join("\n", lines.subList(left, lines.size()))
                                .indent(2)
                                .stripTrailing());
    }

    /** The text alone; the name of this class would tell nobody anything. */
    @Override
    @SuppressWarnings("OverrideThrowableToString") // getMessage alone leaves the class name in
    public String toString() {
        return String.valueOf(getMessage());
    }
}
