package dev.gatecrash.samples.glue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.junit.WithAuthorizationServer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

@SpringBootTest
@WithAuthorizationServer
class ConstructorTest {

    private final AuthorizationServer injected;

    @Autowired
    ConstructorTest(AuthorizationServer injected) {
        this.injected = injected;
    }

    @Test
    void a_constructor_that_spring_calls_gets_it_too(AuthorizationServer auth) {
        assertThat(injected).isSameAs(auth);
    }
}
