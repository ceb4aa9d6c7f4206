package dev.gatecrash.benchmark;

import dev.gatecrash.benchmark.Comparison.Unit;
import dev.gatecrash.key.SigningAlgorithm;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.openjdk.jmh.results.RunResult;

/**
 * JMH's results for one algorithm, each beside its floor.
 *
 * @param rounds what was measured
 * @param algorithm of the issuer and of the floor's signature
 */
record Sections(Rounds rounds, SigningAlgorithm algorithm) {

    private static final String ISSUER = "IssuerBenchmark.startAndClose";
    private static final String ISSUER_WITH_KEY = "IssuerBenchmark.startMintAndClose";
    private static final String ISSUER_ASKED = "IssuerBenchmark.startAskAndClose";
    private static final String JETTY = "JettyBenchmark.startAndStop";
    private static final String SIGNATURE = "MintBenchmark.signature";

    Section issuer() {
        return section(
                "Fresh isolated issuer",
                "Without a key in use: what part of a Jetty of its own an issuer costs. With its own key: how many times"
                        + " as long as one signature it takes to start an issuer, mint a token and close it.",
                inProcess("start, close: median", ISSUER, "Jetty", JETTY, Rounds.MEDIAN),
                inProcess("start, close: p99", ISSUER, "Jetty", JETTY, Rounds.P99),
                inProcess("start, mint, close: median", ISSUER_WITH_KEY, "signature", SIGNATURE, Rounds.MEDIAN),
                inProcess("start, mint, close: p99", ISSUER_WITH_KEY, "signature", SIGNATURE, Rounds.P99),
                inProcess(
                        "start, token over HTTP, close: median", ISSUER_ASKED, "signature", SIGNATURE, Rounds.MEDIAN));
    }

    Section mint() {
        String mint = "MintBenchmark.mint";
        return section(
                "Mint in process",
                "How many times as long as its signature a token takes.",
                inProcess("mint: median", mint, "signature", SIGNATURE, Rounds.MEDIAN),
                inProcess("mint: p99", mint, "signature", SIGNATURE, Rounds.P99));
    }

    Section tokenEndpoint() {
        return section(
                "Token endpoint, client credentials",
                "How many times as long a token request takes as the same exchange with a bare Jetty, with and without"
                        + " one signature.",
                token(1, "Jetty, signature", "jettyAndSignature"),
                token(1, "Jetty", "jetty"),
                token(8, "Jetty, signature", "jettyAndSignature"),
                token(8, "Jetty", "jetty"));
    }

    Section codeFlow() {
        return section(
                "Authorization code flow",
                "How many times as long authorization and token request take as two requests to a bare Jetty, one of"
                        + " them with a signature.",
                new Comparison(
                        "flows, 1 connection",
                        "2 × Jetty, signature",
                        Unit.RATE,
                        figures("CodeFlowBenchmark.issuer", 1, Rounds.RATE),
                        figures("CodeFlowBenchmark.jettyAndSignature", 1, Rounds.RATE)));
    }

    private Section section(String title, String meaning, Comparison... comparisons) {
        return new Section(title + ", " + algorithm.value(), meaning, List.of(comparisons));
    }

    private Comparison inProcess(
            String what, String benchmark, String floorName, String floor, ToDoubleFunction<RunResult> figure) {
        return new Comparison(what, floorName, Unit.MICROS, figures(benchmark, 1, figure), figures(floor, 1, figure));
    }

    private Comparison token(int connections, String floorName, String floor) {
        return new Comparison(
                connections == 1 ? "requests, 1 connection" : "requests, " + connections + " connections",
                floorName,
                Unit.RATE,
                figures("TokenEndpointBenchmark.issuer", connections, Rounds.RATE),
                figures("TokenEndpointBenchmark." + floor, connections, Rounds.RATE));
    }

    private List<Double> figures(String benchmark, int threads, ToDoubleFunction<RunResult> figure) {
        return rounds.of(benchmark, algorithm, threads).stream()
                .map(figure::applyAsDouble)
                .toList();
    }
}
