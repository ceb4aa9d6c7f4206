package dev.gatecrash.benchmark;

import java.util.List;

/**
 * Comparisons that one sentence explains.
 *
 * @param title of the section
 * @param meaning what its ratios say
 * @param comparisons its rows
 */
record Section(String title, String meaning, List<Comparison> comparisons) {

    Section {
        comparisons = comparisons.stream()
                .filter(c -> !c.subject().isEmpty() && !c.floor().isEmpty())
                .toList();
    }
}
