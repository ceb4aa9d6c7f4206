package dev.gatecrash.benchmark;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.client.Client;
import dev.gatecrash.http.Endpoint;
import dev.gatecrash.key.SigningAlgorithm;
import dev.gatecrash.token.Token;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A fresh isolated issuer, in a JVM whose host runs. One other issuer stays open, so that the host is never idle. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@SuppressWarnings("NullAway.Init") // JMH calls the set-up before all else
public class IssuerBenchmark {

    @Param({"ES256", "RS256"})
    public SigningAlgorithm algorithm;

    private AuthorizationServer other;
    private WireClient client;

    @Setup
    public void open() throws IOException {
        other = AuthorizationServer.start();
        other.keys().current();
        client = new WireClient(other.issuer());
    }

    @TearDown
    public void close() throws IOException {
        client.close();
        other.close();
    }

    @Benchmark
    public URI startAndClose() {
        try (AuthorizationServer auth = start()) {
            return auth.issuer();
        }
    }

    @Benchmark
    public Token startMintAndClose() {
        try (AuthorizationServer auth = start()) {
            return auth.token().audience(Subject.RESOURCE).scope(Subject.SCOPE).mint();
        }
    }

    /** Over a connection that is open already. */
    @Benchmark
    public String startAskAndClose() throws IOException {
        try (AuthorizationServer auth = AuthorizationServer.builder()
                .algorithm(algorithm)
                .client(Client.confidentialClient("machine", "secret"))
                .start()) {
            return client.send(WireClient.post(auth.url(Endpoint.TOKEN), Subject.CLIENT_CREDENTIALS), 200);
        }
    }

    private AuthorizationServer start() {
        return AuthorizationServer.builder().algorithm(algorithm).start();
    }
}
