package dev.gatecrash.report;

import dev.gatecrash.http.Party;
import dev.gatecrash.report.Arrow.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A sequence diagram as the templates want it. */
final class DiagramModel {

    private DiagramModel() {}

    static Map<String, Object> of(SequenceDiagram diagram) {
        List<Party> parties = diagram.parties();
        List<Map<String, Object>> lifelines = IntStream.range(0, parties.size())
                .mapToObj(i -> Map.<String, Object>of("title", parties.get(i).title(), "column", i + 1))
                .toList();
        return Map.of(
                "isEmpty",
                diagram.arrows().isEmpty(),
                "columns",
                parties.size(),
                "lifelines",
                lifelines,
                "arrows",
                diagram.arrows().stream().map(arrow -> of(arrow, parties)).toList());
    }

    private static Map<String, Object> of(Arrow arrow, List<Party> parties) {
        int from = parties.indexOf(arrow.from()) + 1;
        int to = parties.indexOf(arrow.to()) + 1;
        Map<String, Object> model = new LinkedHashMap<>(ExchangeModel.half(arrow.kind(), arrow.exchange()));
        model.put("number", arrow.kind() == Kind.REQUEST ? String.valueOf(arrow.number()) : "");
        model.put("label", arrow.label());
        model.put("from", arrow.from().title());
        model.put("to", arrow.to().title());
        model.put("start", Math.min(from, to));
        model.put("end", Math.max(from, to));
        model.put("direction", from == to ? "self" : from < to ? "right" : "left");
        model.put("kind", arrow.kind() == Kind.REQUEST ? "asked" : isBad(arrow) ? "answered bad" : "answered");
        return model;
    }

    private static boolean isBad(Arrow arrow) {
        int status = arrow.exchange().response().status();
        return arrow.kind() == Kind.ANSWER && (status == 0 || status >= 400);
    }
}
