package dev.gatecrash.internal.contract.http;

import static dev.gatecrash.check.Family.CORS;
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
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Can the pages that may use the server do so, and no others (Fetch; MCP, Security)? */
public final class CorsChecks {

    private static final String EVIL = "http://evil.test";
    private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";
    private static final Clause FETCH = new Clause(
            "Fetch Standard, CORS protocol", URI.create("https://fetch.spec.whatwg.org/#http-cors-protocol"));
    private static final Clause REBINDING = Clause.mcp("basic/transports/streamable-http", "Security & Endpoint");
    private static final Need FOR_BROWSERS = new Need(
            bench -> allowedOrigin(bench).isPresent(), "the endpoint sends no CORS headers, so it is not for browsers");

    private CorsChecks() {}

    /** The rows. */
    public static List<Row> rows() {
        return List.of(
                must(CORS, 1, INTEROPERABILITY, FETCH)
                        .title("A preflight needs no token and allows the Authorization header")
                        .sends("OPTIONS from an allowed origin that asks for authorization and content-type")
                        .expects(
                                "2xx with Access-Control-Allow-Origin, and authorization in Access-Control-Allow-Headers")
                        .because("Browsers send preflights without credentials; after a 401 nothing else is sent.")
                        .remedy(
                                "Let the CORS filter answer OPTIONS before authentication, and name authorization; * does not cover it.")
                        .needs(FOR_BROWSERS)
                        .when(CorsChecks::preflightIsAnswered),
                should(CORS, 2, INTEROPERABILITY, FETCH)
                        .title("A page can read the challenge")
                        .sends("a request without a token from an allowed origin")
                        .expects(
                                "401 with Access-Control-Allow-Origin, and WWW-Authenticate in Access-Control-Expose-Headers")
                        .because(
                                "A client in a browser sees only a failed request otherwise, and finds no authorization server.")
                        .remedy(
                                "Add WWW-Authenticate to the exposed headers, and let the CORS filter see refusals, too.")
                        .needs(FOR_BROWSERS)
                        .when(CorsChecks::challengeIsReadable),
                should(CORS, 3, INTEROPERABILITY, FETCH)
                        .title("A page can read the metadata")
                        .sends("GET to the metadata from an allowed origin")
                        .expects("Access-Control-Allow-Origin")
                        .because("Discovery fails in every client that runs in a browser.")
                        .remedy("Send Access-Control-Allow-Origin: * with the metadata; it is public.")
                        .needs(FOR_BROWSERS, Need.METADATA)
                        .when(CorsChecks::metadataIsReadable),
                must(CORS, 4, HIGH, FETCH)
                        .title("No strange origin may send the user's credentials")
                        .sends("a preflight, a good request and a bare one, from https://evil.test")
                        .expects("no Access-Control-Allow-Credentials: true for that origin")
                        .because("A page of an attacker could use whatever cookies the browser has for this host.")
                        .remedy("Do not copy Origin into the answer together with allowed credentials.")
                        .when(CorsChecks::strangersHaveNoCredentials),
                must(CORS, 5, HIGH, REBINDING)
                        .title("A request from a strange origin is refused")
                        .sends(
                                "a good token, and Origin: http://evil.test, null, and two names that resemble this server's")
                        .expects("403, or that the server tells every origin that it may read the answer")
                        .because("By DNS rebinding a web page reaches servers on its user's machine.")
                        .remedy(
                                "Compare Origin with the list of those you allow, character by character, and answer 403.")
                        .when(CorsChecks::strangersAreRefused),
                must(CORS, 6, HIGH, REBINDING)
                        .title("An origin is not good because it equals the Host header")
                        .sends("a good token, Host: evil.test and Origin: http://evil.test")
                        .expects("403, or another refusal")
                        .because("That is what a browser sends after DNS rebinding: both name the attacker's site.")
                        .remedy("Compare Origin with configured names, not with the Host header.")
                        .when(CorsChecks::hostProvesNothing));
    }

    /** An origin that the server lets read anything, of those that are likely. */
    private static Optional<String> allowedOrigin(Bench bench) {
        return Stream.of(
                        Discovered.origin(bench.target().endpoint()),
                        "http://localhost:6274",
                        "http://localhost:3000",
                        "https://claude.ai")
                .filter(origin -> Stream.of(
                                preflight(bench, origin),
                                bare(bench, origin),
                                good(bench, Presentation.header("Origin", origin)))
                        .anyMatch(reply -> reply.headers().first(ALLOW_ORIGIN).isPresent()))
                .findFirst();
    }

    private static Reply preflight(Bench bench, String origin) {
        return bench.send(Outgoing.of("OPTIONS", bench.target().endpoint())
                .plus("Origin", origin)
                .plus("Access-Control-Request-Method", "POST")
                .plus("Access-Control-Request-Headers", "authorization,content-type"));
    }

    private static Reply bare(Bench bench, String origin) {
        return bench.conversation(Presentation.header("Origin", origin))
                .ask(bench.profile().probe());
    }

