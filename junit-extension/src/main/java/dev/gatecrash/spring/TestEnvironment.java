package dev.gatecrash.spring;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;

/**
 * The environment of a context under test, and what Gatecrash adds to it.
 *
 * <p>What the test itself says ({@code @SpringBootTest(properties)}, {@code @TestPropertySource},
 * {@code @DynamicPropertySource}) goes before Gatecrash; Gatecrash goes before everything else, as that is about the
 * issuer of production.
 */
final class TestEnvironment {

    /** The name of the property source, which Spring shows in its messages. */
    static final String NAME = "gatecrash";

    private final ConfigurableEnvironment environment;
    private final Map<String, Object> ours = new LinkedHashMap<>();

    TestEnvironment(ConfigurableEnvironment environment) {
        this.environment = environment;
        MutablePropertySources sources = environment.getPropertySources();
        MapPropertySource source = new MapPropertySource(NAME, ours);
        // Spring puts what a test says before the system properties, and what an application says behind them.
        if (sources.contains(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME)) {
            sources.addBefore(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME, source);
        } else {
            sources.addLast(source);
        }
    }

    /** The value that this property has now. */
    Optional<String> value(String property) {
        return Optional.ofNullable(environment.getProperty(property));
    }

    /** Whether this property, or a list of this name, has a value. */
    boolean has(String property) {
        return environment.containsProperty(property) || environment.containsProperty(property + "[0]");
    }

    /** Goes before everything, what the test says included. */
    void force(String property, String value) {
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource(NAME + " " + property, Map.of(property, value)));
    }

    /** Adds these, each unless somebody has said it. */
    void offer(Map<String, String> properties) {
        properties.forEach((property, value) -> {
            if (!has(property)) {
                ours.put(property, value);
            }
        });
    }

    /** Puts these before what the application says, and reports what has come of it, in words. */
    String tell(Map<String, String> properties) {
        Map<String, Optional<String>> before = new LinkedHashMap<>();
        properties.keySet().forEach(property -> before.put(property, written(property)));
        ours.putAll(properties);
        return properties.keySet().stream()
                .map(property -> line(property, before.getOrDefault(property, Optional.empty())))
                .collect(Collectors.joining(
                        "",
                        "Gatecrash is the authorization server of this context (property source \"gatecrash\"):",
                        ""));
    }

    /** As it is written: what an application says may have placeholders that only production can fill. */
    private Optional<String> written(String property) {
        return environment.getPropertySources().stream()
                .flatMap(source -> Stream.ofNullable(source.getProperty(property)))
                .map(String::valueOf)
                .findFirst();
    }

    private String line(String property, Optional<String> before) {
        String now = value(property).orElse("");
        boolean overruled = !now.equals(ours.get(property));
        String remark = overruled
                ? " (as the test says, not %s)".formatted(ours.get(property))
                : before.map(" (in place of %s)"::formatted).orElse("");
        return "\n  %s = %s%s".formatted(property, now, remark);
    }
}
