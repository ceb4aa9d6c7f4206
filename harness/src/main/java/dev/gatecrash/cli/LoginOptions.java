package dev.gatecrash.cli;

import dev.gatecrash.AuthorizationServerBuilder;
import dev.gatecrash.user.Login;
import java.net.URI;
import java.util.Optional;
import picocli.CommandLine.Option;

/** {@code --login}, and what goes with it: how users sign in. */
final class LoginOptions {

    /** A value of {@code --login}. */
    enum Way {
        AUTOMATIC,
        PAGE,
        EXTERNAL
    }

    @Option(
            names = "--login",
            paramLabel = "WAY",
            description =
                    "How users sign in: automatic (default), page, or external, which needs --login-uri and --api-key.")
    private Way way = Way.AUTOMATIC;

    @Option(
            names = "--login-uri",
            paramLabel = "URI",
            description = "Where your application signs users in; it gets external_auth_id.")
    private Optional<URI> uri = Optional.empty();

    @Option(
            names = "--api-key",
            paramLabel = "KEY",
            description = "The bearer token with which your application completes a sign-in.")
    private Optional<String> key = Optional.empty();

    void applyTo(AuthorizationServerBuilder settings) {
        boolean both = uri.isPresent() && key.isPresent();
        if (way == Way.EXTERNAL ? !both : uri.isPresent() || key.isPresent()) {
            throw new IllegalArgumentException("--login external, --login-uri and --api-key go together");
        }
        settings.login(
                switch (way) {
                    case AUTOMATIC -> Login.automatic();
                    case PAGE -> Login.page();
                    case EXTERNAL -> Login.external(uri.orElseThrow(), key.orElseThrow());
                });
    }
}
