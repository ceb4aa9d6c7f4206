package dev.gatecrash.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatecrash.AuthorizationServer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InvocationLifetimeTest {

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
}
