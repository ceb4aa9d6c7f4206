package dev.gatecrash.internal.contract.traffic;

import static dev.gatecrash.check.Family.SESSION;
import static dev.gatecrash.check.Severity.CRITICAL;
import static dev.gatecrash.check.Severity.HIGH;
import static dev.gatecrash.check.Severity.INTEROPERABILITY;
import static dev.gatecrash.internal.contract.bench.Row.must;
import static dev.gatecrash.internal.contract.bench.Row.should;

import dev.gatecrash.check.Clause;
import dev.gatecrash.check.Verdict;
import dev.gatecrash.internal.contract.bench.Bench;
import dev.gatecrash.internal.contract.bench.Conversation;
import dev.gatecrash.internal.contract.bench.Need;
import dev.gatecrash.internal.contract.bench.Presentation;
import dev.gatecrash.internal.contract.bench.Reply;
import dev.gatecrash.internal.contract.bench.Row;
import dev.gatecrash.internal.contract.bench.Target.Privileged;
import dev.gatecrash.internal.contract.http.Streams;
import dev.gatecrash.token.Defect;
import dev.gatecrash.token.TokenBuilder;
import java.util.List;
import java.util.Optional;

/** Is a session a thread of talk only, and never a credential (MCP Security Best Practices, Session Hijacking)? */
public final class SessionChecks {

    static final Clause HIJACKING = Clause.practice("Session Hijacking");

    private static final Clause EVERY = Clause.mcp("2025-11-25", "basic/authorization", "Token Requirements");
    private static final String BIND = "Store the user (iss and sub) with the session, and compare at every request.";
    private static final Need OTHER_GETS_IN = new Need(
            bench -> bench.probe(bench.present(other(bench))).isExecuted(), "the server does not take the second user");

    private SessionChecks() {}

    /** The rows. */
    public static List<Row> rows() {
        return List.of(
                must(SESSION, 1, CRITICAL, HIJACKING.and(EVERY))
                        .title("A session id is no credential")
                        .sends("a message in a running session, without a token and with an invalid one")
                        .expects("401")
                        .because("Session ids are in logs and headers; whoever has one would be its user.")
                        .remedy("Verify the token of every request, whether there is a session or not.")
                        .needs(Need.SESSIONS)
                        .when(SessionChecks::idIsNoCredential),
                others(2)
                        .title("Another user's token does not work in my session")
                        .sends("another user's token, of another client, in a running session")
                        .when(bench -> othersAreRefused(bench, other(bench).client("gatecrash-other"))),
                should(SESSION, 3, CRITICAL, HIJACKING)
                        .title("Another user cannot join my event stream")
                        .sends("GET for the stream of a session with another user's token")
                        .expects("404, 403 or 401")
                        .because("He would read what the server tells its user.")
                        .remedy(BIND)
                        .needs(Need.SESSIONS, Need.STREAM, Need.SECOND_USER, OTHER_GETS_IN)
                        .when(SessionChecks::streamIsMine),
                should(SESSION, 4, HIGH, HIJACKING)
                        .title("Another user cannot end my session")
                        .sends("DELETE of a session with another user's token")
                        .expects("404, 403, 401 or 405, and the session goes on")
                        .because("He could cut its user off.")
                        .remedy(BIND)
                        .needs(Need.SESSIONS, Need.SECOND_USER, OTHER_GETS_IN)
                        .when(SessionChecks::endIsMine),
                others(5)
                        .title("Another user of the same client does not get into my session")
                        .sends("another user's token, of the same client, in a running session")
                        .when(bench -> othersAreRefused(bench, other(bench))),
                must(SESSION, 6, HIGH, EVERY)
                        .title("A session keeps no scopes")
                        .sends(
                                "in a session that was opened with all scopes, the privileged call with an ordinary token")
                        .expects("403")
                        .because("Rights that were taken back would live as long as the session.")
                        .remedy("Read the scopes from the token of the request.")
                        .needs(Need.SESSIONS, Need.PRIVILEGED)
                        .when(SessionChecks::scopesAreNotKept),
                must(SESSION, 9, INTEROPERABILITY, EVERY)
                        .title("A new token of the same user works in a running session")
                        .sends("another token of the same user in a running session")
                        .expects("a result")
                        .because("Tokens live for minutes and sessions for hours; every refresh would end the session.")
                        .remedy("Bind the session to the user, not to the token.")
                        .needs(Need.SESSIONS)
                        .when(SessionChecks::refreshedTokenWorks),
                must(SESSION, 10, CRITICAL, Clause.mcp("2025-11-25", "basic/authorization", "Token Handling"))
                        .title("An expired token in a running session gets 401")
                        .sends("an expired token in a running session")
                        .expects("401, and not 404")
                        .because("After 404 a client opens a new session with the same token, and not a new token.")
                        .remedy("Check the token before you look for the session.")
                        .needs(Need.SESSIONS)
                        .when(SessionChecks::expiredIsUnauthorized),
                must(SESSION, 12, CRITICAL, HIJACKING)
                        .title("Without a session id nobody is put into another's session")
                        .sends("another user's token, without the id of any session and without opening one")
                        .expects("400, or a result of his own")
                        .because("He would get what another user's session holds.")
                        .remedy("Answer 400 where the id is missing, whatever sessions there are.")
                        .needs(Need.SESSIONS, Need.SECOND_USER, OTHER_GETS_IN, Need.TELLS_USER)
                        .when(SessionChecks::noIdIsNobody),
                must(SESSION, 14, CRITICAL, HIJACKING)
                        .title("A session does not say who the caller is")
                        .sends("another user's token in a running session")
                        .expects("a refusal, or a result of his own")
                        .because("He would read and change what belongs to its user.")
                        .remedy("Take the user from the token of the request, never from the session.")
                        .needs(Need.SESSIONS, Need.SECOND_USER, OTHER_GETS_IN, Need.TELLS_USER)
                        .when(SessionChecks::sessionIsNobody));
    }

