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
 * @param subject microseconds that Gatecrash took, by round
 * @param floor microseconds that the floor took, by round
 */
record Comparison(String what, String floorName, Unit unit, List<Double> subject, List<Double> floor) {

    /** How microseconds are written. */
    enum Unit {
        MICROS,
        MILLIS,
        RATE;

        String write(double micros) {
            return switch (this) {
                case MICROS -> String.format(Locale.ROOT, "%,.1f µs", micros);
                case MILLIS -> String.format(Locale.ROOT, "%,.1f ms", micros / 1_000);
                case RATE -> String.format(Locale.ROOT, "%,.0f /s", 1_000_000 / micros);
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
        members.put("subjectMicros", subject);
        members.put("floorMicros", floor);
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
