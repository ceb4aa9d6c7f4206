package dev.gatecrash.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.persona.Persona;
import dev.gatecrash.persona.Personas;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.junit.jupiter.api.AfterAll;

@WithAuthorizationServer
class ForEachPersonaTest {

    private static final Set<String> SEEN = new ConcurrentSkipListSet<>();

    @ForEachPersona
    void the_issuer_looks_like_the_persona(AuthorizationServer auth, Persona persona) {
        SEEN.add(persona.name());

        assertThat(auth.issuer().toString()).endsWith(persona.issuerSuffix());
    }

    @AfterAll
    static void every_persona_had_its_turn() {
        assertThat(SEEN)
                .containsExactlyInAnyOrderElementsOf(
                        Personas.all().stream().map(Persona::name).toList());
    }
}
