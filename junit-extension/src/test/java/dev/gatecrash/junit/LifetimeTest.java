package dev.gatecrash.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatecrash.AuthorizationServer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
    void constructors_of_nested_instances_share_the_issuer_of_their_test() {
        assertThat(Runs.failures(Runs.run(NestedInstances.class))).isEmpty();

        assertThat(NestedInstances.SEEN.all()).hasSize(6);
        assertThat(NestedInstances.SEEN.distinct()).isEqualTo(2);
        assertThat(NestedInstances.SEEN.anyOpen()).isFalse();
    }

    @WithAuthorizationServer
    static class NestedInstances {
        static final Seen SEEN = new Seen();

        NestedInstances(AuthorizationServer auth) {
            SEEN.add(auth);
        }

        @Nested
        class Inside {
            final AuthorizationServer constructed;

            Inside(AuthorizationServer auth) {
                SEEN.add(auth);
                constructed = auth;
            }

            @RepeatedTest(2)
            void asks(AuthorizationServer auth) {
                SEEN.add(auth);
                assertThat(auth).isSameAs(constructed);
            }
        }
    }

    @Test
    void a_single_inner_instance_keeps_the_issuer_that_its_outer_instance_asked_for() {
        assertThat(Runs.failures(Runs.run(SingleInside.class))).isEmpty();

        assertThat(SingleInside.SEEN.all()).hasSize(4);
        assertThat(SingleInside.SEEN.distinct()).isEqualTo(1);
        assertThat(SingleInside.SEEN.anyOpen()).isFalse();
    }

    @WithAuthorizationServer
    static class SingleInside {
        static final Seen SEEN = new Seen();

        SingleInside(AuthorizationServer auth) {
            SEEN.add(auth);
        }

        @Nested
        @TestInstance(Lifecycle.PER_CLASS)
        class Inside {
            @RepeatedTest(3)
            void asks(AuthorizationServer auth) {
                SEEN.add(auth);
                assertThat(Runs.isOpen(auth)).isTrue();
                assertThat(auth.journal().exchanges()).hasSize(1);
            }
        }
    }

    @Test
    void every_invocation_of_a_parameterized_test_is_a_test() {
        assertThat(Runs.failures(Runs.run(Parameterized.class))).isEmpty();

        assertThat(Parameterized.SEEN.all()).hasSize(3);
        assertThat(Parameterized.SEEN.distinct()).isEqualTo(3);
        assertThat(Parameterized.SEEN.anyOpen()).isFalse();
    }

    @WithAuthorizationServer
    static class Parameterized {
        static final Seen SEEN = new Seen();

        @ParameterizedTest
        @ValueSource(strings = {"a", "b", "c"})
        void asks(String argument, AuthorizationServer auth) {
            SEEN.add(auth);
            assertThat(argument).hasSize(1);
        }
    }

    @Test
    void the_dynamic_tests_of_a_factory_share_the_factorys_issuer() {
        assertThat(Runs.failures(Runs.run(Dynamic.class))).isEmpty();

        assertThat(Dynamic.SEEN.all()).hasSize(3);
        assertThat(Dynamic.SEEN.distinct()).isEqualTo(1);
        assertThat(Dynamic.SEEN.anyOpen()).isFalse();
    }

    @WithAuthorizationServer
    static class Dynamic {
        static final Seen SEEN = new Seen();

        @TestFactory
        Stream<DynamicTest> asks(AuthorizationServer auth) {
            return Stream.of("a", "b", "c")
                    .map(name -> DynamicTest.dynamicTest(name, () -> {
                        SEEN.add(auth);
                        assertThat(Runs.isOpen(auth)).isTrue();
                    }));
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
