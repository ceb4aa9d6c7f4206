package dev.gatecrash.benchmark;

import java.net.URI;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** What a fresh issuer would cost at least if each had a Jetty of its own. */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class JettyBenchmark {

    @Benchmark
    public URI startAndStop() throws Exception {
        try (BareJetty jetty = new BareJetty(1, () -> 1)) {
            return jetty.plain();
        }
    }
}
