package dev.gatecrash.documentation;

import dev.gatecrash.documentation.Source.Documented;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pages of reference that are written from the Javadoc of what they are about. */
class ReferencePagesTest {

    @Test
    void every_annotation_is_explained() {
        Project.holds(
                "annotations.md",
                Stream.concat(Stream.of("""
                                # Annotations

                                The annotations for test classes, and the extension for those that need settings. This page is
                                written from their Javadoc. How they are used is shown in [getting started](getting-started.md) and
                                in [test an MCP server](testing-a-server.md).
                                """), Stream.concat(annotations(), Stream.of(extension())))
                        .collect(Collectors.joining("\n")));
    }

    @Test
    void every_setting_is_explained() {
        Project.holds(
                "settings.md",
                """
                        # Settings

                        What can be set, and what holds unless it is. This page is written from the Javadoc. Names end in `…`
                        where several values may be given.
                        """
                        + settings(
                                "Authorization server",
                                "`AuthorizationServer.builder()`, or the parameter of `AuthorizationServerExtension.with(…)`."
                                        + " [The authorization server](authorization-server.md) says what it does with them.",
                                "AuthorizationServerBuilder",
                                Source::settings)
                        + settings(
                                "Token",
                                "`auth.token()`. [Defects](defects.md) are what `with(…)` takes.",
                                "TokenBuilder",
                                Source::settings)
                        + settings("Scripted client", "`auth.flow()`.", "Flow", Source::settings)
                        + settings(
                                "Contract",
                                "`McpServerContract.of(url, auth)`. See [the contract battery](contract-battery.md).",
                                "McpServerContract",
                                Source::settings)
                        + settings(
                                "Keys",
                                "`auth.keys()`. See [key rotation](key-rotation.md).",
                                "SigningKeys",
                                Source::methods)
                        + settings("Clock", "`auth.clock()`.", "MovableClock", Source::methods));
    }

    @Test
    void every_fault_is_explained() {
        Project.holds(
                "faults.md",
                """
                        # Faults

                        What can go wrong on the wire, and for which requests. This page is written from the Javadoc;
                        [outages](outages.md) shows how faults are used and how they end.
                        """ + settings("Which requests, and what ends it", "`auth.faults()`.", "Faults", Source::methods)
                        + settings(
                                "Conditions",
                                "Before or after the fault; a request must fulfil all of them.",
                                "FaultConditions",
                                Source::methods)
                        + settings(
                                "Kinds",
                                "After `on(…)` or `everywhere()`. The same names in `Fault` make a fault for `script(…)` and `apply(…)`.",
                                "FaultTarget",
                                Source::methods)
                        + settings("More of a response", "After `respond(status)`.", "ActiveResponse", Source::methods)
                        + settings("A fault that holds", "What setting it returns.", "ActiveFault", Source::methods)
                        + settings(
                                "Wrong certificates",
                                "For `presentCertificate(…)`.",
                                "WrongCertificate",
                                Source::constants));
    }

    private static Stream<String> annotations() {
        return Project.sources().stream()
                .filter(file -> Project.read(file).contains("public @interface "))
                .map(Source::of)
                .filter(Source::isAnnotation)
                .sorted(Comparator.comparing(source -> source.type().name()))
                .map(source -> section("@" + source.type().name(), source));
    }

    private static String extension() {
        return section("AuthorizationServerExtension", source("AuthorizationServerExtension"));
    }

    private static String section(String title, Source source) {
        return """
                <a id="%s"></a>
                ## %s

                %s
                %s""".formatted(
                        anchor(title),
                        title,
                        source.type().doc().whole(),
                        source.methods().isEmpty() ? "" : "\n" + table(source.methods()));
    }

    private static String settings(
            String title, String introduction, String type, Function<Source, List<Documented>> members) {
        return "\n## %s\n\n%s\n\n%s".formatted(title, introduction, table(members.apply(source(type))));
    }

    private static String table(List<Documented> rows) {
        return rows.stream()
                .map(row -> "| `%s` | %s |\n".formatted(row.name(), row.doc().line()))
                .collect(Collectors.joining("", "| | |\n| --- | --- |\n", ""));
    }

    private static String anchor(String title) {
        return title.replace("@", "").toLowerCase(Locale.ROOT);
    }

    private static Source source(String type) {
        Path file = Project.sources().stream()
                .filter(path -> path.endsWith(type + ".java"))
                .findFirst()
                .orElseThrow();
        return Source.of(file);
    }
}
