package dev.gatecrash.samples.glue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.junit.AuthorizationServerExtension;
import dev.gatecrash.junit.WithAuthorizationServer;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.test.annotation.DirtiesContext;

/** Spring keeps contexts; the issuers live and die with them. */
@Execution(ExecutionMode.SAME_THREAD)
class SharedContextTest {

    private static final List<ApplicationContext> CONTEXTS = new CopyOnWriteArrayList<>();
    private static final List<AuthorizationServer> SERVERS = new CopyOnWriteArrayList<>();

    abstract static class Case {

        @Autowired
        ApplicationContext context;

        @RepeatedTest(2)
        void notes_what_it_has(AuthorizationServer auth) {
            CONTEXTS.add(context);
            SERVERS.add(auth);
        }
    }

    @SpringBootTest(properties = "app.shared=true")
    @WithAuthorizationServer
    static class FirstCase extends Case {}

    @SpringBootTest(properties = "app.shared=true")
    @WithAuthorizationServer
    static class SecondCase extends Case {}

    @SpringBootTest(properties = "app.shared=true")
    static class CaseWithSettings extends Case {

        @RegisterExtension
        static final AuthorizationServerExtension SETTINGS =
                AuthorizationServerExtension.with(s -> s.scopes("who:read"));
    }

    @SpringBootTest(properties = "app.dirty=true")
    @DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_EACH_TEST_METHOD)
    @WithAuthorizationServer
    static class DirtyCase extends Case {}

    @Test
    void classes_with_the_same_settings_share_a_context_and_its_issuer() {
        run(FirstCase.class, SecondCase.class);

        assertThat(SERVERS).hasSize(4);
        assertThat(Set.copyOf(CONTEXTS)).hasSize(1);
        assertThat(Set.copyOf(SERVERS)).hasSize(1);
    }

    @Test
    void the_issuer_works_on_when_junit_is_done_and_begins_anew() {
        run(FirstCase.class);
        run(FirstCase.class);

        assertThat(Set.copyOf(SERVERS)).hasSize(1);
        assertThat(SERVERS.get(0)
                        .flow()
                        .startAt(SERVERS.get(0).issuer(), SERVERS.get(0).issuer())
                        .serverMetadata()
                        .issuer())
                .isEqualTo(SERVERS.get(0).issuer());
    }

    @Test
    void other_settings_have_a_context_of_their_own() {
        run(FirstCase.class, CaseWithSettings.class);

        assertThat(Set.copyOf(CONTEXTS)).hasSize(2);
        assertThat(Set.copyOf(SERVERS)).hasSize(2);
    }

    @Test
    void a_context_that_is_made_anew_has_a_new_issuer() {
        run(DirtyCase.class);

        assertThat(Set.copyOf(CONTEXTS)).hasSize(2);
        assertThat(Set.copyOf(SERVERS)).hasSize(2);
    }

    private static void run(Class<?>... cases) {
        CONTEXTS.clear();
        SERVERS.clear();
        EngineTestKit.engine("junit-jupiter")
                .selectors(List.of(cases).stream()
                        .map(DiscoverySelectors::selectClass)
                        .collect(Collectors.toList())
                        .toArray(org.junit.platform.engine.DiscoverySelector[]::new))
                .execute()
                .testEvents()
                .assertStatistics(events -> events.failed(0));
    }
}
