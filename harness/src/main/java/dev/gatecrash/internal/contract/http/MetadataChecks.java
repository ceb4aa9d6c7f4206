package dev.gatecrash.internal.contract.http;

import static dev.gatecrash.check.Family.DISCOVERY;
import static dev.gatecrash.check.Severity.INTEROPERABILITY;
import static dev.gatecrash.internal.contract.bench.Row.must;
import static dev.gatecrash.internal.contract.bench.Row.should;

import dev.gatecrash.check.Clause;
import dev.gatecrash.check.Verdict;
import dev.gatecrash.internal.contract.bench.Bench;
import dev.gatecrash.internal.contract.bench.Discovered;
import dev.gatecrash.internal.contract.bench.Need;
import dev.gatecrash.internal.contract.bench.Reply;
import dev.gatecrash.internal.contract.bench.Row;
import dev.gatecrash.internal.contract.wire.Outgoing;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Can a client find the protected resource metadata, and read it (RFC 9728 §3)? */
public final class MetadataChecks {

    static final Clause DISCOVERY_RULES = Clause.mcp(
            "basic/authorization/authorization-server-discovery", "Protected Resource Metadata Discovery Requirements");

    private static final String WELL_KNOWN = "/.well-known/oauth-protected-resource";
    private static final Clause RESPONSE = Clause.rfc(9728, "3.2");
    private static final Need PUBLISHING = new Need(
            bench -> bench.profile().revision().value().compareTo("2025-06-18") >= 0,
            "MCP 2025-03-26 knows no protected resource metadata");

    private MetadataChecks() {}

    /** The rows. */
    public static List<Row> rows() {
        return List.of(
                must(DISCOVERY, 1, INTEROPERABILITY, DISCOVERY_RULES)
                        .title("Protected resource metadata can be found")
                        .sends(
                                "GET to the URL in the challenge, to the well-known path of the endpoint and to that of the root")
                        .expects("a JSON object with resource and authorization_servers at one of them")
                        .because("Without it a client does not know where to get a token.")
                        .remedy(
                                "Serve the document at %s, as application/json, to everybody, and name that URL in resource_metadata."
                                        .formatted(
                                                "/.well-known/oauth-protected-resource followed by the endpoint's path"))
                        .needs(PUBLISHING)
                        .when(MetadataChecks::isFound),
                must(DISCOVERY, 2, INTEROPERABILITY, Clause.rfc(9728, "3.1"))
                        .title("The metadata is at the place that belongs to its resource")
                        .sends("GET to the well-known path before the endpoint's path, without it, and after it")
                        .expects(
                                "the document before the endpoint's path, or where the challenge says, or at the root for the origin")
                        .because("Clients make the URL of the resource's; what they find elsewhere they must not use.")
                        .remedy(
                                "Put /.well-known/oauth-protected-resource between host and path; it does not come after the path.")
                        .when(MetadataChecks::isInPlace),
                must(DISCOVERY, 5, INTEROPERABILITY, RESPONSE)
                        .title("The metadata is a JSON object and says so")
                        .sends("GET to the metadata")
                        .expects("200, Content-Type application/json and a JSON object")
                        .because("Clients stop at a page of HTML, or at JSON that is not said to be JSON.")
                        .remedy(
                                "Answer the well-known path before any front-end fallback, with Content-Type application/json.")
                        .when(MetadataChecks::isJson),
                must(DISCOVERY, 6, INTEROPERABILITY, Clause.rfc(9728, "3.1"))
                        .title("The metadata needs no token")
                        .sends("GET to the metadata without credentials")
                        .expects("200")
                        .because("It is there to tell clients how to get their first token.")
                        .remedy(
                                "Exempt /.well-known/oauth-protected-resource and what is below it from authentication.")
                        .when(MetadataChecks::isPublic),
                should(DISCOVERY, 13, INTEROPERABILITY, Clause.rfc(9728, "3.1"))
                        .title("Another path has no metadata of this resource")
                        .sends("GET to the well-known path of a neighbour that does not exist")
                        .expects("404, or a document whose resource is that neighbour")
                        .because("Clients of other resources on this host would ask for tokens of the wrong one.")
                        .remedy(
                                "Serve the document at the exact well-known path of the endpoint, not at every path below.")
                        .needs(Need.METADATA)
                        .when(MetadataChecks::neighbourHasNone));
    }

    /** Where a client looks, in its order. */
    static Stream<Reply> locations(Bench bench) {
        Discovered discovered = bench.profile().discovered();
        return Stream.concat(discovered.named().stream(), Stream.of(discovered.inserted(), discovered.root()));
    }

