package dev.gatecrash.documentation;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A page of Markdown, read as far as its tests ask. */
record Markdown(Path file, String text) {

    private static final Pattern BLOCK = Pattern.compile("^```(\\w*)\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern TARGET = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern ANCHOR = Pattern.compile("<a id=\"([^\"]+)\"></a>");
    private static final Pattern HEADING = Pattern.compile("^#+ (.+)$", Pattern.MULTILINE);

    static Markdown of(Path file) {
        return new Markdown(file, Project.read(file));
    }

    /** The text of each fenced block in this language. */
    List<String> blocks(String language) {
        return BLOCK.matcher(text)
                .results()
                .filter(block -> block.group(1).equals(language))
                .map(block -> block.group(2))
                .toList();
    }

    /** What its links and pictures point to. */
    List<String> targets() {
        return TARGET.matcher(prose()).results().map(link -> link.group(1)).toList();
    }

    /** What a link may name after #: headings as GitHub makes ids of them, and ids that are set. */
    Set<String> anchors() {
        Stream<String> headings = HEADING.matcher(prose()).results().map(heading -> id(heading.group(1)));
        Stream<String> set = ANCHOR.matcher(text).results().map(anchor -> anchor.group(1));
        return Stream.concat(headings, set).collect(Collectors.toSet());
    }

    private String prose() {
        return BLOCK.matcher(text).replaceAll("");
    }

    private static String id(String heading) {
        return heading.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}_ -]", "")
                .replace(' ', '-');
    }
}
