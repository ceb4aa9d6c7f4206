package dev.gatecrash.samples.glue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.http.Endpoint;
import dev.gatecrash.junit.WithAuthorizationServer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.env.Environment;
import org.springframework.test.context.ActiveProfiles;

/** Where an application knows its keys and not its issuer, its tests must not make it check the issuer. */
@ActiveProfiles("keys")
@SpringBootTest
@WithAuthorizationServer
class KeysOnlyTest {

    private static final String JWT = "spring.security.oauth2.resourceserver.jwt.";

    @Autowired
    Environment environment;

    @Test
    void the_keys_are_replaced_and_no_issuer_is_added(AuthorizationServer auth) {
        assertThat(environment.getProperty(JWT + "jwk-set-uri"))
                .isEqualTo(auth.url(Endpoint.JWKS).toString());
        assertThat(environment.containsProperty(JWT + "issuer-uri")).isFalse();
    }

    @Test
    void without_a_server_the_resource_is_where_mock_mvc_is() {
        assertThat(environment.getProperty("gatecrash.resource")).isEqualTo("http://localhost/mcp");
    }
}
