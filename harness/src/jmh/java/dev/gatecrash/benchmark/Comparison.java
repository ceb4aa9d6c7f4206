package dev.gatecrash.benchmark;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A figure beside its floor, each once for every round.
 *
 * @param what was measured
 * @param floorName what it is compared with
 * @param unit how it is written
 * @param subject microseconds (or MiB) that it took, by round
 * @param floor what the floor took, by round
 */
record Comparison(String what, String floorName, Unit unit, List<Double> subject, List<Double> floor) {

    /** How a figure, microseconds unless the name says otherwise, is written. */
    enum Unit {
        MICROS,
        MILLIS,
        RATE,
        MIB;

        String write(double figure) {
            return switch (this) {
                case MICROS -> String.format(Locale.ROOT, "%,.1f µs", figure);
                case MILLIS -> String.format(Locale.ROOT, "%,.1f ms", figure / 1_000);
                case RATE -> String.format(Locale.ROOT, "%,.0f /s", 1_000_000 / figure);
                case MIB -> String.format(Locale.ROOT, "%,.0f MiB", figure);
            };
        }
    }

    /** How many times as long as the floor it took: the ratio of the medians. */
    double ratio() {
        return median(subject) / median(floor);
    }

    String row() {
        return String.format(
                Locale.ROOT,
                "| %s | %s | %s: %s | **%s** | %s to %s |",
                what,
                unit.write(median(subject)),
                floorName,
                unit.write(median(floor)),
                write(ratio()),
                write(pair(0)),
                write(pair(subject.size() - 1)));
    }

    Map<String, Object> json() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("what", what);
        members.put("floor", floorName);
        members.put("ratio", ratio());
        members.put("lowestRatio", pair(0));
        members.put("highestRatio", pair(subject.size() - 1));
        members.put("subject", subject);
        members.put("floorFigures", floor);
        return members;
    }

    private static String write(double ratio) {
        return String.format(Locale.ROOT, ratio < 0.1 ? "%.4f" : "%.2f", ratio);
    }

    // The ratio of one round, by rank.
    private double pair(int rank) {
        return IntStream.range(0, subject.size())
                .mapToDouble(i -> subject.get(i) / floor.get(i))
                .sorted()
                .toArray()[rank];
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
