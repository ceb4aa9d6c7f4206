package dev.gatecrash.junit;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.report.ReportPage;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The page of one test, if one is wanted: see {@link WithAuthorizationServer}. */
final class ReportFile {

    static final String WHEN = "gatecrash.report";
    static final String WHERE = "gatecrash.report.directory";

    private static final int LONGEST_NAME = 180;
    private static final Pattern INVOCATION = Pattern.compile(":#(\\d+)]");

    private ReportFile() {}

    private enum When {
        ALWAYS,
        FAILURES,
        NEVER
    }

    /** Writes the page of a test that failed; where it is, or why it could not be written. */
    static Optional<String> afterFailure(
            ExtensionContext context, Throwable failure, List<AuthorizationServer> issuers) {
        return when(context) == When.NEVER
                ? Optional.empty()
                : Optional.of(write(context, page(context).preformatted(failure.toString()), issuers));
    }

    /** Writes the page of a test that passed, if that is wanted. */
    static void afterSuccess(ExtensionContext context, List<AuthorizationServer> issuers) {
        if (!issuers.isEmpty() && when(context) == When.ALWAYS) {
            write(context, page(context).paragraph("The test passed."), issuers);
        }
    }

    private static ReportPage page(ExtensionContext context) {
        String type = context.getTestClass().map(Class::getSimpleName).orElse("");
        return ReportPage.titled(context.getTestMethod().isPresent() ? type + ": " + context.getDisplayName() : type);
    }

    private static String write(ExtensionContext context, ReportPage start, List<AuthorizationServer> issuers) {
        ReportPage page = start;
        for (AuthorizationServer auth : issuers) {
            List<String> causes = LikelyCauses.of(auth);
            page = causes.isEmpty() ? page : page.heading("Likely cause").points(causes);
            page = page.heading("What issuer " + auth.issuer() + " saw")
                    .diagram(auth.journal().conversation());
        }
        Path file = directory(context).resolve(name(context)).toAbsolutePath();
        try {
            page.write(file);
            return file.toString();
        } catch (UncheckedIOException e) {
            return "nowhere, as %s (%s)".formatted(e.getMessage(), e.getCause());
        }
    }

    private static Path directory(ExtensionContext context) {
        return Path.of(context.getConfigurationParameter(WHERE).orElse("target/gatecrash"));
    }

    /** The class, the method and, where a method is run several times, which time. */
    private static String name(ExtensionContext context) {
        String type = context.getTestClass().map(Class::getName).orElse("test");
        String method = context.getTestMethod().map(m -> "." + m.getName()).orElse("");
        String invocations = INVOCATION
                .matcher(context.getUniqueId())
                .results()
                .map(match -> "-" + match.group(1))
                .collect(Collectors.joining());
        String name = (type + method).replaceAll("[^\\p{Alnum}._-]", ".");
        return name.substring(Math.max(0, name.length() - LONGEST_NAME)) + invocations + ".html";
    }

    private static When when(ExtensionContext context) {
        String value = context.getConfigurationParameter(WHEN).orElse("failures");
        try {
            return When.valueOf(value.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new ExtensionConfigurationException(
                    "%s is \"%s\"; say always, failures or never; see docs/journal-and-reports.md#pages-of-tests"
                            .formatted(WHEN, value),
                    e);
        }
    }
}
