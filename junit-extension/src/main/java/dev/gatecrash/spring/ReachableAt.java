package dev.gatecrash.spring;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.ApplicationContext;
import org.springframework.util.ClassUtils;

/**
 * Where the application's MCP endpoint will be, known before the application starts: an audience is configured, and
 * configured values are read long before a server has a port of its own choice. So a random port is chosen here.
 */
final class ReachableAt implements AutoCloseable {

    private static final String PORT = "server.port";
    private static final String USUAL_PORT = "8080";
    private static final String USUAL_PATH = "/mcp";

    private final String resource;
    private final Optional<ReservedPort> reserved;

    private ReachableAt(String resource, Optional<ReservedPort> reserved) {
        this.resource = resource;
        this.reserved = reserved;
    }

    /** Where it will be; a random port is reserved and told to the environment. */
    static ReachableAt of(ApplicationContext context, TestEnvironment environment) {
        String path = environment
                .value(Placeholders.PATH)
                .or(() -> environment.value("spring.ai.mcp.server.streamable-http.mcp-endpoint"))
                .orElse(USUAL_PATH);
        if (!hasServer(context)) {
            // Where MockMvc pretends to be.
            return new ReachableAt("http://localhost" + path, Optional.empty());
        }
        Optional<ReservedPort> reserved =
                environment.value(PORT).filter("0"::equals).map(random -> ReservedPort.choose());
        reserved.ifPresent(port -> environment.force(PORT, String.valueOf(port.number())));
        String origin = "%s://%s:%s"
                .formatted(
                        isTls(environment) ? "https" : "http",
                        host(environment),
                        environment.value(PORT).orElse(USUAL_PORT));
        return new ReachableAt(origin + contextPath(environment) + path, reserved);
    }

    /** The URL of the MCP endpoint, which is the identifier of the protected resource (RFC 9728 §1.2). */
    String resource() {
        return resource;
    }

    @Override
    public void close() {
        reserved.ifPresent(ReservedPort::close);
    }

    /** Whether a context starts a server; by name, as the interfaces have moved between Spring Boot 3 and 4. */
    private static boolean hasServer(ApplicationContext context) {
        return Arrays.stream(ClassUtils.getAllInterfaces(context))
                .anyMatch(type -> type.getSimpleName().endsWith("WebServerApplicationContext"));
    }

    private static String host(TestEnvironment environment) {
        String address = environment.value("server.address").orElse("localhost");
        return Stream.of("0.0.0.0", "::").anyMatch(address::equals) ? "localhost" : address;
    }

    private static boolean isTls(TestEnvironment environment) {
        boolean certificate =
                Stream.of("bundle", "key-store", "certificate").anyMatch(kind -> environment.has("server.ssl." + kind));
        return certificate
                && environment
                        .value("server.ssl.enabled")
                        .map(Boolean::parseBoolean)
                        .orElse(true);
    }

    private static String contextPath(TestEnvironment environment) {
        return environment
                .value("server.servlet.context-path")
                .or(() -> environment.value("spring.webflux.base-path"))
                .filter(path -> !path.equals("/"))
                .orElse("");
    }
}
