package dev.gatecrash.internal.contract.traffic;

import static dev.gatecrash.check.Family.LEAK;
import static dev.gatecrash.check.Severity.CRITICAL;
import static dev.gatecrash.check.Severity.HIGH;
import static dev.gatecrash.check.Severity.MEDIUM;
import static dev.gatecrash.internal.contract.bench.Row.must;
import static dev.gatecrash.internal.contract.bench.Row.should;

import dev.gatecrash.check.Clause;
import dev.gatecrash.check.Severity;
import dev.gatecrash.check.Verdict;
import dev.gatecrash.http.Exchange;
import dev.gatecrash.internal.contract.bench.Bench;
import dev.gatecrash.internal.contract.bench.Conversation;
import dev.gatecrash.internal.contract.bench.Discovered;
import dev.gatecrash.internal.contract.bench.Presentation;
import dev.gatecrash.internal.contract.bench.Reply;
import dev.gatecrash.internal.contract.bench.Row;
import dev.gatecrash.internal.contract.http.Refusals;
import dev.gatecrash.internal.contract.wire.Outgoing;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Do answers keep secrets? The first three look at every answer of the run. */
public final class LeakChecks {

    private static final Clause SAFEGUARD = Clause.rfc(6750, "5.3");
    private static final Clause PITFALLS = new Clause(
            "MCP Understanding Authorization, Common Pitfalls",
            URI.create("https://modelcontextprotocol.io/docs/2026-07-28/tutorials/security/authorization"
                    + "#common-pitfalls-and-how-to-avoid-them"));
    private static final Pattern TRACE = Pattern.compile("\\bat [\\w.$/<>]+\\([\\w$]+\\.(java|kt|scala):\\d+\\)"
            + "|\\bat .{0,200}\\.(js|ts|mjs|cjs):\\d+:\\d+"
            + "|Traceback \\(most recent call last\\)|File \"[^\"]+\", line \\d+"
            + "|goroutine \\d+ \\[|\\.go:\\d+ \\+0x|\\.cs:line \\d+|\\.rb:\\d+:in `|\\.php\\(\\d+\\)|\\.rs:\\d+:\\d+");
    private static final Pattern SECRET =
            Pattern.compile("eyJ[\\w-]{8,}\\.eyJ[\\w-]{8,}\\.|client_secret\\W{1,6}[\\w-]{8}|PRIVATE KEY-----");
    private static final List<String> PAGES = List.of(
            "/health",
            "/healthz",
            "/status",
            "/metrics",
            "/info",
            "/debug",
            "/env",
            "/config",
            "/sessions",
            "/actuator",
            "/actuator/env",
            "/actuator/health",
            "/actuator/httpexchanges",
            "/q/health",
            "/.env");

    private LeakChecks() {}

    /** The rows. */
    public static List<Row> rows() {
        return List.of(
                all(1, HIGH, "the token of its request, or its payload or signature")
                        .title("No refusal repeats the token")
                        .because("Errors are logged, shown and reported; whoever reads them has the token.")
                        .remedy("Say what is wrong with the token, and never quote it.")
                        .when(bench -> without(bench, exchange -> !isSuccess(exchange) && repeatsToken(exchange))),
                should(LEAK, 2, MEDIUM, PITFALLS)
                        .title("No answer has a stack trace")
                        .sends("everything of this run")
                        .expects("no stack trace in any answer")
                        .because("It tells an attacker which libraries there are, and which line stumbles.")
                        .remedy("Log the exception, and answer with a general message.")
                        .when(bench -> without(
                                bench,
                                exchange -> TRACE.matcher(exchange.response().body())
                                        .find())),
                all(3, CRITICAL, "the token of its request")
                        .title("No result repeats the token")
                        .because("Results go to the model and into its logs.")
                        .remedy("Keep the token out of what tools can see.")
                        .when(bench -> without(bench, exchange -> isSuccess(exchange) && repeatsToken(exchange))),
                must(LEAK, 4, CRITICAL, SAFEGUARD)
                        .title("No public page shows sessions or secrets")
                        .sends("GET without a token to /health, /metrics, /env and the like")
                        .expects("no session id, token or secret")
                        .because("Anybody can read such pages.")
                        .remedy("Show only whether the server is up, or protect the page.")
                        .when(LeakChecks::pagesAreDiscreet),
                must(LEAK, 6, MEDIUM, Clause.rfc(9111, "3.5"))
                        .title("No shared cache may keep an answer")
                        .sends("a good token, and none")
                        .expects("no public and no s-maxage in Cache-Control")
                        .because("A proxy would give one user's answer to the next.")
                        .remedy("Send Cache-Control: no-store from the MCP endpoint.")
                        .when(LeakChecks::nothingIsCached),
                must(LEAK, 7, MEDIUM, Clause.rfc(9110, "17.6"))
                        .title("No answer runs what the request brought along")
                        .sends("a session id with <script> in it")
                        .expects("no page of HTML that has it")
                        .because("A link could run an attacker's script in the name of this host.")
                        .remedy("Answer errors as JSON, and do not quote the request.")
                        .when(LeakChecks::nothingIsReflected));
    }

