package dev.gatecrash.documentation;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.EntityTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.StartElementTree;
import com.sun.source.doctree.TextTree;
import com.sun.source.doctree.ThrowsTree;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Javadoc as Markdown. Examples are left out: those of the documentation are regions of tests.
 *
 * @param first the first sentence
 * @param whole all of it, paragraph by paragraph, list by list
 * @param refusals what is thrown, and when
 */
record Prose(String first, String whole, List<String> refusals) {

    static final Prose NONE = new Prose("", "", List.of());

    static Prose of(DocCommentTree comment) {
        return new Prose(
                joined(comment.getFirstSentence()),
                joined(comment.getFullBody()),
                comment.getBlockTags().stream()
                        .filter(ThrowsTree.class::isInstance)
                        .map(ThrowsTree.class::cast)
                        .map(thrown -> "`" + simple(thrown.getExceptionName().getSignature()) + "` "
                                + joined(thrown.getDescription()))
                        .toList());
    }

    /** In one line, for a cell of a table: the whole text, and what is thrown. */
    String line() {
        String text = Stream.concat(Stream.of(whole), refusals.stream().map(refusal -> "Throws " + refusal + "."))
                .collect(Collectors.joining(" "));
        return text.replaceAll("\\s+", " ").replace("|", "\\|").strip();
    }

    private static String joined(List<? extends DocTree> parts) {
        String text = parts.stream().map(Prose::markdown).collect(Collectors.joining());
        // A paragraph is a line; lists stay lists.
        return Arrays.stream(text.split("\n\n+"))
                .map(String::strip)
                .filter(paragraph -> !paragraph.isEmpty())
                .map(paragraph -> paragraph.replaceAll("\\s*\n\\s*", " "))
                .map(paragraph -> paragraph.replaceAll("\\s*\u2029", "\n"))
                .collect(Collectors.joining("\n\n"));
    }

    private static String markdown(DocTree part) {
        if (part instanceof TextTree text) {
            return text.getBody();
        }
        if (part instanceof LiteralTree literal) {
            boolean example = literal.getBody().getBody().contains("\n");
            return example ? "" : "`" + literal.getBody().getBody() + "`";
        }
        if (part instanceof LinkTree link) {
            boolean labelled = !link.getLabel().isEmpty();
            return labelled
                    ? link.getLabel().stream().map(Prose::markdown).collect(Collectors.joining())
                    : "`" + simple(link.getReference().getSignature()) + "`";
        }
        if (part instanceof EntityTree entity) {
            return "&" + entity.getName() + ";";
        }
        if (part instanceof StartElementTree element) {
            return switch (element.getName().toString()) {
                case "p", "pre", "ul" -> "\n\n";
                case "li" -> "\u2029- ";
                default -> "";
            };
        }
        return "";
    }

    /** {@code dev.gatecrash.Faults#clear()} as {@code Faults.clear()}. */
    private static String simple(String signature) {
        return signature
                .replaceFirst("^([a-z]\\w*\\.)+", "")
                .replaceFirst("^#", "")
                .replace('#', '.');
    }
}