    private static Verdict isFound(Bench bench) {
        if (bench.profile().discovered().document().isPresent()) {
            return Verdict.passed();
        }
        if (locations(bench).anyMatch(reply -> reply.status() == 200)) {
            return Verdict.skipped("what is there is no metadata, which is a finding of its own");
        }
        if (isPublic(bench) instanceof Verdict.Failed) {
            return Verdict.skipped("it is there, but needs a token, which is a finding of its own");
        }
        return new Verdict.Failed(
                "a document at one of them",
                listed(locations(bench)),
                Optional.of(last(locations(bench)).exchange()));
    }

    private static Verdict isInPlace(Bench bench) {
        Discovered discovered = bench.profile().discovered();
        URI endpoint = bench.target().endpoint();
        if (discovered.document().isEmpty()) {
            Reply appended = bench.send(Outgoing.of("GET", URI.create(endpoint + WELL_KNOWN)));
            return Discovered.isDocument(appended)
                    ? bench.failed("the document before the path", listed(Stream.of(appended)), appended)
                    : Verdict.skipped(Need.METADATA.reason());
        }
        boolean rootOnly = discovered.document().get().equals(discovered.root())
                && !discovered.root().exchange().request().uri().equals(Discovered.insertedLocation(endpoint));
        return rootOnly && endpoint.toString().equals(discovered.metadata().get("resource"))
                ? bench.warned(
                        "the document of %s before its path".formatted(endpoint),
                        listed(Stream.of(discovered.inserted(), discovered.root())),
                        discovered.root())
                : Verdict.passed();
    }

    private static Verdict isJson(Bench bench) {
        Optional<Reply> found =
                locations(bench).filter(reply -> reply.status() == 200).findFirst();
        if (found.isEmpty()) {
            return Verdict.skipped("nothing is served where metadata could be");
        }
        String type = found.get().headers().first("Content-Type").orElse("none").toLowerCase(Locale.ROOT);
        boolean object = found.get().exchange().response().json().isPresent();
        if (object && type.split(";", 2)[0].strip().equals("application/json")) {
            return Verdict.passed();
        }
        return bench.failed(
                "application/json and a JSON object",
                "Content-Type %s and %s".formatted(type, object ? "a JSON object" : "no JSON object"),
                found.get());
    }

    private static Verdict isPublic(Bench bench) {
        Optional<Reply> shut = locations(bench).filter(MetadataChecks::isShut).findFirst();
        if (shut.isEmpty()) {
            return Verdict.passed();
        }
        boolean named = bench.profile().discovered().named().equals(shut);
        if (!named && bench.profile().discovered().document().isPresent()) {
            return Verdict.passed();
        }
        // Some servers want a token for every path, whether there is something or not.
        Outgoing again = Outgoing.of("GET", shut.get().exchange().request().uri());
        Reply withToken = bench.send(bench.present(bench.token()).apply(again));
        return Discovered.isDocument(withToken)
                ? bench.failed("200", listed(shut.stream()) + ", and the document with a token", shut.get())
                : Verdict.skipped("there is none, with a token or without");
    }

    private static boolean isShut(Reply reply) {
        return reply.status() == 401 || reply.status() == 403 || (reply.status() >= 300 && reply.status() < 400);
    }

    private static Verdict neighbourHasNone(Bench bench) {
        URI inserted = Discovered.insertedLocation(bench.target().endpoint());
        if (inserted.equals(Discovered.rootLocation(bench.target().endpoint()))) {
            return Verdict.skipped("the endpoint has no path, and so no neighbour");
        }
        String path = bench.target().endpoint().getRawPath() + "-gatecrash-nobody";
        URI neighbour = URI.create(Discovered.origin(bench.target().endpoint()) + path);
        Reply reply = bench.send(Outgoing.of("GET", Discovered.insertedLocation(neighbour)));
        Object theirs = reply.exchange()
                .response()
                .json()
                .map(json -> json.getOrDefault("resource", ""))
                .orElse("");
        boolean ours = Discovered.isDocument(reply)
                && theirs.equals(bench.profile().discovered().metadata().get("resource"));
        return ours ? bench.failed("404", "status 200 and the resource " + theirs, reply) : Verdict.passed();
    }

    private static String listed(Stream<Reply> replies) {
        return replies.map(
                        reply -> "%s: %s".formatted(reply.exchange().request().uri(), reply.words()))
                .distinct()
                .reduce((a, b) -> a + "\n" + b)
                .orElse("nothing");
    }

    private static Reply last(Stream<Reply> replies) {
        return replies.reduce((a, b) -> b).orElseThrow();
    }
}
