package dev.gatecrash.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatecrash.AuthorizationServer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class FailureOutputTest {

    @Test
    void a_failure_keeps_its_type_and_message_and_shows_what_its_issuers_saw() {
        Throwable failure = Runs.onlyFailure(Failing.class);

        assertThat(failure).isExactlyInstanceOf(ArithmeticException.class).hasMessage("of the test");
        assertThat(failure.getSuppressed()).hasSize(1);
        assertThat(failure.getSuppressed()[0].getStackTrace()).isEmpty();
        assertThat(printed(failure))
                .containsPattern("Suppressed: what issuer http://127\\.0\\.0\\.1:\\d+/as\\d+ saw\\R"
                        + " +Caller +Authorization server\\R"
                        + " +1  \\|-+ GET oauth-authorization-server -+>\\|\\R"
                        + " +\\|<\\.+ 200 \\.+\\|\\R"
                        + "what issuer http://127\\.0\\.0\\.1:\\d+/as\\d+ saw\\R"
                        + "  nothing was asked of this issuer\\R"
                        + "the whole of it, with every token decoded: /.*/target/gatecrash/"
                        + "dev\\.gatecrash\\.junit\\.FailureOutputTest\\.Failing\\.fails\\.html");
    }

    @WithAuthorizationServer
    static class Failing {
        @Test
        void fails(AuthorizationServer auth, @Issuer("other") AuthorizationServer other) {
            Runs.status(auth);
            throw new ArithmeticException("of the test");
        }
    }

    @Test
    void a_failure_shows_the_issuer_of_the_class_too() {
        assertThat(printed(Runs.onlyFailure(FailingWithClassIssuer.class)))
                .containsOnlyOnce("Suppressed: what issuer")
                .contains("GET oauth-authorization-server");
    }

    @WithAuthorizationServer
    static class FailingWithClassIssuer {
        @BeforeAll
        static void start(AuthorizationServer auth) {
            Runs.status(auth);
        }

        @Test
        void fails() {
            throw new ArithmeticException("of the test");
        }
    }

    @Test
    void failures_around_the_test_show_the_journal() {
        assertThat(printed(Runs.onlyFailure(FailingBeforeAll.class))).contains("Suppressed: what issuer");
        assertThat(printed(Runs.onlyFailure(FailingBeforeEach.class))).contains("Suppressed: what issuer");
        assertThat(printed(Runs.onlyFailure(FailingAfterEach.class))).contains("Suppressed: what issuer");
        assertThat(printed(Runs.onlyFailure(FailingConstructor.class))).contains("Suppressed: what issuer");
    }

    @WithAuthorizationServer
    static class FailingBeforeAll {
        @BeforeAll
        static void fails(AuthorizationServer auth) {
            throw new ArithmeticException("of " + auth);
        }

        @Test
        void is_never_reached() {}
    }

    @WithAuthorizationServer
    static class FailingBeforeEach {
        @BeforeEach
        void fails(AuthorizationServer auth) {
            throw new ArithmeticException("of " + auth);
        }

        @Test
        void is_never_reached() {}
    }

    @WithAuthorizationServer
    static class FailingAfterEach {
        @Test
        void passes() {}

        @AfterEach
        void fails(AuthorizationServer auth) {
            throw new ArithmeticException("of " + auth);
        }
    }

    @WithAuthorizationServer
    static class FailingConstructor {
        FailingConstructor(AuthorizationServer auth) {
            throw new ArithmeticException("of " + auth);
        }

        @Test
        void is_never_reached() {}
    }

    @Test
    void a_dynamic_test_that_fails_shows_the_journal() {
        Throwable failure = Runs.onlyFailure(FailingDynamically.class);

        assertThat(failure).isExactlyInstanceOf(ArithmeticException.class);
        assertThat(printed(failure)).contains("Suppressed: what issuer");
    }

    @WithAuthorizationServer
    static class FailingDynamically {
        @TestFactory
        Stream<DynamicTest> fails(AuthorizationServer auth) {
            return Stream.of(
                    DynamicTest.dynamicTest("passing", () -> Runs.status(auth)),
                    DynamicTest.dynamicTest("failing", () -> {
                        throw new ArithmeticException("of the dynamic test");
                    }));
        }
    }

    @Test
    void a_long_journal_is_shown_from_its_newest_lines() {
        assertThat(printed(Runs.onlyFailure(FailingAfterManyRequests.class)))
                .contains("(110 older exchanges left out)", " 150  |")
                .doesNotContain("  110  |");
    }

    @WithAuthorizationServer
    static class FailingAfterManyRequests {
        @Test
        void fails(AuthorizationServer auth) {
            for (int i = 0; i < 150; i++) {
                Runs.status(auth);
            }
            throw new ArithmeticException("of the test");
        }
    }

    @Test
    void an_aborted_test_shows_nothing() {
        var aborted = Runs.run(Aborted.class).testEvents().aborted().list();

        assertThat(aborted).hasSize(1);
        assertThat(aborted.get(0)
                        .getRequiredPayload(org.junit.platform.engine.TestExecutionResult.class)
                        .getThrowable()
                        .orElseThrow()
                        .getSuppressed())
                .isEmpty();
    }

    @WithAuthorizationServer
    static class Aborted {
        @Test
        void is_aborted(AuthorizationServer auth) {
            Assumptions.abort("not here " + auth);
        }
    }

    @Test
    void a_failure_without_issuers_is_left_alone() {
        assertThat(Runs.onlyFailure(FailingWithoutIssuer.class).getSuppressed()).isEmpty();
    }

    @WithAuthorizationServer
    static class FailingWithoutIssuer {
        @Test
        void fails() {
            throw new ArithmeticException("of the test");
        }
    }

    private static String printed(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
