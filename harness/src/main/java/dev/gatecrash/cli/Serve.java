package dev.gatecrash.cli;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.AuthorizationServerBuilder;
import dev.gatecrash.client.Client;
import dev.gatecrash.http.Endpoint;
import dev.gatecrash.key.SigningAlgorithm;
import dev.gatecrash.persona.Persona;
import dev.gatecrash.persona.Personas;
import dev.gatecrash.user.User;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Starts an issuer and keeps it until the process is told to stop. */
@Command(
        name = "serve",
        description = "Starts an issuer on this machine, prints its URL, and serves until Ctrl-C.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class Serve implements Callable<Integer> {

    /** Where the issuer lives below the port: one of the two, or a path of the server's choice. */
    static final class Place {
        @Option(names = "--path", paramLabel = "/PATH", description = "The issuer's path, such as /tenant1.")
        @Nullable
        String path;

        @Option(names = "--no-path", description = "An issuer without a path.")
        boolean none;
    }

    /** For the help. */
    static final class PersonaNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Personas.all().stream().map(Persona::name).iterator();
        }
    }

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Option(
            names = Configuration.OPTION,
            paramLabel = "FILE",
            description = "Reads these options from a YAML or JSON file, by their names; those given here go before.")
    @SuppressWarnings("unused") // Configuration reads it.
    private Optional<Path> config = Optional.empty();

    @Option(names = "--port", paramLabel = "N", description = "The port; any free one if left out.")
    private Optional<Integer> port = Optional.empty();

    @ArgGroup
    private @Nullable Place place;

    @Option(
            names = "--user",
            paramLabel = "NAME[:PASSWORD]",
            description = "A user; repeatable. Without any: alice and bob.")
    private List<String> users = List.of();

    @Option(
            names = "--client",
            paramLabel = "ID[:SECRET]",
            description = "A client; repeatable. Without a secret it is public.")
    private List<String> clients = List.of();

    @Option(names = "--redirect-uri", paramLabel = "URI", description = "Where clients get their codes; repeatable.")
    private List<URI> redirectUris = List.of();

    @Option(
            names = "--registration",
            paramLabel = "WAY",
            split = ",",
            description = "How other clients get in: dynamic, documents, or none; several with commas. Default: both.")
    private List<WayIn> registration = List.of();

    @Option(
            names = "--trust-ca",
            paramLabel = "FILE",
            description = "A certificate authority to trust when fetching clients' documents, as PEM; repeatable.")
    private List<Path> authorities = List.of();

    @Option(names = "--scope", paramLabel = "NAME", description = "A scope on offer; repeatable. Without any: all.")
    private List<String> scopes = List.of();

    @Mixin
    private LifetimeOptions lifetimes = new LifetimeOptions();

    @Option(
            names = "--algorithm",
            paramLabel = "NAME",
            description = "Signs with RS256 (default), ES256, PS256, EDDSA, …: ${COMPLETION-CANDIDATES}.")
    private SigningAlgorithm algorithm = SigningAlgorithm.RS256;

    @Option(names = "--at-jwt", description = "Header typ at+jwt (RFC 9068) in place of JWT.")
    private boolean atJwt;

    @Option(
            names = "--persona",
            paramLabel = "NAME",
            completionCandidates = PersonaNames.class,
            description = "Looks like a provider or an earlier revision of MCP: ${COMPLETION-CANDIDATES}.")
    private Optional<String> persona = Optional.empty();

    @Option(names = "--opaque", description = "Access tokens that only introspection explains.")
    private boolean opaque;

    @Option(names = "--tls", description = "Speaks https; the certificate authority is printed.")
    private boolean tls;

    @Override
    public Integer call() throws InterruptedException {
        try (AuthorizationServer auth = start()) {
            CountDownLatch stopped = new CountDownLatch(1);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                AuthorizationServer.stopHost();
                stopped.countDown();
            }));
            announce(auth, spec.commandLine().getOut());
            stopped.await();
            return 0;
        }
    }

    private AuthorizationServer start() {
        try {
            return settings().start();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private AuthorizationServerBuilder settings() {
        AuthorizationServerBuilder settings = AuthorizationServer.builder().algorithm(algorithm);
        persona.map(Personas::named).ifPresent(settings::persona);
        port.ifPresent(settings::port);
        if (place != null && place.none) {
            settings.issuerWithoutPath();
        } else if (place != null && place.path != null) {
            settings.path(place.path);
        }
        users.forEach(user -> settings.user(user(user)));
        clients.forEach(client -> settings.client(client(client)));
        if (!registration.isEmpty()) {
            settings.registration(WayIn.all(registration));
        }
        authorities.forEach(settings::trustAuthority);
        if (!scopes.isEmpty()) {
            settings.scopes(scopes.toArray(String[]::new));
        }
        lifetimes.applyTo(settings);
        if (atJwt) {
            settings.atJwt();
        }
        if (opaque) {
            settings.opaqueAccessTokens();
        }
        return tls ? settings.tls() : settings;
    }

    private static User user(String text) {
        String[] parts = text.split(":", 2);
        User user = User.named(parts[0]);
        return parts.length == 2 ? user.withPassword(parts[1]) : user;
    }

    private Client client(String text) {
        String[] parts = text.split(":", 2);
        URI[] uris = redirectUris.toArray(URI[]::new);
        return parts.length == 2
                ? Client.confidentialClient(parts[0], parts[1], uris)
                : Client.publicClient(parts[0], uris);
    }

    private static void announce(AuthorizationServer auth, PrintWriter out) {
        out.println("issuer: " + auth.issuer());
        out.println("metadata: " + auth.url(Endpoint.METADATA));
        out.println("jwks: " + auth.url(Endpoint.JWKS));
        out.println();
        out.println(Example.of(auth));
        auth.trust().ifPresent(trust -> {
            out.println("Trust this certificate authority:");
            out.println(trust.pem());
        });
        out.println("Stop with Ctrl-C.");
        out.flush();
    }
}
