package dev.gatecrash.internal.contract.server;

import dev.gatecrash.internal.contract.bench.Bench;
import dev.gatecrash.internal.contract.bench.Operation;
import dev.gatecrash.internal.contract.bench.Reply;
import dev.gatecrash.internal.contract.bench.Target.Privileged;
import dev.gatecrash.token.Defect;
import dev.gatecrash.token.TokenBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A call that needs the scopes of an ordinary caller: a tool rather than the list of tools, which a server may show to
 * every valid token.
 *
 * @param operation the call
 * @param isCertain whether it is known to need them
 */
record GuardedCall(Operation operation, boolean isCertain) {

    /** The tool that was named, or a listed one that only reads and needs no arguments, or else the probe. */
    static GuardedCall of(Bench bench) {
        return bench.once(GuardedCall.class, GuardedCall::find);
    }

    /** What comes of it with this token. */
    Reply with(Bench bench, TokenBuilder token) {
        return bench.conversation(bench.present(token)).ask(operation);
    }

    private static GuardedCall find(Bench bench) {
        Optional<Operation> named = bench.target().ordinary();
        Optional<Operation> tool = named.or(() -> bench.profile().tools().entrySet().stream()
                .filter(listed -> isHarmless(listed.getValue()) && !isPrivileged(bench, listed.getKey()))
                .map(listed -> Operation.callTool(listed.getKey(), Map.of()))
                .filter(call ->
                        new GuardedCall(call, true).with(bench, bench.token()).isExecuted())
                .findFirst());
        return tool.map(call -> new GuardedCall(call, true)).orElseGet(() -> probe(bench));
    }

    // A probe that is refused for want of scope needs it.
    private static GuardedCall probe(Bench bench) {
        GuardedCall probe = new GuardedCall(bench.profile().probe(), false);
        boolean needsScope =
                !probe.with(bench, bench.token().with(Defect.MISSING_SCOPE)).isExecuted();
        return new GuardedCall(probe.operation(), needsScope);
    }

    private static boolean isPrivileged(Bench bench, String tool) {
        return bench.target()
                .privileged()
                .map(Privileged::operation)
                .filter(call -> tool.equals(call.parameters().get("name")))
                .isPresent();
    }

    private static boolean isHarmless(Map<String, Object> tool) {
        boolean reads =
                tool.get("annotations") instanceof Map<?, ?> hints && Boolean.TRUE.equals(hints.get("readOnlyHint"));
        boolean wantsArguments = tool.get("inputSchema") instanceof Map<?, ?> schema
                && schema.get("required") instanceof List<?> required
                && !required.isEmpty();
        return reads && !wantsArguments;
    }
}
