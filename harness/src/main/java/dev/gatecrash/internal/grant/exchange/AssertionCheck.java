package dev.gatecrash.internal.grant.exchange;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import dev.gatecrash.internal.fetch.FetchFailure;
import dev.gatecrash.internal.http.JwtText;
import dev.gatecrash.internal.http.Refusal;
import dev.gatecrash.internal.key.TrustedIssuer;
import dev.gatecrash.internal.time.Expiring;
import java.net.URI;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says whether a JWT is an assertion to act upon (RFC 7523 §3); anything wrong is {@code invalid_grant} (§3.1). */
public final class AssertionCheck {

    private static final JOSEObjectType IDENTITY = new JOSEObjectType("oauth-id-jag+jwt");
    private static final Duration LEEWAY = Duration.ofMinutes(1);

    private final List<TrustedIssuer> trusted;
    private final String issuer;
    private final String tokenEndpoint;
    private final Clock clock;
    private final Expiring<Boolean> used;

    /** Trusts these issuers with assertions to this issuer. */
    public AssertionCheck(List<TrustedIssuer> trusted, URI issuer, URI tokenEndpoint, Clock clock) {
        this.trusted = List.copyOf(trusted);
        this.issuer = issuer.toString();
        this.tokenEndpoint = tokenEndpoint.toString();
        this.clock = clock;
        this.used = new Expiring<>(clock);
    }

    /** Whether any identity provider is trusted. */
    boolean takesIdentities() {
        return trusted.stream().anyMatch(t -> t.workloads().isEmpty());
    }

    /** Whether any issuer of workload identities is trusted. */
    public boolean takesWorkloads() {
        return trusted.stream().anyMatch(t -> t.workloads().isPresent());
    }

    /** The assertion in this text. */
    Assertion of(String text) throws Refusal {
        try {
            JWSObject jws = JwtText.signed(text);
            Map<String, Object> claims = jws.getPayload().toJSONObject();
            if (claims == null) {
                throw invalid("it has no claims");
            }
            Assertion assertion = new Assertion(IDENTITY.equals(jws.getHeader().getType()), claims);
            TrustedIssuer from = trusted(assertion);
            checkSignature(jws, from);
            checkClaims(assertion);
            checkWorkload(assertion, from);
            return assertion;
        } catch (ParseException e) {
            throw invalid("it is not a signed JWT");
        }
    }

    /** Refuses a workload's assertion that was used before. */
    void useUp(Assertion assertion) throws Refusal {
        String name = assertion.issuer() + " " + assertion.claims().get("jti");
        if (!used.putIfAbsent(name, true, time(assertion, "exp").orElse(Instant.MAX))) {
            throw invalid("its jti was used before");
        }
    }

    /** Forgets which assertions were used. */
    public void clear() {
        used.clear();
    }

    private TrustedIssuer trusted(Assertion assertion) throws Refusal {
        return trusted.stream()
                .filter(t -> t.issuer().toString().equals(assertion.issuer()))
                .filter(t -> t.workloads().isEmpty() == assertion.isIdentity())
                .findFirst()
                .orElseThrow(() -> invalid("its iss is not trusted with assertions of this typ"));
    }

    private static void checkSignature(JWSObject jws, TrustedIssuer from) throws Refusal {
        try {
            if (!from.keys().verifies(jws)) {
                throw invalid("its signature is not one of " + from.issuer());
            }
        } catch (FetchFailure e) {
            throw invalid("the JWK set of %s %s".formatted(from.issuer(), e.getMessage()));
        }
    }

    private void checkClaims(Assertion assertion) throws Refusal {
        Instant now = clock.instant();
        for (String claim : List.of("sub", "jti")) {
            if (!(assertion.claims().get(claim) instanceof String text) || text.isEmpty()) {
                throw invalid("its " + claim + " is missing");
            }
        }
        if (!time(assertion, "exp").map(now::isBefore).orElse(false)) {
            throw invalid("its exp is missing or has passed");
        }
        if (time(assertion, "nbf").map(now.plus(LEEWAY)::isBefore).orElse(false)) {
            throw invalid("its nbf has not come");
        }
        checkAudience(assertion);
    }

    // ID-JAG §4.4.1: the issuer identifier, alone. Workload Identity Federation: the token endpoint; RFC 7523 §3 knows
    // both.
    private void checkAudience(Assertion assertion) throws Refusal {
        List<String> audience = assertion.strings("aud");
        boolean meant = assertion.isIdentity()
                ? audience.equals(List.of(issuer))
                : audience.contains(tokenEndpoint) || audience.contains(issuer);
        if (!meant) {
            throw invalid("its aud is not this authorization server");
        }
    }

    private static void checkWorkload(Assertion assertion, TrustedIssuer from) throws Refusal {
        if (from.workloads().isPresent() && !from.workloads().get().contains(assertion.subject())) {
            throw invalid("its sub is not an allowed workload");
        }
    }

    private static Optional<Instant> time(Assertion assertion, String claim) {
        return assertion.claims().get(claim) instanceof Number seconds
                ? Optional.of(Instant.ofEpochSecond(seconds.longValue()))
                : Optional.empty();
    }

    static Refusal invalid(String detail) {
        return new Refusal(OAuth2Error.INVALID_GRANT, "The assertion is invalid: " + detail);
    }
}
