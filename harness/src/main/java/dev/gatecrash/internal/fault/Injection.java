package dev.gatecrash.internal.fault;

import dev.gatecrash.fault.Breakage;
import dev.gatecrash.fault.Fault;
import dev.gatecrash.http.Request;
import dev.gatecrash.http.Response;
import dev.gatecrash.internal.http.Delivery;
import dev.gatecrash.internal.http.Delivery.Ending;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What one request meets, and what that makes of the answer.
 *
 * @param fault what it meets, if anything
 */
public record Injection(Optional<Fault> fault) {

    static final Injection NONE = new Injection(Optional.empty());

    static Injection of(Optional<Fault> fault) {
        return fault.filter(f -> !(f instanceof Fault.Pass))
                .map(f -> new Injection(Optional.of(f)))
                .orElse(NONE);
    }

    /** Whether the endpoint shall not see the request. */
    public boolean isInstead() {
        return fault.filter(Fault::isInstead).isPresent();
    }

    /** What becomes of this answer, which was given for this reason. */
    public Sent to(Request request, Response answer, String reason) {
        if (fault.isEmpty()) {
            return new Sent(answer, reason, new Delivery.Whole(answer));
        }
        Fault met = fault.get();
        Response shown = met.apply(request, answer);
        String told = "fault: " + met.description();
        return new Sent(shown, met.isInstead() ? told : told + "; " + reason, delivery(met, shown, answer));
    }

    private static Delivery delivery(Fault fault, Response shown, Response answer) {
        if (fault instanceof Fault.After late) {
            return new Delivery.Late(late.delay(), delivery(late.then(), shown, answer));
        }
        if (fault instanceof Breakage breakage) {
            return broken(breakage, shown, answer);
        }
        if (fault instanceof Fault.Drip drip) {
            return new Delivery.Dripping(shown, drip.pause());
        }
        if (fault instanceof Fault.Huge huge) {
            return new Delivery.Padded(shown, huge.bytes());
        }
        if (fault instanceof Fault.Miscount miscount) {
            long stated = Math.max(0, length(answer) + miscount.difference());
            return new Delivery.Miscounted(shown, stated, Ending.CLOSED);
        }
        return new Delivery.Whole(shown);
    }

    private static Delivery broken(Breakage breakage, Response shown, Response answer) {
        return switch (breakage) {
            case RESET -> new Delivery.Nothing(Ending.RESET);
            case CLOSE, LOSE_RESPONSE -> new Delivery.Nothing(Ending.CLOSED);
            case CLOSE_IN_HEADER -> new Delivery.HalfHeader(shown, Ending.CLOSED);
            case TRUNCATE_BODY -> new Delivery.Miscounted(shown, length(answer), Ending.CLOSED);
            case RESET_IN_BODY -> new Delivery.Miscounted(shown, length(answer), Ending.RESET);
        };
    }

    private static long length(Response answer) {
        return answer.body().getBytes(StandardCharsets.UTF_8).length;
    }
}