    private static Row.Draft all(int number, Severity severity, String what) {
        return must(LEAK, number, severity, SAFEGUARD)
                .sends("everything of this run")
                .expects("no answer that has " + what);
    }

    private static boolean isSuccess(Exchange exchange) {
        int status = exchange.response().status();
        return status >= 200 && status < 300;
    }

    private static Verdict without(Bench bench, Predicate<Exchange> leaks) {
        Refusals.of(bench);
        List<Exchange> found = bench.courier().carried().stream().filter(leaks).toList();
        return found.stream()
                .findFirst()
                .<Verdict>map(first -> new Verdict.Failed(
                        "none",
                        "in %s: status %d%n%s"
                                .formatted(
                                        found.size() == 1 ? "one answer" : found.size() + " answers",
                                        first.response().status(),
                                        shortened(first.response().body())),
                        Optional.of(first)))
                .orElseGet(Verdict::passed);
    }

    private static String shortened(String text) {
        return text.length() > 600 ? text.substring(0, 600) + "…" : text;
    }

    private static boolean repeatsToken(Exchange exchange) {
        if (exchange.request().method().equals("TRACE")) {
            // A check of its own.
            return false;
        }
        String answer = exchange.response().body()
                + exchange.response().headers().fields().values();
        return exchange.request().headers().all("Authorization").stream()
                .map(value -> value.substring(value.indexOf(' ') + 1))
                .flatMap(LeakChecks::secretParts)
                .anyMatch(answer::contains);
    }

    /** The token, and the parts of a JWT after its header; what is short could be in any text. */
    private static Stream<String> secretParts(String token) {
        List<String> parts = List.of(token.split("\\.", -1));
        Stream<String> some = parts.size() == 3 ? parts.stream().skip(1) : Stream.empty();
        return Stream.concat(Stream.of(token), some).filter(part -> part.length() >= 16);
    }

    private static Verdict pagesAreDiscreet(Bench bench) {
        bench.good();
        List<String> sessions = bench.courier().carried().stream()
                .flatMap(exchange -> exchange.response().headers().first(Conversation.SESSION).stream())
                .distinct()
                .collect(Collectors.toList());
        for (String page : PAGES) {
            Reply reply = bench.send(Outgoing.of(
                    "GET", URI.create(Discovered.origin(bench.target().endpoint()) + page)));
            boolean session = sessions.stream().anyMatch(reply.body()::contains);
            if (reply.isSuccess() && (session || SECRET.matcher(reply.body()).find())) {
                return bench.failed(
                        "no session id, token or secret",
                        "%s shows %s%n%s"
                                .formatted(page, session ? "a session id" : "a secret", shortened(reply.body())),
                        reply);
            }
        }
        return Verdict.passed();
    }

    private static Verdict nothingIsCached(Bench bench) {
        return Stream.of(
                        bench.probe(bench.present(bench.token())),
                        bench.conversation(Presentation.none())
                                .ask(bench.profile().probe()))
                .filter(reply -> reply.headers().all("Cache-Control").stream()
                        .anyMatch(value -> value.contains("public") || value.contains("s-maxage")))
                .findFirst()
                .map(reply -> bench.failed(
                        "neither public nor s-maxage",
                        "Cache-Control: " + String.join(", ", reply.headers().all("Cache-Control")),
                        reply))
                .orElseGet(Verdict::passed);
    }

    private static Verdict nothingIsReflected(Bench bench) {
        String script = "<script>gatecrash()</script>";
        Reply reply = bench.conversation(bench.present(bench.token()))
                .in(Optional.of(script))
                .ask(bench.profile().probe());
        boolean page = reply.headers().first("Content-Type").orElse("text/html").startsWith("text/html");
        return page && reply.body().contains(script)
                ? bench.failed("no HTML with it", shortened(reply.body()), reply)
                : Verdict.passed();
    }
}
