package dev.gatecrash.internal.contract.traffic;

import static dev.gatecrash.check.Family.SESSION;
import static dev.gatecrash.check.Severity.HIGH;
import static dev.gatecrash.check.Severity.INTEROPERABILITY;
import static dev.gatecrash.internal.contract.bench.Row.must;

import dev.gatecrash.check.Clause;
import dev.gatecrash.check.Verdict;
import dev.gatecrash.internal.contract.bench.Bench;
import dev.gatecrash.internal.contract.bench.Conversation;
import dev.gatecrash.internal.contract.bench.Need;
import dev.gatecrash.internal.contract.bench.Presentation;
import dev.gatecrash.internal.contract.bench.Reply;
import dev.gatecrash.internal.contract.bench.Row;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Are session ids such that nobody guesses or chooses them, and do ended ones end? */
public final class SessionIdChecks {

    private static final Clause MANAGEMENT = Clause.mcp("2025-11-25", "basic/transports", "Session Management");
    private static final int SAMPLE = 12;
    private static final double FEW_BITS = 40;

    private SessionIdChecks() {}

    /** The rows. */
    public static List<Row> rows() {
        return List.of(
                must(SESSION, 7, HIGH, SessionChecks.HIJACKING.and(MANAGEMENT))
                        .title("Session ids cannot be guessed")
                        .sends("initialize, twelve times")
                        .expects("ids of visible ASCII that differ all over, and not by a counter or the time")
                        .because("Whoever guesses an id is half-way into a session.")
                        .remedy("Use UUID.randomUUID() or 128 bits of a secure random generator.")
                        .needs(Need.SESSIONS)
                        .when(SessionIdChecks::areRandom),
                must(SESSION, 8, HIGH, SessionChecks.HIJACKING)
                        .title("The client does not choose its session id")
                        .sends("initialize with an Mcp-Session-Id of our own making")
                        .expects("another id, or a refusal")
                        .because("An attacker could give a victim an id that he knows.")
                        .remedy("Make a new id at every initialize, whatever the request carries.")
                        .needs(Need.SESSIONS)
                        .when(SessionIdChecks::isNotChosen),
                must(SESSION, 11, INTEROPERABILITY, MANAGEMENT)
                        .title("A session that was ended is not found any more")
                        .sends("DELETE of a session, and then a message in it, with a good token")
                        .expects("404")
                        .because("It is what makes a client open a new session; and who ends one wants it ended.")
                        .remedy("Forget the session at DELETE, and answer 404 to ids that you do not know.")
                        .needs(Need.SESSIONS)
                        .when(SessionIdChecks::endIsTheEnd));
    }

    private static Verdict areRandom(Bench bench) {
        List<Conversation> opened = IntStream.range(0, SAMPLE)
                .mapToObj(i -> SessionChecks.opened(bench))
                .toList();
        List<String> ids =
                opened.stream().flatMap(one -> one.session().stream()).toList();
        opened.forEach(one -> bench.send(one.bare("DELETE")));
        String seen = String.join("\n", ids.subList(0, Math.min(4, ids.size())));
        Reply evidence = bench.profile().answer();
        if (ids.stream().anyMatch(id -> !id.chars().allMatch(c -> c >= 0x21 && c <= 0x7e))) {
            return bench.failed("visible ASCII", seen, evidence);
        }
        if (new HashSet<>(ids).size() < ids.size()) {
            return bench.failed("ids that differ", seen, evidence);
        }
        return varyingBits(ids) < FEW_BITS
                ? bench.failed("ids that differ all over", seen, evidence)
                : Verdict.passed();
    }

    /** How many bits seem to vary, place by place; a counter or the time vary at their end only. */
    private static double varyingBits(List<String> ids) {
        int length = ids.stream().mapToInt(String::length).min().orElse(0);
        return IntStream.range(0, length)
                .mapToDouble(place -> Math.log((double) ids.stream()
                                .map(id -> id.charAt(place))
                                .distinct()
                                .count())
                        / Math.log(2))
                .sum();
    }

    private static Verdict isNotChosen(Bench bench) {
        String chosen = "gatecrash-chosen-0123456789abcdef";
        Conversation own = bench.conversation(bench.present(bench.token()));
        Reply opening =
                own.send(Presentation.header(Conversation.SESSION, chosen).apply(own.request(own.initialize())));
        boolean adopted = opening.isSuccess()
                && opening.headers()
                        .first(Conversation.SESSION)
                        .filter(chosen::equals)
                        .isPresent();
        return adopted ? bench.failed("another id", "the session " + chosen, opening) : Verdict.passed();
    }

    private static Verdict endIsTheEnd(Bench bench) {
        Conversation own = SessionChecks.opened(bench);
        Reply delete = bench.send(own.bare("DELETE"));
        if (!delete.isSuccess()) {
            return Verdict.skipped("sessions cannot be ended: " + delete.words());
        }
        Reply after = own.ask(bench.profile().probe());
        if (after.isExecuted()) {
            return bench.failed("404", after.words(), after);
        }
        return Stream.of(404, 401).anyMatch(status -> status == after.status())
                ? Verdict.passed()
                : bench.warned("404", after.words(), after);
    }
}
