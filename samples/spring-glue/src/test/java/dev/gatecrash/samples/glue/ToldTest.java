package dev.gatecrash.samples.glue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.junit.WithAuthorizationServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.context.ActiveProfiles;

@ActiveProfiles("jwt")
@ExtendWith(OutputCaptureExtension.class)
@SpringBootTest(properties = "spring.security.oauth2.resourceserver.jwt.audiences=api://told")
@WithAuthorizationServer
class ToldTest {

    @Test
    void the_log_says_what_was_set_and_what_was_not(AuthorizationServer auth, CapturedOutput output) {
        assertThat(output)
                .contains("Gatecrash is the authorization server of this context (property source \"gatecrash\"):")
                .contains("jwt.issuer-uri = " + auth.issuer() + " (in place of ${ISSUER})")
                .contains("jwt.audiences = api://told (as the test says, not http://localhost/mcp)");
    }
}
