package dev.gatecrash.samples.contract.token;

import static dev.gatecrash.samples.contract.bug.token.IntrospectionBug.*;

import dev.gatecrash.samples.contract.access.Caller;
import dev.gatecrash.samples.contract.access.Refusal;
import dev.gatecrash.samples.contract.access.TokenVerifier;
import dev.gatecrash.samples.contract.http.Call;
import dev.gatecrash.samples.contract.profile.Setup;
import dev.gatecrash.samples.contract.profile.Variation;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Asks the issuer what a token is worth (RFC 7662), every time. */
public final class IntrospectingVerifier implements TokenVerifier {

    private static final long LIFETIME = TimeUnit.SECONDS.toNanos(30);

    private final Setup setup;
    private volatile boolean isDown;
    private final Introspection introspection;
    private final AudienceCheck audience;
    private final Map<String, Map<String, Object>> remembered = new ConcurrentHashMap<>();
    private final Map<String, Long> forgottenAt = new ConcurrentHashMap<>();

    public IntrospectingVerifier(Setup setup) {
        this.setup = setup;
        this.introspection = new Introspection(setup);
        this.audience = new AudienceCheck(setup);
    }

    @Override
    public Caller verify(String token, Call call) throws Refusal {
        Optional<Map<String, Object>> answer = answer(token);
        if (answer.isEmpty()) {
            if (setup.has(FAILS_OPEN)) {
                return Caller.unknown("unknown");
            }
            throw Refusal.unavailable();
        }
        Map<String, Object> claims = answer.get();
        require(isActive(claims), "The token is not active");
        require(isFromIssuer(claims), "The token is from another issuer");
        require(isInTime(claims), "The token has expired");
        boolean forAnybody = setup.has(AUDIENCE_OPTIONAL) && !claims.containsKey("aud");
        if (!setup.has(IGNORES_AUDIENCE) && !forAnybody) {
            audience.check(claims, call);
        }
        return new Caller(subject(claims), scoped(claims), token);
    }

    private Optional<Map<String, Object>> answer(String token) {
        Map<String, Object> known = remembered.get(token);
        if (known != null && System.nanoTime() < forgottenAt.getOrDefault(token, Long.MAX_VALUE)) {
            return Optional.of(known);
        }
        if (isDown) {
            return Optional.empty();
        }
        Optional<Map<String, Object>> answer = introspection.ask(token);
        isDown = answer.isEmpty() && setup.has(REMEMBERS_OUTAGES);
        if (setup.is(Variation.INTROSPECTION_CACHED)) {
            answer.ifPresent(claims -> remembered.put(token, claims));
            forgottenAt.put(token, System.nanoTime() + LIFETIME);
        }
        answer.filter(claims -> setup.has(isActive(claims) ? REMEMBERS_FOR_EVER : REMEMBERS_REFUSALS))
                .ifPresent(claims -> remembered.put(token, claims));
        return answer;
    }

    private boolean isActive(Map<String, Object> claims) {
        Object active = claims.get("active");
        // A boolean, and no string that says true (RFC 7662 section 2.2).
        return Boolean.TRUE.equals(active)
                || setup.has(IGNORES_ACTIVE)
                || (setup.has(ACTIVE_IS_TRUTHY)
                        && active != null
                        && !Boolean.FALSE.equals(active)
                        && !Integer.valueOf(0).equals(active))
                || (setup.has(ACTIVE_OPTIONAL) && active == null);
    }

    private boolean isFromIssuer(Map<String, Object> claims) {
        // iss is optional in the answer; who gives it has been chosen by configuration.
        return !claims.containsKey("iss")
                || setup.has(IGNORES_ISSUER)
                || setup.issuer().equals(claims.get("iss"));
    }

    private boolean isInTime(Map<String, Object> claims) {
        if (setup.has(IGNORES_EXPIRY)) {
            return true;
        }
        long now = setup.now().getEpochSecond();
        boolean started = !(claims.get("nbf") instanceof Number start) || start.longValue() <= now;
        return started
                && (!(claims.get("exp") instanceof Number end)
                        || now < end.longValue() + setup.profile().leeway().toSeconds());
    }

    private String subject(Map<String, Object> claims) throws Refusal {
        if (claims.get("sub") instanceof String subject && !subject.isEmpty()) {
            return subject;
        }
        require(setup.bugs().hasAny(ACTIVE_IS_TRUTHY, ACTIVE_OPTIONAL), "The token has no subject");
        return "unknown";
    }

    private Map<String, Object> scoped(Map<String, Object> claims) {
        if (!setup.has(IGNORES_SCOPE)) {
            return claims;
        }
        Map<String, Object> all = new HashMap<>(claims);
        all.put("scope", "notes:read notes:write");
        return all;
    }

    private static void require(boolean condition, String otherwise) throws Refusal {
        if (!condition) {
            throw Refusal.invalidToken(otherwise);
        }
    }
}
