package app;

import static dev.gatecrash.assertj.GatecrashAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.http.Endpoint;
import dev.gatecrash.junit.AuthorizationServerExtension;
import dev.gatecrash.junit.ForEachPersona;
import dev.gatecrash.junit.Issuer;
import dev.gatecrash.junit.WithAuthorizationServer;
import dev.gatecrash.persona.Persona;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.net.URI;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way to ask for an issuer, on whatever JUnit this runs, classes and methods at the same time. */
class JunitTest {

    private static final URI RESOURCE = URI.create("http://127.0.0.1:9/app");

    private static void runAFlow(AuthorizationServer auth) {
        auth.flow().user("alice").authorizeAt(auth.issuer(), RESOURCE);
    }

    /** Nobody else's traffic is in its journal, however many run at the same time. */
    private static void runAFlowAlone(AuthorizationServer auth) {
        assertThat(auth.journal().exchanges()).isEmpty();
        runAFlow(auth);
        assertThat(auth).received(Endpoint.TOKEN).once();
    }

    @Test
    void it_is_this_junit() {
        assertThat(Test.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath())
                .endsWith("/junit-jupiter-api-" + System.getProperty("junit.version") + ".jar");
    }

    @Nested
    @WithAuthorizationServer
    class EachInvocation {
        @Test
        void of_a_test(AuthorizationServer auth) {
            runAFlowAlone(auth);
        }

        @RepeatedTest(3)
        void of_a_repeated_test(AuthorizationServer auth) {
            runAFlowAlone(auth);
        }

        @ParameterizedTest
        @ValueSource(strings = {"a", "b", "c"})
        void of_a_parameterized_test(String argument, AuthorizationServer auth) {
            runAFlowAlone(auth);
        }

        @ForEachPersona
        void of_a_test_template(Persona persona, AuthorizationServer auth) {
            assertThat(auth.journal().exchanges()).isEmpty();
        }

        @TestFactory
        Stream<DynamicTest> of_a_factory(AuthorizationServer auth) {
            return Stream.of(DynamicTest.dynamicTest("flow", () -> runAFlow(auth)));
        }

        @Nested
        class Inside {
            @Test
            void of_a_nested_class(AuthorizationServer auth) {
                runAFlowAlone(auth);
            }
        }
    }

    @Nested
    @WithAuthorizationServer
    class TheConstructorAndTheSetUp {
        private final AuthorizationServer constructed;
        private AuthorizationServer setUp;

        TheConstructorAndTheSetUp(AuthorizationServer auth) {
            constructed = auth;
        }

        @BeforeEach
        void setUp(AuthorizationServer auth) {
            setUp = auth;
        }

        @RepeatedTest(3)
        void get_what_the_test_gets(AuthorizationServer auth) {
            assertThat(auth).isSameAs(constructed).isSameAs(setUp);
            runAFlowAlone(auth);
        }
    }

    @Nested
    @WithAuthorizationServer
    @TestInstance(Lifecycle.PER_CLASS)
    class OneInstance {
        private AuthorizationServer ofAll;

        @BeforeAll
        void start(AuthorizationServer auth) {
            ofAll = auth;
        }

        @RepeatedTest(3)
        void has_one_issuer(AuthorizationServer auth) {
            assertThat(auth).isSameAs(ofAll);
            runAFlow(auth);
        }

        @Nested
        class Inside {
            @Test
            void has_the_same(AuthorizationServer auth) {
                assertThat(auth).isSameAs(ofAll);
            }
        }
    }

    @Nested
    @WithAuthorizationServer
    class SeveralIssuers {
        @Test
        void are_told_apart(
                AuthorizationServer auth, @Issuer("other") AuthorizationServer other, @Other AuthorizationServer same) {
            assertThat(other.issuer()).isNotEqualTo(auth.issuer());
            assertThat(same).isSameAs(other);
        }
    }

    @Retention(RetentionPolicy.RUNTIME)
    @Issuer("other")
    @interface Other {}

    @Retention(RetentionPolicy.RUNTIME)
    @WithAuthorizationServer
    @interface Composed {}

    @Nested
    class Inherited extends FromAnnotated {
        @Test
        void annotation(AuthorizationServer auth) {
            runAFlowAlone(auth);
        }
    }

    @WithAuthorizationServer
    abstract static class FromAnnotated {}

    @Nested
    @Composed
    class ComposedOn {
        @Test
        void a_class(AuthorizationServer auth) {
            runAFlowAlone(auth);
        }
    }

    @Test
    @Composed
    void composed_on_a_method(AuthorizationServer auth) {
        runAFlowAlone(auth);
    }

    @Nested
    class Registered {
        @RegisterExtension
        final AuthorizationServerExtension issuers =
                AuthorizationServerExtension.with(s -> s.scopes("notes:read")).and("mail", s -> s.scopes("mail:read"));

        @RepeatedTest(2)
        void has_its_settings(AuthorizationServer auth, @Issuer("mail") AuthorizationServer mail) {
            assertThat(auth).metadata().supports("scopes_supported", "notes:read");
            assertThat(mail).metadata().supports("scopes_supported", "mail:read");
        }
    }
}
