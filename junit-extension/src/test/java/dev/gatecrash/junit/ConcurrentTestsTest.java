package dev.gatecrash.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatecrash.AuthorizationServer;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

class ConcurrentTestsTest {

    @Test
    void no_reset_hits_a_test_that_is_running() {
        assertThat(Runs.failures(Runs.runConcurrently(SharedByConcurrentTests.class)))
                .isEmpty();

        assertThat(SharedByConcurrentTests.ENDED.getCount()).isZero();
    }

    /** One test outlives the other, whose end must not take the first one's traffic away. */
    @ExtendWith(TellsWhenATestHasEnded.class)
    @WithAuthorizationServer
    static class SharedByConcurrentTests {
        static final CountDownLatch STARTED = new CountDownLatch(1);
        static final CountDownLatch ENDED = new CountDownLatch(1);

        @BeforeAll
        static void start(AuthorizationServer auth) {
            assertThat(Runs.isOpen(auth)).isTrue();
        }

        @Test
        void longer(AuthorizationServer auth) throws InterruptedException {
            Runs.status(auth);
            int before = auth.journal().exchanges().size();
            STARTED.countDown();

            assertThat(ENDED.await(60, TimeUnit.SECONDS)).isTrue();

            assertThat(auth.journal().exchanges()).hasSizeGreaterThan(before);
        }

        @Test
        void shorter(AuthorizationServer auth) throws InterruptedException {
            assertThat(STARTED.await(60, TimeUnit.SECONDS)).isTrue();
            Runs.status(auth);
        }
    }

    /** Its value is stored before ours, so that JUnit closes it after ours: then the test is really over. */
    static class TellsWhenATestHasEnded implements BeforeEachCallback {
        @Override
        public void beforeEach(ExtensionContext context) {
            if (context.getRequiredTestMethod().getName().equals("shorter")) {
                context.getStore(Namespace.create(TellsWhenATestHasEnded.class))
                        .put("end", new Telling(SharedByConcurrentTests.ENDED));
            }
        }
    }

    @SuppressWarnings("deprecation")
    record Telling(CountDownLatch latch) implements CloseableResource, AutoCloseable {
        @Override
        public void close() {
            latch.countDown();
        }
    }

    @Test
    void tests_that_run_one_after_the_other_are_reset_though_others_run_concurrently() {
        assertThat(Runs.failures(Runs.runConcurrently(OneAfterTheOther.class))).isEmpty();
    }

    @WithAuthorizationServer
    @Execution(ExecutionMode.SAME_THREAD)
    @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
    static class OneAfterTheOther {
        @BeforeAll
        static void start(AuthorizationServer auth) {
            assertThat(Runs.isOpen(auth)).isTrue();
        }

        @Test
        @Order(1)
        void first(AuthorizationServer auth) {
            Runs.status(auth);
        }

        @Test
        @Order(2)
        void second(AuthorizationServer auth) {
            assertThat(auth.journal().exchanges()).isEmpty();
        }
    }

    @Test
    void concurrent_tests_and_their_constructors_do_not_mix_up_their_issuers() {
        assertThat(Runs.failures(Runs.runConcurrently(ManyConstructors.class))).isEmpty();

        assertThat(ManyConstructors.SEEN.distinct()).isEqualTo(50);
        assertThat(ManyConstructors.SEEN.anyOpen()).isFalse();
    }

    @WithAuthorizationServer
    static class ManyConstructors {
        static final Seen SEEN = new Seen();
        final AuthorizationServer constructed;

        ManyConstructors(AuthorizationServer auth) {
            SEEN.add(auth);
            constructed = auth;
        }

        @RepeatedTest(50)
        void gets_what_its_constructor_got(AuthorizationServer auth) {
            Runs.status(auth);

            assertThat(auth).isSameAs(constructed);
            assertThat(auth.journal().exchanges()).hasSize(1);
        }
    }
}
