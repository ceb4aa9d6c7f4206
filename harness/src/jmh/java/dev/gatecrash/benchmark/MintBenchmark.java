package dev.gatecrash.benchmark;

import com.nimbusds.jose.util.Base64URL;
import dev.gatecrash.key.SigningAlgorithm;
import dev.gatecrash.token.Token;
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

/** A token minted in process, and the bare signature in it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@SuppressWarnings("NullAway.Init") // JMH calls the set-up before all else
public class MintBenchmark {

    @Param({"ES256", "RS256"})
    public SigningAlgorithm algorithm;

    private Subject subject;
    private BareSignature floor;

    @Setup
    public void open() throws Exception {
        subject = new Subject(algorithm);
        floor = BareSignature.like(mint().value(), algorithm);
    }

    @TearDown
    public void close() {
        subject.close();
    }

    @Benchmark
    public Token mint() {
        return subject.auth()
                .token()
                .audience(Subject.RESOURCE)
                .scope(Subject.SCOPE)
                .mint();
    }

    @Benchmark
    public Base64URL signature() {
        return floor.sign();
    }
}
