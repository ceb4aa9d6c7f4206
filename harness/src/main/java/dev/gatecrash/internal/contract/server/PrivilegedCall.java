package dev.gatecrash.internal.contract.server;

import dev.gatecrash.check.Verdict;
import dev.gatecrash.internal.contract.bench.Bench;
import dev.gatecrash.internal.contract.bench.Conversation;
import dev.gatecrash.internal.contract.bench.Operation;
import dev.gatecrash.internal.contract.bench.Reply;
import dev.gatecrash.internal.contract.bench.Target.Privileged;
import dev.gatecrash.token.TokenBuilder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The call that an ordinary caller may not make. A tool may fail for reasons of its own, and a server may deny by a result
 * that says so: what is no success is compared with what the right token gets.
 */
final class PrivilegedCall {

    private static final String EXPECTED = "403 with error=\"insufficient_scope\"";

    private final Bench bench;
    private final Privileged call;

    private PrivilegedCall(Bench bench, Privileged call) {
        this.bench = bench;
        this.call = call;
    }

    static PrivilegedCall of(Bench bench) {
        return new PrivilegedCall(bench, bench.target().privileged().orElseThrow());
    }

    Operation operation() {
        return call.operation();
    }

    List<String> scopes() {
        return call.scopes();
    }

    /** A token that may make it. */
    TokenBuilder sufficient() {
        return with(call.scopes());
    }

    /** A token of the ordinary caller that has these scopes too. */
    TokenBuilder with(Collection<String> more) {
        Set<String> all = new LinkedHashSet<>(bench.profile().scopes());
        all.addAll(more);
        return bench.token().scope(all.toArray(String[]::new));
    }

    /** Whether an ordinary caller can make it just so. */
    boolean isOpenToOrdinary() {
        return bench.once(Attempt.class, b -> new Attempt(by(with(List.of()))))
                .reply()
                .isExecuted();
    }

    private record Attempt(Reply reply) {}

    /** What comes of it with this token. */
    Reply by(TokenBuilder token) {
        return bench.conversation(bench.present(token)).ask(operation());
    }

    /** What comes of it with this token, in a session that is open already. */
    Reply in(Conversation open, TokenBuilder token) {
        return bench.conversation(bench.present(token)).in(open.session()).ask(operation());
    }

    /** It was made. */
    Verdict executed(String how, Reply reply) {
        return bench.failed(EXPECTED, "%s was executed %s: %s".formatted(operation(), how, reply.words()), reply);
    }

    /** Passes if this is no sign that the call was made. */
    Verdict denied(String how, Reply reply) {
        if (reply.isExecuted()) {
            return bench.isOpenToAll()
                    ? Verdict.skipped("the server wants no token at all, so no scope either")
                    : executed(how, reply);
        }
        if (reply.result().isEmpty() || !reply.isSuccess()) {
            return Verdict.passed();
        }
        Reply right = by(sufficient());
        return right.isExecuted() || !right.result().equals(reply.result())
                ? Verdict.passed()
                : Verdict.skipped("%s fails with its scopes as it does without; name arguments that work each time"
                        .formatted(operation()));
    }

    /** The first of these that is no pass. */
    static Verdict worst(List<Verdict> verdicts) {
        List<Verdict> ordered = new ArrayList<>(verdicts);
        ordered.removeIf(Verdict.Passed.class::isInstance);
        return ordered.stream()
                .filter(Verdict::isFinding)
                .findFirst()
                .or(() -> ordered.stream().findFirst())
                .orElseGet(Verdict::passed);
    }
}
