package dev.gatecrash.report;

import dev.gatecrash.http.Party;
import dev.gatecrash.report.Arrow.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Draws a sequence diagram in ASCII, which every terminal and every build's log shows. */
final class TextDiagram {

    private static final int WIDTH = 110;
    private static final int MOST_EXCHANGES = 40;
    private static final int MARGIN = 5;
    /** For a line, a dash and a space on either side of a label, and the arrow's head. */
    private static final int AROUND_LABEL = 8;

    private final List<Party> parties;
    private final List<Arrow> arrows;
    private final int omitted;
    private final int[] columns;

    TextDiagram(List<Party> parties, List<Arrow> arrows) {
        int exchanges = arrows.stream().mapToInt(Arrow::number).max().orElse(0);
        this.omitted = Math.max(0, exchanges - MOST_EXCHANGES);
        this.parties = parties;
        this.arrows = arrows.stream().filter(a -> a.number() > omitted).toList();
        this.columns = columns(gaps());
    }

    String draw() {
        if (arrows.isEmpty()) {
            return "nothing was asked of this issuer\n";
        }
        StringBuilder text =
                new StringBuilder(omitted == 0 ? "" : "(%d older exchanges left out)\n".formatted(omitted));
        char[] header = blank();
        IntStream.range(0, parties.size())
                .forEach(i -> put(header, columns[i], parties.get(i).title()));
        line(text, header);
        arrows.forEach(arrow -> line(text, row(arrow)));
        return text.toString();
    }

    private char[] row(Arrow arrow) {
        char[] row = blank();
        for (int column : columns) {
            row[column] = '|';
        }
        if (arrow.kind() == Kind.REQUEST) {
            put(row, 0, "%3d".formatted(arrow.number()));
        }
        int from = columns[parties.indexOf(arrow.from())];
        int to = columns[parties.indexOf(arrow.to())];
        int left = Math.min(from, to) + 1;
        int right = Math.max(from, to);
        if (left > right) {
            put(row, left, "-> " + arrow.label());
            return row;
        }
        Arrays.fill(row, left, right, arrow.kind() == Kind.REQUEST ? '-' : '.');
        String label = " " + fitted(arrow.label(), right - left - AROUND_LABEL + 2) + " ";
        put(row, left + Math.max(1, (right - left - label.length()) / 2), label);
        row[from < to ? right - 1 : left] = from < to ? '>' : '<';
        return row;
    }

    private static String fitted(String label, int width) {
        return label.length() <= width ? label : label.substring(0, Math.max(0, width - 2)) + "..";
    }

    private int[] gaps() {
        int[] gaps = new int[Math.max(0, parties.size() - 1)];
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = parties.get(i).title().length() + 3;
        }
        // Neighbours first: what spans several gaps may have room enough after that.
        arrows.stream().filter(a -> span(a) == 1).forEach(a -> widen(gaps, a));
        arrows.stream().filter(a -> span(a) > 1).forEach(a -> widen(gaps, a));
        int room = WIDTH
                - MARGIN
                - parties.stream().mapToInt(p -> p.title().length()).reduce(0, (a, b) -> b);
        while (Arrays.stream(gaps).sum() > room) {
            int widest = IntStream.range(0, gaps.length)
                    .reduce((a, b) -> gaps[b] > gaps[a] ? b : a)
                    .orElse(0);
            gaps[widest]--;
        }
        return gaps;
    }

    private void widen(int[] gaps, Arrow arrow) {
        int first = Math.min(parties.indexOf(arrow.from()), parties.indexOf(arrow.to()));
        int end = first + span(arrow);
        int room = Arrays.stream(gaps, first, end).sum();
        if (end > first) {
            gaps[end - 1] += Math.max(0, arrow.label().length() + AROUND_LABEL - room);
        }
    }

    private int span(Arrow arrow) {
        return Math.abs(parties.indexOf(arrow.from()) - parties.indexOf(arrow.to()));
    }

    private static int[] columns(int[] gaps) {
        int[] columns = new int[gaps.length + 1];
        columns[0] = MARGIN;
        for (int i = 0; i < gaps.length; i++) {
            columns[i + 1] = columns[i] + gaps[i];
        }
        return columns;
    }

    private static char[] blank() {
        char[] row = new char[WIDTH];
        Arrays.fill(row, ' ');
        return row;
    }

    private static void put(char[] row, int at, String text) {
        text.getChars(0, Math.min(text.length(), row.length - at), row, at);
    }

    private static void line(StringBuilder text, char[] row) {
        text.append(new String(row).stripTrailing()).append('\n');
    }
}
