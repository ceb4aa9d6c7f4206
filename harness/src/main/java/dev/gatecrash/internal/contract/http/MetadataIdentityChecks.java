package dev.gatecrash.internal.contract.http;

import static dev.gatecrash.check.Family.DISCOVERY;
import static dev.gatecrash.check.Severity.HIGH;
import static dev.gatecrash.check.Severity.INTEROPERABILITY;
import static dev.gatecrash.internal.contract.bench.Row.must;
import static dev.gatecrash.internal.contract.bench.Row.should;

import dev.gatecrash.check.Clause;
import dev.gatecrash.check.Verdict;
import dev.gatecrash.internal.contract.bench.Bench;
import dev.gatecrash.internal.contract.bench.Discovered;
import dev.gatecrash.internal.contract.bench.Need;
import dev.gatecrash.internal.contract.bench.Presentation;
import dev.gatecrash.internal.contract.bench.Reply;
import dev.gatecrash.internal.contract.bench.Row;
import dev.gatecrash.internal.contract.wire.Outgoing;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Does the metadata name the resource that was asked for, and nobody else's choice (RFC 9728 §3.3)? */
public final class MetadataIdentityChecks {

    private static final String EVIL = "evil.test";
    private static final Map<String, String> FORWARDED = Map.of(
            "X-Forwarded-Host", EVIL,
            "Forwarded", "host=" + EVIL,
            "X-Forwarded-Server", EVIL);

    private MetadataIdentityChecks() {}

    /** The rows. */
    public static List<Row> rows() {
        return List.of(
                must(DISCOVERY, 4, INTEROPERABILITY, Clause.rfc(9728, "3.3"))
                        .title("The metadata's resource is the endpoint that it was asked about")
                        .sends("GET to the metadata")
                        .expects("resource identical to the endpoint's URL; in the root's document the origin will do")
                        .because(
                                "Clients must not use a document about something else, so that nobody can pose as you.")
                        .remedy("Configure the public URL of the endpoint, and publish it as it is.")
                        .needs(Need.METADATA)
                        .when(MetadataIdentityChecks::isAboutTheEndpoint),
                should(DISCOVERY, 12, HIGH, Clause.rfc(9700, "4.13"))
                        .title("Nobody can put another host into the metadata or the challenge")
                        .sends(
                                "requests for both with X-Forwarded-Host, X-Forwarded-Server and Forwarded, each naming evil.test")
                        .expects("no word of evil.test")
                        .because("An attacker who poisons a cache would send clients to his own authorization server.")
                        .remedy("Configure your URL, or believe these headers only from your own proxy.")
                        .when(bench -> repeats(bench, FORWARDED)),
                should(DISCOVERY, 17, HIGH, Clause.rfc(9110, "7.2"))
                        .title("The Host header does not become part of the metadata")
                        .sends("a request for the metadata with Host: evil.test")
                        .expects("no word of evil.test; a refusal will do")
                        .because("What is computed from the request is what its sender wants.")
                        .remedy("Configure your URL; do not compute it from the request.")
                        .when(bench -> repeats(bench, Map.of("Host", EVIL))));
    }

    private static Verdict isAboutTheEndpoint(Bench bench) {
        Discovered discovered = bench.profile().discovered();
        URI inserted = Discovered.insertedLocation(bench.target().endpoint());
        Reply document = discovered.document().orElseThrow();
        boolean atPath = document.exchange().request().uri().equals(inserted);
        String resource = String.valueOf(discovered.metadata().get("resource"));
        String endpoint = bench.target().endpoint().toString();
        String origin = Discovered.origin(bench.target().endpoint());
        boolean ofRoot = !atPath && Stream.of(origin, origin + "/").anyMatch(resource::equals);
        boolean told = bench.target()
                .resource()
                .filter(uri -> uri.toString().equals(resource))
                .isPresent();
        if (resource.equals(endpoint) || ofRoot || told) {
            return Verdict.passed();
        }
        String actual = "%s says that resource is %s"
                .formatted(document.exchange().request().uri(), resource);
        return isNearly(endpoint, resource)
                ? bench.warned(endpoint, actual, document)
                : bench.failed(endpoint, actual, document);
    }

    /** One more slash, or another name of this machine: clients that compare leniently get on. */
    private static boolean isNearly(String endpoint, String resource) {
        return alike(endpoint).equals(alike(resource));
    }

    private static String alike(String url) {
        return url.replaceAll("/+$", "").replaceFirst("^(https?://)(localhost|127\\.0\\.0\\.1|\\[::1])", "$1loopback");
    }

    private static Verdict repeats(Bench bench, Map<String, String> headers) {
        URI location = bench.profile()
                .discovered()
                .document()
                .map(reply -> reply.exchange().request().uri())
                .orElseGet(() -> Discovered.insertedLocation(bench.target().endpoint()));
        for (Map.Entry<String, String> header : new TreeMap<>(headers).entrySet()) {
            Presentation forged = Presentation.header(header.getKey(), header.getValue());
            Reply document = bench.send(forged.apply(Outgoing.of("GET", location)));
            Reply refusal = bench.conversation(forged).ask(bench.profile().probe());
            Optional<Reply> fooled = Stream.of(document, refusal)
                    .filter(MetadataIdentityChecks::isFooled)
                    .findFirst();
            if (fooled.isPresent()) {
                return bench.failed(
                        "no word of " + EVIL,
                        "with %s: %s%n%s"
                                .formatted(
                                        header.getKey(),
                                        fooled.get().words(),
                                        fooled.get().body().strip()),
                        fooled.get());
            }
        }
        return Verdict.passed();
    }

    /** Whether what clients act on has the name; an error page that quotes it is harmless. */
    private static boolean isFooled(Reply reply) {
        boolean challenged = reply.challenges().stream()
                .flatMap(challenge -> challenge.resourceMetadata().stream())
                .anyMatch(url -> url.contains(EVIL));
        return challenged || (Discovered.isDocument(reply) && reply.body().contains(EVIL));
    }
}
