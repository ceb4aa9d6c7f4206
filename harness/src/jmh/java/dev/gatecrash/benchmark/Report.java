package dev.gatecrash.benchmark;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;

/**
 * The ratios as {@code benchmark.md} and {@code benchmark.json}, and JMH's own figures as {@code benchmark-jmh.json}.
 *
 * @param sections with the ratios
 * @param rounds with JMH's figures
 */
record Report(List<Section> sections, Rounds rounds) {

    void write(Path directory) throws IOException {
        Files.writeString(directory.resolve("benchmark.md"), markdown());
        Files.writeString(directory.resolve("benchmark.json"), json());
        Path jmh = directory.resolve("benchmark-jmh.json");
        ResultFormatFactory.getInstance(ResultFormatType.JSON, jmh.toString()).writeOut(rounds.all());
        System.out.println(markdown());
    }

    private String markdown() {
        String head = """
                # What Gatecrash costs

                %s, %s, %d processors. A ratio says how many times as long as the floor Gatecrash took in the same run;
                1 would be free. Figures are medians of all rounds (cold start: of all JVMs), the spread is the lowest
                and highest ratio of any round (of any pair of JVMs). Client and server share the machine.
                """.formatted(
                        System.getProperty("java.vm.name") + " " + System.getProperty("java.version"),
                        System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                        Runtime.getRuntime().availableProcessors());
        return sections.stream()
                .filter(section -> !section.comparisons().isEmpty())
                .map(Report::markdown)
                .collect(Collectors.joining("\n", head + "\n", ""));
    }

    private static String markdown(Section section) {
        String rows = section.comparisons().stream().map(Comparison::row).collect(Collectors.joining("\n"));
        return "## %s%n%n%s%n%n| what | measured | floor | ratio | spread |%n| --- | ---: | ---: | ---: | ---: |%n%s%n"
                .formatted(section.title(), section.meaning(), rows);
    }

    private String json() {
        List<Map<String, Object>> all = sections.stream()
                .map(section -> Map.of(
                        "title", section.title(),
                        "meaning", section.meaning(),
                        "comparisons",
                                section.comparisons().stream()
                                        .map(Comparison::json)
                                        .toList()))
                .toList();
        return JSONObjectUtils.toJSONString(Map.of("sections", all)) + "\n";
    }
}
