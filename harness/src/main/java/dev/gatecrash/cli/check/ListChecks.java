package dev.gatecrash.cli.check;

import dev.gatecrash.check.Check;
import dev.gatecrash.check.Family;
import dev.gatecrash.contract.McpServerContract;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code gatecrash checks}: lists the checks of the battery; docs/checks.md is what it prints as Markdown. */
@Command(
        name = "checks",
        description = "Lists the checks of the contract battery, with their clauses and remedies.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class ListChecks implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Option(names = "--markdown", description = "As a page of Markdown, with everything about each check.")
    private boolean markdown;

    /** Carries the command out and returns its exit code. */
    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        List<Check> checks = McpServerContract.allChecks();
        if (markdown) {
            out.print(page(checks));
        } else {
            checks.forEach(check -> out.printf(
                    "%-8s %-6s %-16s %s%n",
                    check.id(), check.level(), check.severity().value(), check.title()));
        }
        out.flush();
        return 0;
    }

    private static String page(List<Check> checks) {
        StringBuilder text = new StringBuilder("""
                # Checks

                The contract battery has %d checks. This page is what `gatecrash checks --markdown` prints. A MUST that is not met
                fails, a SHOULD is a warning; a check that does not apply to a server is skipped, with the reason. What the battery
                leaves out is in [checks-left-out.md](checks-left-out.md).
                """.formatted(checks.size()));
        for (Family family : Family.values()) {
            List<Check> own =
                    checks.stream().filter(check -> check.family() == family).toList();
            if (!own.isEmpty()) {
                text.append("\n## ").append(capitalized(family.words())).append('\n');
                own.forEach(check -> text.append(section(check)));
            }
        }
        return text.toString();
    }

    private static String section(Check check) {
        return """

                <a id="%s"></a>
                ### %s

                %s, %s. [%s](%s)

                - Sent: %s.
                - Expected: %s.
                - Why: %s
                - Remedy: %s
                """.formatted(
                        check.id().toLowerCase(Locale.ROOT),
                        plain(check.toString()),
                        check.level(),
                        check.severity().value(),
                        check.clause().words(),
                        check.clause().link(),
                        plain(check.sends()),
                        plain(check.expects()),
                        plain(check.because()),
                        plain(check.remedy()));
    }

    /** Text that Markdown would read as markup. */
    private static String plain(String text) {
        return text.replaceAll("([\\\\`*_<>|\\[\\]])", "\\\\$1");
    }

    private static String capitalized(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
