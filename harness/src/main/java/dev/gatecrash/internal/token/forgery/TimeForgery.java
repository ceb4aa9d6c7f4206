package dev.gatecrash.internal.token.forgery;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Times that are over, not yet come, or no times at all. */
final class TimeForgery {

    // Beyond any leeway that a server may legally grant.
    static final Duration MARGIN = Duration.ofMinutes(10);

    private final Clock clock;

    TimeForgery(Clock clock) {
        this.clock = clock;
    }

    // iat stays before exp: some libraries refuse iat > exp for its own sake, which would hide a missing expiry check.
    Change expired(Duration ago) {
        return draft -> {
            Instant end = clock.instant().minus(ago);
            draft.claims.put("iat", end.minus(MARGIN).getEpochSecond());
            draft.claims.put("exp", end.getEpochSecond());
        };
    }

    void expiredInAFraction(Draft draft) {
        expired(MARGIN).make(draft);
        draft.claims.put("exp", new BigDecimal(draft.claims.get("exp") + ".5"));
    }

    void expiryAsText(Draft draft) {
        draft.claims.put("exp", String.valueOf(clock.instant().plus(MARGIN).getEpochSecond()));
    }

    // exp stays after nbf, for the same reason.
    void notYetValid(Draft draft) {
        long now = clock.instant().getEpochSecond();
        long from = now + MARGIN.toSeconds();
        if (draft.claims.get("exp") instanceof Number exp && exp.longValue() > now) {
            draft.claims.put("exp", Math.max(exp.longValue(), from + MARGIN.toSeconds()));
        }
        draft.claims.put("nbf", from);
    }
}
