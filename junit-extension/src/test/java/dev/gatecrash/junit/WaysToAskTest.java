package dev.gatecrash.junit;

import static dev.gatecrash.assertj.GatecrashAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatecrash.AuthorizationServer;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class WaysToAskTest {

    @Test
    @WithAuthorizationServer
    void a_single_method_may_be_annotated(AuthorizationServer auth) {
        assertThat(Runs.isOpen(auth)).isTrue();
    }

    @Nested
    class AnnotatedByAnother extends Base {
        @Test
        void is_annotated_too(AuthorizationServer auth) {
            assertThat(Runs.isOpen(auth)).isTrue();
        }
    }

    @Retention(RetentionPolicy.RUNTIME)
    @java.lang.annotation.Inherited
    @WithAuthorizationServer
    @interface McpTest {}

    @McpTest
    abstract static class Base {}

    @Nested
    @WithAuthorizationServer
    class SeveralIssuers {
        @Test
        void names_tell_them_apart(
                AuthorizationServer auth,
                @Issuer("other") AuthorizationServer other,
                @Issuer("other") AuthorizationServer same,
                @Other AuthorizationServer byAnnotation) {
            assertThat(other.issuer()).isNotEqualTo(auth.issuer());
            assertThat(same).isSameAs(other);
            assertThat(byAnnotation).isSameAs(other);
        }
    }

    @Retention(RetentionPolicy.RUNTIME)
    @Issuer("other")
    @interface Other {}

    @Test
    void a_static_field_gives_its_settings_and_one_issuer_for_the_class() {
        assertThat(Runs.failures(Runs.run(StaticField.class))).isEmpty();

        assertThat(StaticField.SEEN.all()).hasSize(4);
        assertThat(StaticField.SEEN.distinct()).isEqualTo(1);
        assertThat(StaticField.SEEN.anyOpen()).isFalse();
    }

    static class StaticField {
        static final Seen SEEN = new Seen();

        @RegisterExtension
        static final AuthorizationServerExtension ISSUERS =
                AuthorizationServerExtension.with(s -> s.scopes("notes:read")).and("other", s -> s.scopes("mail:read"));

        @RepeatedTest(2)
        void has_the_settings(AuthorizationServer auth, @Issuer("other") AuthorizationServer other) {
            SEEN.add(auth);
            assertThat(auth.journal().exchanges()).isEmpty();
            assertThat(auth).metadata().supports("scopes_supported", "notes:read");
            assertThat(other).metadata().supports("scopes_supported", "mail:read");
        }

        @Test
        void has_them_for_names_without_settings_of_their_own(
                AuthorizationServer auth, @Issuer("third") AuthorizationServer third) {
            SEEN.add(auth);
            assertThat(third).metadata().supports("scopes_supported", "notes:read");
        }

        @Nested
        class Inside {
            @Test
            void has_the_same(AuthorizationServer auth) {
                SEEN.add(auth);
            }
        }
    }

    @Test
    void a_field_of_the_instance_gives_one_issuer_for_each_test() {
        assertThat(Runs.failures(Runs.run(InstanceField.class))).isEmpty();

        assertThat(InstanceField.SEEN.distinct()).isEqualTo(2);
        assertThat(InstanceField.SEEN.anyOpen()).isFalse();
    }

    static class InstanceField {
        static final Seen SEEN = new Seen();

        @RegisterExtension
        final AuthorizationServerExtension issuers = AuthorizationServerExtension.with(s -> s.scopes("notes:read"));

        @RepeatedTest(2)
        void has_the_settings(AuthorizationServer auth) {
            SEEN.add(auth);
            assertThat(auth).metadata().supports("scopes_supported", "notes:read");
        }
    }

    @Test
    void classes_that_inherit_a_static_field_have_an_issuer_each() {
        assertThat(Runs.failures(Runs.runConcurrently(FirstHeir.class, SecondHeir.class)))
                .isEmpty();

        assertThat(WithField.SEEN.all()).hasSize(4);
        assertThat(WithField.SEEN.distinct()).isEqualTo(2);
    }

    abstract static class WithField {
        static final Seen SEEN = new Seen();

        @RegisterExtension
        static final AuthorizationServerExtension ISSUERS = AuthorizationServerExtension.with(s -> s);

        @BeforeAll
        static void start(AuthorizationServer auth) {
            SEEN.add(auth);
        }

        @Test
        void asks(AuthorizationServer auth) {
            SEEN.add(auth);
        }
    }

    static class FirstHeir extends WithField {}

    static class SecondHeir extends WithField {}

    @Test
    void a_name_on_anything_but_a_server_is_refused() {
        assertThat(Runs.onlyFailure(NamedString.class))
                .hasMessageContaining("@Issuer is for parameters of type AuthorizationServer: parameter [")
                .hasMessageContaining("named(java.lang.String)");
    }

    @WithAuthorizationServer
    static class NamedString {
        @Test
        void named(@Issuer("other") String other) {
            throw new AssertionError(other);
        }
    }

    @Test
    void a_blank_name_is_refused() {
        assertThat(Runs.onlyFailure(BlankName.class))
                .hasMessageContaining("@Issuer has a blank name; leave the annotation out for the issuer without name");
        assertThatThrownBy(() -> AuthorizationServerExtension.with(s -> s).and(" ", s -> s))
                .hasMessage("the issuer's name is blank; give the settings of that one to with(...)");
    }

    @WithAuthorizationServer
    static class BlankName {
        @Test
        void blank(@Issuer("") AuthorizationServer auth) {
            throw new AssertionError(auth);
        }
    }
}
