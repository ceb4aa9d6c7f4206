package dev.gatecrash.assertj;

import dev.gatecrash.http.Exchange;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The message of a failure: what was expected, what came, the evidence. */
final class Narration {

    private static final int MOST_EXCHANGES = 10;

    private Narration() {}

    /** What was expected and what came instead, with the exchanges that show it. */
    static String mismatch(String expected, String got, String evidence) {
        return mismatch(expected, got, List.of(), evidence);
    }

    /** The same, with what probably went wrong. */
    static String mismatch(String expected, String got, List<String> causes, String evidence) {
        String likely =
                causes.stream().map(cause -> "likely    " + cause + "\n").collect(Collectors.joining());
        return "\nexpected  %s\ngot       %s\n%s%s"
                .formatted(expected, got, likely, evidence.indent(2).stripTrailing());
    }

    /** The newest of these, numbered. */
    static String of(List<Exchange> exchanges) {
        if (exchanges.isEmpty()) {
            return "no request\n";
        }
        int first = Math.max(0, exchanges.size() - MOST_EXCHANGES);
        String omitted = first == 0 ? "" : "(%d older ones left out)\n".formatted(first);
        return omitted
                + IntStream.range(first, exchanges.size())
                        .mapToObj(i ->
                                (i + 1) + ".\n" + exchanges.get(i).describe().indent(2))
                        .collect(Collectors.joining());
    }
}
