package dev.gatecrash.benchmark;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** The authorization code flow of a pre-registered public client, with PKCE; the redirect is read, not followed. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class CodeFlowBenchmark {

    @Benchmark
    public String issuer(HttpState state, HttpState.Connections connections) throws IOException {
        String redirect = connections.subject.send(state.authorizationRequest, 302);
        return connections.subject.send(state.subject.codeRequest(Subject.code(redirect)), 200);
    }

    @Benchmark
    public String jettyAndSignature(HttpState state, HttpState.Connections connections) throws IOException {
        connections.floor.send(state.plainRequest, 200);
        return connections.floor.send(state.signedRequest, 200);
    }
}
