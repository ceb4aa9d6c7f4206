package dev.gatecrash.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatecrash.AuthorizationServer;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineExecutionResults;

class IsolationTest {

    @Test
    void a_thousand_issuers_of_two_classes_that_run_at_the_same_time_share_nothing() {
        EngineExecutionResults results = Runs.runConcurrently(OneHalf.class, OtherHalf.class);

        assertThat(Runs.failures(results)).isEmpty();
        assertThat(results.testEvents().succeeded().count()).isEqualTo(1_000);
    }

    /** Counted down by either class when it begins; none goes on alone. */
    private static final CountDownLatch BOTH = new CountDownLatch(2);

    private static void meet() throws InterruptedException {
        BOTH.countDown();
        assertThat(BOTH.await(60, TimeUnit.SECONDS)).as("both classes run").isTrue();
    }

    @WithAuthorizationServer
    static class OneHalf {
        @BeforeAll
        static void meet_the_other() throws InterruptedException {
            meet();
        }

        @RepeatedTest(500)
        void shares_nothing(AuthorizationServer auth) {
            Isolation.check(auth);
        }
    }

    @WithAuthorizationServer
    static class OtherHalf {
        @BeforeAll
        static void meet_the_other() throws InterruptedException {
            meet();
        }

        @RepeatedTest(500)
        void shares_nothing(AuthorizationServer auth) {
            Isolation.check(auth);
        }
    }
}
