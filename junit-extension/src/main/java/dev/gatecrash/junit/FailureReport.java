package dev.gatecrash.junit;

import dev.gatecrash.AuthorizationServer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.opentest4j.TestAbortedException;

/**
 * What an issuer was asked and answered, carried by the failure of a test as a suppressed exception: build tools and
 * IDEs print those with the failure, whereas report entries are shown by few of them.
 */
final class FailureReport extends Exception {

    private static final long serialVersionUID = 1L;

    private FailureReport(String text) {
        super(text, null, false, false);
    }

    /** Adds the conversations of these issuers, unless the failure has them or the test was merely aborted. */
    static void attach(Throwable failure, List<AuthorizationServer> issuers, ExtensionContext context) {
        if (issuers.isEmpty()
                || failure instanceof TestAbortedException
                || Arrays.stream(failure.getSuppressed()).anyMatch(FailureReport.class::isInstance)) {
            return;
        }
        String page = ReportFile.afterFailure(context, failure, issuers)
                .map(where -> "\nthe whole of it, with every token decoded: " + where)
                .orElse("");
        String text = issuers.stream().map(FailureReport::text).collect(Collectors.joining("\n"));
        failure.addSuppressed(new FailureReport(text + page));
    }

    private static String text(AuthorizationServer auth) {
        String causes = LikelyCauses.of(auth).stream()
                .map(cause -> "\n  likely    " + cause)
                .collect(Collectors.joining());
        return "what issuer %s saw%s\n%s"
                .formatted(
                        auth.issuer(),
                        causes,
                        auth.journal().diagram().indent(2).stripTrailing());
    }

    /** The text alone; the name of this class would tell nobody anything. */
    @Override
    @SuppressWarnings("OverrideThrowableToString") // getMessage alone leaves the class name in
    public String toString() {
        return String.valueOf(getMessage());
    }
}
