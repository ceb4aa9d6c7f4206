package dev.gatecrash.quarkus;

import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;

/** The configuration of the application under test, before anybody has changed it. */
final class Configured {

    private Configured() {}

    /** As it is written: what an application says may have placeholders that only production can fill. */
    static Optional<String> value(String property) {
        return Optional.ofNullable(
                ConfigProvider.getConfig().getConfigValue(property).getRawValue());
    }
}
