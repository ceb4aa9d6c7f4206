package dev.gatecrash.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatecrash.AuthorizationServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

class NestedLifetimeTest {

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
    void an_inner_class_may_have_an_issuer_of_its_own() {
        assertThat(Runs.failures(Runs.run(IssuerOfInnerClass.class))).isEmpty();

        assertThat(IssuerOfInnerClass.OUTER.distinct()).isEqualTo(2);
        assertThat(IssuerOfInnerClass.INNER.all()).hasSize(3);
        assertThat(IssuerOfInnerClass.INNER.distinct()).isEqualTo(1);
        assertThat(IssuerOfInnerClass.INNER.anyOpen()).isFalse();
    }

    @WithAuthorizationServer
    static class IssuerOfInnerClass {
        static final Seen OUTER = new Seen();
        static final Seen INNER = new Seen();

        @RepeatedTest(2)
        void asks(AuthorizationServer auth) {
            OUTER.add(auth);
        }

        @Nested
        class Inside {
            @BeforeAll
            static void start(AuthorizationServer auth) {
                INNER.add(auth);
                assertThat(OUTER.all()).doesNotContain(auth);
            }

            @RepeatedTest(2)
            void asks(AuthorizationServer auth) {
                INNER.add(auth);
            }
        }
    }
}
