package dev.gatecrash.internal.contract.traffic;

import static dev.gatecrash.check.Family.STATELESS;
import static dev.gatecrash.check.Severity.CRITICAL;
import static dev.gatecrash.check.Severity.HIGH;
import static dev.gatecrash.check.Severity.INTEROPERABILITY;
import static dev.gatecrash.check.Severity.MEDIUM;
import static dev.gatecrash.internal.contract.bench.Row.must;
import static dev.gatecrash.internal.contract.bench.Row.should;

import dev.gatecrash.check.Clause;
import dev.gatecrash.check.Verdict;
import dev.gatecrash.flow.McpRevision;
import dev.gatecrash.internal.contract.bench.Bench;
import dev.gatecrash.internal.contract.bench.Conversation;
import dev.gatecrash.internal.contract.bench.Need;
import dev.gatecrash.internal.contract.bench.Operation;
import dev.gatecrash.internal.contract.bench.Presentation;
import dev.gatecrash.internal.contract.bench.Reply;
import dev.gatecrash.internal.contract.bench.Row;
import dev.gatecrash.internal.contract.http.Streams;
import dev.gatecrash.token.TokenBuilder;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Does each request stand alone (MCP 2026-07-28)? */
public final class StatelessChecks {

    private static final String TRANSPORT = "basic/transports/streamable-http";
    private static final Clause EARLIER = Clause.mcp(TRANSPORT, "Earlier Streamable HTTP Revisions");

    private StatelessChecks() {}

    /** The rows. */
    public static List<Row> rows() {
        return List.of(
                should(STATELESS, 1, HIGH, EARLIER)
                        .title("A session header has no effect")
                        .sends("one user's token with an Mcp-Session-Id, and then another's with the same one")
                        .expects("each is answered for himself, and no session is named")
                        .because("Where nobody expects sessions, nobody checks whose they are.")
                        .remedy("Ignore Mcp-Session-Id in this revision.")
                        .needs(Need.STATELESS, Need.SECOND_USER)
                        .when(StatelessChecks::sessionIsIgnored),
                should(STATELESS, 3, INTEROPERABILITY, EARLIER)
                        .title("GET and DELETE are not allowed")
                        .sends("GET and DELETE with a good token")
                        .expects("405")
                        .because("This revision has neither streams for GET nor sessions to end.")
                        .remedy("Answer 405 to all but POST.")
                        .needs(Need.STATELESS)
                        .when(StatelessChecks::onlyPost),
                must(STATELESS, 7, MEDIUM, Clause.rfc(9111, "5.2.2.7"))
                        .title("What differs from user to user is not marked as public")
                        .sends("tools/list as two users, one of whom may do more")
                        .expects("the same result, or cacheScope private")
                        .because("A shared cache would give one user what is another's.")
                        .remedy("Set cacheScope to private wherever the result depends on the caller.")
                        .needs(Need.STATELESS, Need.SECOND_USER)
                        .when(StatelessChecks::differencesArePrivate),
                must(STATELESS, 8, CRITICAL, Clause.mcp("basic/authorization", "Token Requirements"))
                        .title("Nobody subscribes without a token")
                        .sends("subscriptions/listen without a token")
                        .expects("401")
                        .because("The stream tells what changes for the server's users.")
                        .remedy("Check the token before the stream is opened.")
                        .needs(Need.STATELESS)
                        .when(StatelessChecks::subscriptionIsShut));
    }

    private static Verdict sessionIsIgnored(Bench bench) {
        // Servers of both eras may have sessions elsewhere.
        Conversation earlier = bench.conversation(bench.present(bench.token()), McpRevision.V2025_11_25);
        earlier.open();
        Presentation header =
                Presentation.header(Conversation.SESSION, earlier.session().orElse("gatecrash-0123456789"));
        Reply mine = bench.probe(bench.present(bench.token()).and(header));
        Reply theirs =
                bench.probe(bench.present(bench.token(bench.users().get(1))).and(header));
        String user = bench.users().get(0);
        if (bench.profile().tellsUser(user)
                && theirs.isExecuted()
                && theirs.body().contains(user)) {
            return bench.failed("an answer to the second user", "an answer to " + user, theirs);
        }
        return Stream.of(mine, theirs)
                .filter(reply -> reply.headers().first(Conversation.SESSION).isPresent())
                .findFirst()
                .map(reply -> bench.failed("no Mcp-Session-Id", "Mcp-Session-Id in the answer", reply))
                .orElseGet(Verdict::passed);
    }

    private static Verdict onlyPost(Bench bench) {
        Conversation own = bench.conversation(bench.present(bench.token()));
        return Stream.of("GET", "DELETE")
                .map(method -> Streams.open(bench, own.bare(method)))
                .filter(reply -> Streams.isOpen(reply) || (reply.isAnswer() && reply.isSuccess()))
                .findFirst()
                .map(reply -> bench.failed("405", reply.words(), reply))
                .orElseGet(Verdict::passed);
    }

    private static Verdict differencesArePrivate(Bench bench) {
        Reply mine = listed(bench, bench.token());
        Reply theirs = listed(bench, bench.token(bench.users().get(1)).scope(everything(bench)));
        if (!mine.isExecuted() || !theirs.isExecuted() || mine.result().equals(theirs.result())) {
            return Verdict.passed();
        }
        boolean open = mine.result()
                .filter(result -> "public".equals(result.get("cacheScope")))
                .isPresent();
        return open ? bench.failed("cacheScope private", "cacheScope public", mine) : Verdict.passed();
    }

    private static Reply listed(Bench bench, TokenBuilder token) {
        return bench.conversation(bench.present(token)).ask(Operation.listTools());
    }

    private static String[] everything(Bench bench) {
        return Stream.concat(
                        bench.profile().scopes().stream(),
                        bench.target().privileged().stream().flatMap(privileged -> privileged.scopes().stream()))
                .distinct()
                .toArray(String[]::new);
    }

    private static Verdict subscriptionIsShut(Bench bench) {
        Conversation nobody = bench.conversation(Presentation.none());
        Operation listen =
                new Operation("subscriptions/listen", Map.of("notifications", Map.of("toolsListChanged", true)));
        Reply reply = Streams.open(bench, nobody.request(listen));
        return Streams.isOpen(reply) ? bench.failed("401", reply.words(), reply) : Verdict.passed();
    }
}
