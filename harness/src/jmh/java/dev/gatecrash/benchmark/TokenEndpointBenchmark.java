package dev.gatecrash.benchmark;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** Client credentials over keep-alive connections, one for each thread. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class TokenEndpointBenchmark {

    @Benchmark
    public String issuer(HttpState state, HttpState.Connections connections) throws IOException {
        return connections.subject.send(state.tokenRequest, 200);
    }

    @Benchmark
    public String jettyAndSignature(HttpState state, HttpState.Connections connections) throws IOException {
        return connections.floor.send(state.signedRequest, 200);
    }

    @Benchmark
    public String jetty(HttpState state, HttpState.Connections connections) throws IOException {
        return connections.floor.send(state.plainRequest, 200);
    }
}
