package dev.gatecrash.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatecrash.AuthorizationServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

class LifetimeTest {

    @Test
    void everything_that_belongs_to_one_test_gets_the_same_issuer_and_the_next_test_another() {
        assertThat(Runs.failures(Runs.run(AskedForByTests.class))).isEmpty();

        assertThat(AskedForByTests.SEEN.all()).hasSize(8);
        assertThat(AskedForByTests.SEEN.distinct()).isEqualTo(2);
        assertThat(AskedForByTests.SEEN.anyOpen()).isFalse();
    }

    @WithAuthorizationServer
    static class AskedForByTests {
        static final Seen SEEN = new Seen();
        final AuthorizationServer constructed;

        AskedForByTests(AuthorizationServer auth) {
            SEEN.add(auth);
            constructed = auth;
        }

        @BeforeEach
        void set_up(AuthorizationServer auth) {
            SEEN.add(auth);
            assertThat(auth).isSameAs(constructed);
        }

        @Test
        void first(AuthorizationServer auth) {
            SEEN.add(auth);
            assertThat(auth).isSameAs(constructed);
        }

        @Test
        void second(AuthorizationServer auth) {
            SEEN.add(auth);
            assertThat(auth).isSameAs(constructed);
        }

        @AfterEach
        void tear_down(AuthorizationServer auth) {
            SEEN.add(auth);
            assertThat(auth).isSameAs(constructed);
            assertThat(Runs.isOpen(auth)).isTrue();
        }
    }

    @Test
    void an_issuer_asked_for_in_before_all_is_the_classs_and_every_test_finds_it_reset() {
        assertThat(Runs.failures(Runs.run(AskedForInBeforeAll.class))).isEmpty();

        assertThat(AskedForInBeforeAll.SEEN.distinct()).isEqualTo(1);
        assertThat(AskedForInBeforeAll.SEEN.anyOpen()).isFalse();
    }

    @WithAuthorizationServer
    static class AskedForInBeforeAll {
        static final Seen SEEN = new Seen();

        @BeforeAll
        static void start(AuthorizationServer auth) {
            SEEN.add(auth);
        }

        @RepeatedTest(3)
        void finds_no_traffic_but_its_own(AuthorizationServer auth) {
            SEEN.add(auth);
            assertThat(auth.journal().exchanges()).isEmpty();
            Runs.status(auth);
            assertThat(auth.journal().exchanges()).hasSize(1);
        }

        @Nested
        class Inside {
            @BeforeEach
            void set_up(AuthorizationServer auth) {
                SEEN.add(auth);
            }

            @RepeatedTest(2)
            void finds_no_traffic_but_its_own(AuthorizationServer auth) {
                SEEN.add(auth);
                assertThat(auth.journal().exchanges()).isEmpty();
                Runs.status(auth);
            }
        }

        @AfterAll
        static void stop(AuthorizationServer auth) {
            SEEN.add(auth);
            assertThat(Runs.isOpen(auth)).isTrue();
        }
    }

    @Test
    void the_constructor_of_a_single_instance_asks_for_the_class() {
        assertThat(Runs.failures(Runs.run(SingleInstance.class))).isEmpty();

        assertThat(SingleInstance.SEEN.all()).hasSize(3);
        assertThat(SingleInstance.SEEN.distinct()).isEqualTo(1);
        assertThat(SingleInstance.SEEN.anyOpen()).isFalse();
    }

    @WithAuthorizationServer
    @TestInstance(Lifecycle.PER_CLASS)
    static class SingleInstance {
        static final Seen SEEN = new Seen();

        SingleInstance(AuthorizationServer auth) {
            SEEN.add(auth);
        }

        @RepeatedTest(2)
        void finds_it_reset(AuthorizationServer auth) {
            SEEN.add(auth);
            assertThat(auth.journal().exchanges()).isEmpty();
            Runs.status(auth);
        }
    }

    @Test
    void a_single_instance_whose_tests_ask_gets_one_for_each_test() {
        assertThat(Runs.failures(Runs.run(SingleInstanceWhoseTestsAsk.class))).isEmpty();

        assertThat(SingleInstanceWhoseTestsAsk.SEEN.all()).hasSize(4);
        assertThat(SingleInstanceWhoseTestsAsk.SEEN.distinct()).isEqualTo(2);
    }

    @WithAuthorizationServer
    @TestInstance(Lifecycle.PER_CLASS)
    static class SingleInstanceWhoseTestsAsk {
        static final Seen SEEN = new Seen();

        @BeforeEach
        void set_up(AuthorizationServer auth) {
            SEEN.add(auth);
        }

        @RepeatedTest(2)
        void asks(AuthorizationServer auth) {
            SEEN.add(auth);
        }
    }

    @Test
    void a_constructor_that_fails_leaves_no_issuer_behind() {
        assertThat(Runs.failures(Runs.run(FailingConstructor.class))).hasSize(2);

        assertThat(FailingConstructor.SEEN.distinct()).isEqualTo(2);
        assertThat(FailingConstructor.SEEN.anyOpen()).isFalse();
    }

    @WithAuthorizationServer
    static class FailingConstructor {
        static final Seen SEEN = new Seen();

        FailingConstructor(AuthorizationServer auth) {
            SEEN.add(auth);
            throw new IllegalStateException("no instance");
        }

        @RepeatedTest(2)
        void is_never_reached() {}
    }
}
