package dev.gatecrash.samples.glue;

import static dev.gatecrash.assertj.GatecrashAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.junit.WithAuthorizationServer;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.core.env.Environment;

/** Where an application makes no check of the audience, its tests must not make one for it. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@WithAuthorizationServer
class NothingConfiguredTest {

    @Value("${gatecrash.resource}")
    URI resource;

    @Test
    void the_issuer_is_set_and_nothing_else(AuthorizationServer auth, @Autowired Environment environment) {
        assertThat(environment.getProperty("spring.security.oauth2.resourceserver.jwt.issuer-uri"))
                .isEqualTo(auth.issuer().toString());
        assertThat(environment.containsProperty("spring.security.oauth2.resourceserver.jwt.audiences"))
                .isFalse();
    }

    @Test
    void a_token_for_somebody_else_is_accepted_as_it_would_be_in_production(AuthorizationServer auth) {
        assertThat(new Caller(resource).with(auth.token().audience(URI.create("https://other.example.com"))))
                .isOk();
    }
}
