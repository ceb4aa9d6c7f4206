package dev.gatecrash.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.web.CodeFlow;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UsersTest {

    @Test
    void there_are_alice_and_bob_unless_others_are_named() {
        try (AuthorizationServer auth = AuthorizationServer.start();
                AuthorizationServer other = AuthorizationServer.builder()
                        .user(User.named("zoe"), User.named("yan"))
                        .start()) {
            assertThat(auth.users().all()).extracting(User::name).containsExactly("alice", "bob");
            assertThat(other.users().all()).extracting(User::name).containsExactly("zoe", "yan");
        }
    }

    @Test
    void a_user_is_added_replaced_and_removed_by_name() {
        try (AuthorizationServer auth = AuthorizationServer.start()) {
            auth.users().add(User.named("carol"));
            auth.users().add(User.named("carol").withPassword("pa55"));

            assertThat(auth.users().all()).hasSize(3);
            assertThat(auth.users().find("carol").orElseThrow().password()).contains("pa55");

            auth.users().remove("carol");
            auth.users().remove("carol");

            assertThat(auth.users().find("carol")).isEmpty();
        }
    }

    @Test
    void a_user_who_comes_back_has_her_tokens_again() {
        try (AuthorizationServer auth = AuthorizationServer.start()) {
            Object token = CodeFlow.publicClient(auth).tokens().get("access_token");
            auth.users().remove("alice");
            auth.users().add(User.named("alice"));

            assertThat(CodeFlow.isActive(auth, token)).isTrue();
        }
    }

    @Test
    void a_blank_name_is_refused() {
        assertThatThrownBy(() -> User.named(" "))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the user's name is blank; give the name to sign in with");
    }

    @Test
    void consent_is_to_all_to_nothing_or_to_some() {
        Set<String> asked = Set.of("a", "b");

        assertThat(Consent.automatic().answer(asked)).contains(asked);
        assertThat(Consent.denied().answer(asked)).isEmpty();
        assertThat(Consent.onlyScopes("b", "c").answer(asked)).contains(Set.of("b"));
        assertThat(Consent.onlyScopes("c").answer(asked)).isEmpty();
        assertThat(Consent.onlyScopes("c").answer(Set.of())).contains(Set.of());
    }
}
