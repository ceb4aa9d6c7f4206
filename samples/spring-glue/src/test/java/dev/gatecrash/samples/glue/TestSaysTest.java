package dev.gatecrash.samples.glue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.junit.WithAuthorizationServer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.env.Environment;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/** What a test says itself goes before what Gatecrash says. */
@ActiveProfiles("jwt")
@SpringBootTest(
        properties = {"spring.security.oauth2.resourceserver.jwt.audiences=api://who", "gatecrash.path=/api/mcp"})
@TestPropertySource(properties = "app.issuer=${gatecrash.issuer}/")
@WithAuthorizationServer
class TestSaysTest {

    private static final String JWT = "spring.security.oauth2.resourceserver.jwt.";

    @Autowired
    Environment environment;

    @DynamicPropertySource
    static void keys(DynamicPropertyRegistry registry) {
        registry.add(JWT + "jwk-set-uri", () -> "http://127.0.0.1:9/jwks");
    }

    @Test
    void an_audience_of_the_test_stays() {
        assertThat(environment.getProperty(JWT + "audiences")).isEqualTo("api://who");
    }

    @Test
    void dynamic_properties_stay() {
        assertThat(environment.getProperty(JWT + "jwk-set-uri")).isEqualTo("http://127.0.0.1:9/jwks");
    }

    @Test
    void placeholders_may_be_used(AuthorizationServer auth) {
        assertThat(environment.getProperty("app.issuer")).isEqualTo(auth.issuer() + "/");
        assertThat(environment.getProperty("gatecrash.resource")).isEqualTo("http://localhost/api/mcp");
    }
}