    private static Row.Draft others(int number) {
        return should(SESSION, number, HIGH, HIJACKING)
                .expects("404, 403, 401 or 400")
                .because("Whoever learns the id of a session could act in it.")
                .remedy(BIND)
                .needs(Need.SESSIONS, Need.SECOND_USER, OTHER_GETS_IN);
    }

    private static TokenBuilder other(Bench bench) {
        return bench.token(bench.users().get(1));
    }

    /** A session of the ordinary caller, for this check alone. */
    static Conversation opened(Bench bench) {
        Conversation own = bench.conversation(bench.present(bench.token()));
        own.open();
        return own;
    }

    /** The probe in this session with these credentials. */
    private static Reply within(Bench bench, Optional<String> session, Presentation credentials) {
        return bench.conversation(credentials).in(session).ask(bench.profile().probe());
    }

    private static Verdict idIsNoCredential(Bench bench) {
        if (bench.isOpenToAll()) {
            return Verdict.skipped("the ordinary call needs no token at all");
        }
        Optional<String> session = opened(bench).session();
        Presentation bad = bench.present(bench.jwt().with(Defect.ALTERED_SIGNATURE));
        if (bench.probe(bad).isExecuted()) {
            bad = Presentation.none();
        }
        for (Presentation credentials : List.of(Presentation.none(), bad)) {
            Reply reply = within(bench, session, credentials);
            if (reply.isExecuted()) {
                return bench.failed("401", reply.words(), reply);
            }
        }
        return Verdict.passed();
    }

    private static Verdict othersAreRefused(Bench bench, TokenBuilder token) {
        Reply reply = within(bench, opened(bench).session(), bench.present(token));
        return reply.isExecuted() ? bench.failed("404 or 403", reply.words(), reply) : Verdict.passed();
    }

    private static Verdict streamIsMine(Bench bench) {
        Conversation theirs =
                bench.conversation(bench.present(other(bench))).in(opened(bench).session());
        Reply stream = Streams.open(bench, theirs.bare("GET"));
        return Streams.isOpen(stream) ? bench.failed("404 or 403", "the stream", stream) : Verdict.passed();
    }

    private static Verdict endIsMine(Bench bench) {
        Conversation own = opened(bench);
        Reply delete = bench.send(bench.conversation(bench.present(other(bench)))
                .in(own.session())
                .bare("DELETE"));
        Reply after = own.ask(bench.profile().probe());
        return after.isExecuted()
                ? Verdict.passed()
                : bench.failed(
                        "the session goes on",
                        "%s, and then for its user %s".formatted(delete.words(), after.words()),
                        delete);
    }

    private static Verdict scopesAreNotKept(Bench bench) {
        Privileged privileged = bench.target().privileged().orElseThrow();
        Reply alone = bench.conversation(bench.present(bench.token())).ask(privileged.operation());
        if (alone.isExecuted()) {
            return Verdict.skipped("the privileged call needs no more than an ordinary token");
        }
        String[] all = java.util.stream.Stream.concat(bench.profile().scopes().stream(), privileged.scopes().stream())
                .distinct()
                .toArray(String[]::new);
        Conversation strong = bench.conversation(bench.present(bench.token().scope(all)));
        strong.open();
        Reply reply = bench.conversation(bench.present(bench.token()))
                .in(strong.session())
                .ask(privileged.operation());
        return reply.isExecuted() ? bench.failed("403", reply.words(), reply) : Verdict.passed();
    }

    private static Verdict refreshedTokenWorks(Bench bench) {
        Reply reply = within(bench, opened(bench).session(), bench.present(bench.token()));
        return reply.isExecuted() ? Verdict.passed() : bench.failed("a result", reply.words(), reply);
    }

    private static Verdict expiredIsUnauthorized(Bench bench) {
        Presentation expired = bench.present(bench.jwt().with(Defect.EXPIRED));
        Reply alone = bench.probe(expired);
        if (alone.isExecuted() || alone.status() != 401 || bench.isOpenToAll()) {
            return Verdict.skipped("also where there is no session an expired token gets " + alone.words());
        }
        Reply reply = within(bench, opened(bench).session(), expired);
        return reply.isExecuted() || reply.status() == 404
                ? bench.failed("401", reply.words(), reply)
                : Verdict.passed();
    }

    private static Verdict noIdIsNobody(Bench bench) {
        opened(bench).ask(bench.profile().probe());
        return isOfOther(bench, within(bench, Optional.empty(), bench.present(other(bench))));
    }

    private static Verdict sessionIsNobody(Bench bench) {
        return isOfOther(bench, within(bench, opened(bench).session(), bench.present(other(bench))));
    }

    private static Verdict isOfOther(Bench bench, Reply reply) {
        String mine = bench.users().get(0);
        return reply.isExecuted() && reply.body().contains(mine)
                ? bench.failed("nothing of " + mine, "an answer that names " + mine, reply)
                : Verdict.passed();
    }
}
