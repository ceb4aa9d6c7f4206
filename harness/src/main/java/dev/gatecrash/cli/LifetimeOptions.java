package dev.gatecrash.cli;

import dev.gatecrash.AuthorizationServerBuilder;
import dev.gatecrash.token.Lifetime;
import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import picocli.CommandLine.Option;

/** How long things work. */
final class LifetimeOptions {

    /** The kinds, for the help. */
    static final class Kinds implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return LifetimeName.names().iterator();
        }
    }

    @Option(
            names = "--lifetime",
            paramLabel = "KIND=DURATION",
            converter = {LifetimeName.class, DurationText.class},
            completionCandidates = Kinds.class,
            description =
                    "How long something works, such as access-token=5m; repeatable. Kinds: ${COMPLETION-CANDIDATES}.")
    private Map<Lifetime, Duration> lifetimes = Map.of();

    void applyTo(AuthorizationServerBuilder settings) {
        lifetimes.forEach(settings::lifetime);
    }
}
