package dev.gatecrash.report;

import dev.gatecrash.http.Exchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A page of HTML in one file: headings, text, exchanges, sequence diagrams. It has no script, loads nothing, forbids
 * both by its Content-Security-Policy, and escapes whatever it is given. Tokens and secrets are on it whole, and it says so.
 * Immutable: every call returns a new one.
 *
 * <pre>{@code
 * ReportPage.titled("Nightly run").diagram(auth.journal().conversation()).write(Path.of("target/nightly.html"));
 * }</pre>
 */
public final class ReportPage {

    private final String title;
    private final List<Map<String, Object>> sections;

    private ReportPage(String title, List<Map<String, Object>> sections) {
        this.title = title;
        this.sections = List.copyOf(sections);
    }

    /** A page of this title and nothing else. */
    public static ReportPage titled(String title) {
        return new ReportPage(title, List.of());
    }

    /** Goes on with a heading. */
    public ReportPage heading(String text) {
        return with(Map.of("heading", text));
    }

    /** Goes on with a paragraph. */
    public ReportPage paragraph(String text) {
        return with(Map.of("paragraph", text));
    }

    /** Goes on with a list of sentences; with nothing, if there are none. */
    public ReportPage points(List<String> sentences) {
        return sentences.isEmpty() ? this : with(Map.of("points", sentences));
    }

    /** Goes on with text whose lines stay as they are. */
    public ReportPage preformatted(String text) {
        return with(Map.of("preformatted", text));
    }

    /** Goes on with an exchange under a line that opens it. */
    public ReportPage exchange(String label, Exchange exchange) {
        return with(Map.of("exchange", ExchangeModel.whole(label, exchange)));
    }

    /** Goes on with a card: a title, what it is tagged with, rows of names and values, and an exchange that opens. */
    public ReportPage card(String cardTitle, List<String> tags, Map<String, String> rows, Optional<Exchange> shown) {
        List<Map<String, String>> named = new ArrayList<>();
        rows.forEach((name, value) -> named.add(row(name, value)));
        Map<String, Object> card = new LinkedHashMap<>(Map.of("title", cardTitle, "tags", tags, "rows", named));
        shown.ifPresent(exchange -> card.put("exchange", ExchangeModel.whole("The exchange", exchange)));
        return with(Map.of("card", card));
    }

    /** Goes on with a list of items under a line that opens it. */
    public ReportPage folded(String label, List<String> items) {
        return items.isEmpty() ? this : with(Map.of("folded", Map.of("label", label, "items", items)));
    }

    /** Goes on with a sequence diagram whose arrows open. */
    public ReportPage diagram(List<Exchange> exchanges) {
        return with(Map.of("diagram", DiagramModel.of(SequenceDiagram.of(exchanges))));
    }

    /** The page. */
    public String html() {
        return Templates.page(Map.of("title", title, "sections", sections));
    }

    /**
     * Writes the page; directories are made, an older file is replaced.
     *
     * @throws UncheckedIOException if it cannot be written
     */
    public void write(Path file) {
        try {
            Path directory = file.toAbsolutePath().getParent();
            if (directory != null) {
                Files.createDirectories(directory);
            }
            Files.writeString(file, html());
        } catch (IOException e) {
            throw new UncheckedIOException("the report could not be written to " + file, e);
        }
    }

    // What is a URL as a whole can be followed.
    private static Map<String, String> row(String name, String value) {
        return value.startsWith("https://") && value.indexOf(' ') < 0
                ? Map.of("name", name, "value", value, "link", value)
                : Map.of("name", name, "value", value);
    }

    private ReportPage with(Map<String, Object> section) {
        List<Map<String, Object>> more = new ArrayList<>(sections);
        more.add(section);
        return new ReportPage(title, more);
    }
}
