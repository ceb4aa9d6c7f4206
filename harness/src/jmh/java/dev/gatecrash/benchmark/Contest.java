package dev.gatecrash.benchmark;

import dev.gatecrash.benchmark.Comparison.Unit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Contenders by turns, each in a fresh JVM, all asked by the same client in this one. The first of them is the floor. */
final class Contest {

    /** What is measured of each. */
    private enum Figure {
        METADATA("cold JVM to the first metadata", Unit.MILLIS),
        TOKEN("cold JVM to the first token", Unit.MILLIS),
        END("told to end, to the end of the JVM", Unit.MILLIS),
        MEMORY("peak memory at the first token", Unit.MIB),
        ONE("token requests, 1 connection", Unit.RATE),
        EIGHT("token requests, 8 connections", Unit.RATE),
        FLOW("code flows, 1 connection", Unit.RATE),
        ISSUER("fresh issuer with its first token, warm", Unit.MICROS);

        private final String what;
        private final Unit unit;

        Figure(String what, Unit unit) {
            this.what = what;
            this.unit = unit;
        }
    }

    private static final int FRESH_ISSUERS = 15;
    private static final double NANOS_IN_MICRO = 1_000;

    private final List<Contender> contenders;
    private final Map<Contender, Map<Figure, List<Double>>> figures = new HashMap<>();

    Contest(List<Contender> contenders) {
        this.contenders = List.copyOf(contenders);
    }

    /** Measures so many cold starts, and so many warm servers, of each; gives every figure beside the floor's. */
    List<Comparison> measure(int cold, int warm) throws IOException, InterruptedException {
        for (int i = 0; i < cold; i++) {
            for (Contender contender : contenders) {
                cold(contender);
            }
        }
        for (int i = 0; i < warm; i++) {
            for (Contender contender : contenders) {
                warm(contender);
            }
        }
        List<Comparison> all = new ArrayList<>();
        for (Figure figure : Figure.values()) {
            for (Contender contender : contenders.subList(1, contenders.size())) {
                all.add(new Comparison(
                        figure.what + ": " + contender.name(),
                        contenders.get(0).name(),
                        figure.unit,
                        of(contender, figure),
                        of(contenders.get(0), figure)));
            }
        }
        return all;
    }

    private void cold(Contender contender) throws IOException {
        long start = System.nanoTime();
        RunningPeer peer = new RunningPeer(contender);
        try (peer;
                WireClient client = new WireClient(peer.address())) {
            client.send(peer.metadataRequest(), 200);
            note(contender, Figure.METADATA, start, 1);
            client.send(peer.tokenRequest(), 200);
            note(contender, Figure.TOKEN, start, 1);
            of(contender, Figure.MEMORY).add(peer.peakMemory());
            start = System.nanoTime();
        }
        note(contender, Figure.END, start, 1);
    }

    private void warm(Contender contender) throws IOException, InterruptedException {
        try (RunningPeer peer = new RunningPeer(contender)) {
            Pace pace = new Pace(peer);
            pace.tokens(8);
            pace.settleTokens();
            of(contender, Figure.ONE).add(pace.tokens(1));
            of(contender, Figure.EIGHT).add(pace.tokens(8));
            if (peer.codeFlow().isPresent()) {
                pace.settleFlows();
                of(contender, Figure.FLOW).add(pace.flows());
            }
            peer.freshIssuer(FRESH_ISSUERS);
            of(contender, Figure.ISSUER).add(peer.freshIssuer(FRESH_ISSUERS));
        }
    }

    private void note(Contender contender, Figure figure, long start, int times) {
        of(contender, figure).add((System.nanoTime() - start) / NANOS_IN_MICRO / times);
    }

    private List<Double> of(Contender contender, Figure figure) {
        return figures.computeIfAbsent(contender, c -> new EnumMap<>(Figure.class))
                .computeIfAbsent(figure, f -> new ArrayList<>());
    }
}
