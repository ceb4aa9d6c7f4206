package dev.gatecrash.samples.glue;

import static dev.gatecrash.assertj.GatecrashAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.junit.Issuer;
import dev.gatecrash.junit.WithAuthorizationServer;
import java.net.URI;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.test.context.ActiveProfiles;

@ActiveProfiles("jwt")
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@WithAuthorizationServer
@Execution(ExecutionMode.SAME_THREAD)
class RandomPortTest {

    private static final String JWT = "spring.security.oauth2.resourceserver.jwt.";

    @Autowired
    Environment environment;

    @Value("${gatecrash.resource}")
    URI resource;

    @LocalServerPort
    int port;

    @Test
    void the_issuer_is_set_and_so_is_the_audience_with_the_port(AuthorizationServer auth) {
        assertThat(environment.getProperty(JWT + "issuer-uri"))
                .isEqualTo(auth.issuer().toString());
        assertThat(environment.getProperty("app.issuer"))
                .isEqualTo(auth.issuer().toString());
        assertThat(environment.getProperty(JWT + "audiences")).isEqualTo(resource.toString());
        assertThat(resource).isEqualTo(URI.create("http://localhost:%d/mcp".formatted(port)));
    }

    @Test
    void a_token_for_this_server_is_accepted_and_no_other(AuthorizationServer auth) {
        Caller caller = new Caller(resource);

        assertThat(caller.with(auth.token().audience(resource))).isOk();
        assertThat(caller.with(auth.token().audience(URI.create("https://mcp.example.com/mcp"))))
                .isUnauthorized();
    }

    @Test
    void parameter_field_and_autowired_parameter_are_the_same_server(
            AuthorizationServer auth, @Autowired AuthorizationServer autowired) {
        assertThat(auth).isSameAs(autowired);
    }

    @Test
    void a_named_issuer_is_another_one(AuthorizationServer auth, @Issuer("other") AuthorizationServer other) {
        assertThat(other.issuer()).isNotEqualTo(auth.issuer());
        assertThat(new Caller(resource).with(other.token().audience(resource))).isUnauthorized();
    }

    @RepeatedTest(2)
    void what_a_test_did_is_forgotten_after_it(AuthorizationServer auth) {
        assertThat(auth.journal().conversation()).isEmpty();

        auth.flow().startAt(auth.issuer(), resource).serverMetadata();

        assertThat(auth.journal().conversation()).isNotEmpty();
    }

    @Nested
    class WithinAClass {

        @Test
        void it_is_the_same_server(AuthorizationServer auth, @Autowired AuthorizationServer autowired) {
            assertThat(auth).isSameAs(autowired);
            assertThat(new Caller(resource).with(auth.token().audience(resource)))
                    .isOk();
        }
    }
}
