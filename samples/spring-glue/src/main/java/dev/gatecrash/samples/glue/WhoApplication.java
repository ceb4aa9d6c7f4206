package dev.gatecrash.samples.glue;

import java.util.Map;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Spring Boot's own resource server, with nothing configured in code. */
@SpringBootApplication
public class WhoApplication {

    @RestController
    static class Who {

        @PostMapping("/mcp")
        Map<String, Object> who(Authentication caller) {
            return Map.of("jsonrpc", "2.0", "id", 1, "result", Map.of("name", caller.getName()));
        }
    }
}