    private static Reply metadata(Bench bench, String origin) {
        URI location = bench.profile()
                .discovered()
                .document()
                .map(reply -> reply.exchange().request().uri())
                .orElseGet(() -> Discovered.insertedLocation(bench.target().endpoint()));
        return bench.send(Outgoing.of("GET", location).plus("Origin", origin));
    }

    private static Reply good(Bench bench, Presentation more) {
        return bench.probe(bench.present(bench.token()).and(more));
    }

    private static boolean allows(Reply reply, String origin) {
        return reply.headers()
                .first(ALLOW_ORIGIN)
                .filter(allowed -> allowed.equals("*") || allowed.equals(origin))
                .isPresent();
    }

    private static boolean lists(Reply reply, String header, String name) {
        return reply.headers().all(header).stream()
                .flatMap(line -> Stream.of(line.split(",")))
                .anyMatch(item -> item.strip().equalsIgnoreCase(name));
    }

    private static String seen(Reply reply) {
        String headers = reply.headers().fields().entrySet().stream()
                .filter(field -> field.getKey().toLowerCase(Locale.ROOT).startsWith("access-control"))
                .map(field -> ", " + field.getKey() + ": " + String.join(", ", field.getValue()))
                .reduce("", String::concat);
        return reply.words() + (headers.isEmpty() ? ", and no CORS header" : headers);
    }

    private static Verdict preflightIsAnswered(Bench bench) {
        String origin = allowedOrigin(bench).orElseThrow();
        Reply reply = preflight(bench, origin);
        boolean right = reply.isSuccess()
                && allows(reply, origin)
                && lists(reply, "Access-Control-Allow-Headers", "authorization");
        return right ? Verdict.passed() : bench.failed("2xx that allows authorization", seen(reply), reply);
    }

    private static Verdict challengeIsReadable(Bench bench) {
        String origin = allowedOrigin(bench).orElseThrow();
        Reply reply = bare(bench, origin);
        boolean exposed = Stream.of("WWW-Authenticate", "*")
                .anyMatch(name -> lists(reply, "Access-Control-Expose-Headers", name));
        return allows(reply, origin) && exposed
                ? Verdict.passed()
                : bench.failed("WWW-Authenticate exposed", seen(reply), reply);
    }

    private static Verdict metadataIsReadable(Bench bench) {
        String origin = allowedOrigin(bench).orElseThrow();
        Reply reply = metadata(bench, origin);
        return allows(reply, origin) ? Verdict.passed() : bench.failed(ALLOW_ORIGIN, seen(reply), reply);
    }

    private static Verdict strangersHaveNoCredentials(Bench bench) {
        String evil = "https://evil.test";
        return Stream.of(preflight(bench, evil), good(bench, Presentation.header("Origin", evil)), bare(bench, evil))
                .filter(reply -> reply.headers().all(ALLOW_ORIGIN).contains(evil))
                .filter(reply -> lists(reply, "Access-Control-Allow-Credentials", "true"))
                .findFirst()
                .map(reply -> bench.failed("no allowed credentials", seen(reply), reply))
                .orElseGet(Verdict::passed);
    }

    private static Verdict strangersAreRefused(Bench bench) {
        URI endpoint = bench.target().endpoint();
        Reply evil = good(bench, Presentation.header("Origin", EVIL));
        if (evil.isExecuted()) {
            return strangerGotIn(bench, evil);
        }
        List<String> others = List.of(
                "null",
                "http://localhost.evil.test",
                Discovered.origin(endpoint) + ".evil.test",
                "%s://%s.evil.test".formatted(endpoint.getScheme(), endpoint.getHost()));
        for (String origin : others) {
            Reply reply = good(bench, Presentation.header("Origin", origin));
            if (reply.isExecuted()) {
                return bench.failed("403", "with Origin: %s %s".formatted(origin, reply.words()), reply);
            }
        }
        return Verdict.passed();
    }

    // Which origins are good, the server decides; that all are, it has to say. What counts is that rebinding leads
    // nowhere.
    private static Verdict strangerGotIn(Bench bench, Reply reply) {
        String seen = "with Origin: %s %s".formatted(EVIL, reply.words());
        if (allows(reply, EVIL)) {
            String allowed = reply.headers().first(ALLOW_ORIGIN).orElse("");
            return Verdict.skipped("the server is open to every origin, and says so: " + ALLOW_ORIGIN + ": " + allowed);
        }
        return rebound(bench).isExecuted()
                ? bench.failed("403", seen, reply)
                : bench.warned("403", seen + "; only the Host header is looked at", reply);
    }

    /** What a page can send after DNS rebinding: both headers name its site. */
    private static Reply rebound(Bench bench) {
        return good(bench, Presentation.header("Origin", EVIL).and(Presentation.header("Host", "evil.test")));
    }

    private static Verdict hostProvesNothing(Bench bench) {
        if (good(bench, Presentation.header("Origin", EVIL)).isExecuted()) {
            return Verdict.skipped("the server lets that origin in in any case");
        }
        Reply reply = rebound(bench);
        return reply.isExecuted() ? bench.failed("403", reply.words(), reply) : Verdict.passed();
    }
}
