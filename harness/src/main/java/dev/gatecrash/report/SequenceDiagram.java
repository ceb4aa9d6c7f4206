package dev.gatecrash.report;

import dev.gatecrash.http.Endpoint;
import dev.gatecrash.http.Exchange;
import dev.gatecrash.http.Party;
import dev.gatecrash.report.Arrow.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/**
 * A conversation as arrows between those who take part: browser, client, MCP server, authorization server. Immutable.
 *
 * <p>Who sent a request is told from the request alone, so a caller that gives no sign of itself is called just that.
 */
public final class SequenceDiagram {

    private final List<Arrow> arrows;
    private final List<Party> parties;

    private SequenceDiagram(List<Arrow> arrows) {
        this.arrows = List.copyOf(arrows);
        EnumSet<Party> present = EnumSet.noneOf(Party.class);
        arrows.forEach(arrow -> present.addAll(EnumSet.of(arrow.from(), arrow.to())));
        this.parties = List.copyOf(present);
    }

    /** The diagram of these exchanges, in whatever order. */
    public static SequenceDiagram of(List<Exchange> exchanges) {
        List<Exchange> ordered = exchanges.stream()
                .sorted(Comparator.comparing(e -> e.timing().began()))
                .toList();
        return new SequenceDiagram(arrows(ordered, new Callers(ordered)));
    }

    /** As plain text of at most 110 columns; of a long conversation the newest exchanges. */
    public String text() {
        return new TextDiagram(parties, arrows).draw();
    }

    /** The arrows, in order; an answer comes after whatever was asked in the meantime. */
    List<Arrow> arrows() {
        return arrows;
    }

    /** Those who take part, from left to right. */
    List<Party> parties() {
        return parties;
    }

    private record Open(int number, Party from, Exchange exchange) {}

    private static List<Arrow> arrows(List<Exchange> ordered, Callers callers) {
        List<Arrow> arrows = new ArrayList<>();
        List<Open> open = new ArrayList<>();
        for (Exchange exchange : ordered) {
            open.stream()
                    .filter(o -> !o.exchange()
                            .timing()
                            .ended()
                            .isAfter(exchange.timing().began()))
                    .sorted(byEnd())
                    .toList()
                    .forEach(o -> close(o, open, arrows));
            Open next = new Open(arrows.isEmpty() ? 1 : highest(arrows) + 1, callers.of(exchange), exchange);
            arrows.add(new Arrow(
                    next.number(), Kind.REQUEST, next.from(), exchange.to(), Labels.request(exchange), exchange));
            open.add(next);
        }
        open.stream().sorted(byEnd()).toList().forEach(o -> close(o, open, arrows));
        return arrows;
    }

    private static void close(Open o, List<Open> open, List<Arrow> arrows) {
        Exchange exchange = o.exchange();
        open.remove(o);
        arrows.add(new Arrow(o.number(), Kind.ANSWER, exchange.to(), o.from(), Labels.answer(exchange), exchange));
        if (exchange.endpoint().equals(Optional.of(Endpoint.AUTHORIZATION))) {
            Labels.redirect(exchange)
                    .ifPresent(label -> arrows.add(
                            new Arrow(o.number(), Kind.REDIRECT, Party.BROWSER, Party.CLIENT, label, exchange)));
        }
    }

    private static int highest(List<Arrow> arrows) {
        return arrows.stream().mapToInt(Arrow::number).max().orElse(0);
    }

    private static Comparator<Open> byEnd() {
        return Comparator.comparing(o -> o.exchange().timing().ended());
    }
}
