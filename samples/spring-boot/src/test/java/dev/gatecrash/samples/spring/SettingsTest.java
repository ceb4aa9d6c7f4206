package dev.gatecrash.samples.spring;

import static dev.gatecrash.assertj.GatecrashAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.junit.AuthorizationServerExtension;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;

// tag::class[]
@SpringBootTest(
        properties = {
            "notes.resource=${gatecrash.resource}",
            "spring.security.oauth2.client.provider.login.issuer-uri=${gatecrash.issuer}"
        })
class SettingsTest {

    @RegisterExtension
    static final AuthorizationServerExtension GATECRASH = AuthorizationServerExtension.with(
            server -> server.scopes("notes:read", "notes:write").accessTokenLifetime(Duration.ofMinutes(1)));

    @Autowired
    AuthorizationServer auth;

    @Value("${notes.resource}")
    URI resource;

    @Value("${spring.security.oauth2.client.provider.login.issuer-uri}")
    URI provider;

    @Test
    void placeholders_and_settings_are_what_they_say(AuthorizationServer sameAuth) {
        assertThat(auth).isSameAs(sameAuth);
        assertThat(auth).metadata().supports("scopes_supported", "notes:read", "notes:write");
        assertThat(provider).isEqualTo(auth.issuer());
        assertThat(resource).isEqualTo(URI.create("http://localhost/mcp"));
    }
}
// end::class[]
