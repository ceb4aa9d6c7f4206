package dev.gatecrash.assertj;

import dev.gatecrash.token.Defect;
import dev.gatecrash.token.Token;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/** Assertions on a minted token: header, claims, audience, scope, expiry, defects. */
public final class TokenAssert extends AbstractAssert<TokenAssert, Token> {

    TokenAssert(Token actual) {
        super(actual, TokenAssert.class);
    }

    /**
     * Verifies that the JOSE header has this parameter and value.
     *
     * <pre>{@code
     * assertThat(auth.token().mint()).hasHeader("alg", "RS256");   // passes
     * assertThat(auth.token().mint()).hasHeader("alg", "none");    // fails
     * }</pre>
     */
    public TokenAssert hasHeader(String name, Object value) {
        isNotNull();
        return has("header", actual.header(), name, value);
    }

    /**
     * Verifies that there is such a claim, of whatever value.
     *
     * <pre>{@code
     * assertThat(auth.token().mint()).hasClaim("jti");     // passes
     * assertThat(auth.token().mint()).hasClaim("nonce");   // fails
     * }</pre>
     */
    public TokenAssert hasClaim(String name) {
        isNotNull();
        return check(actual.claims().containsKey(name), "claim " + name, "no such claim");
    }

    /**
     * Verifies that there is such a claim and it has this value.
     *
     * <pre>{@code
     * assertThat(auth.token().subject("alice").mint()).hasClaim("sub", "alice");   // passes
     * assertThat(auth.token().subject("alice").mint()).hasClaim("sub", "bob");     // fails
     * }</pre>
     */
    public TokenAssert hasClaim(String name, Object value) {
        isNotNull();
        return has("claim", actual.claims(), name, value);
    }

    /**
     * Verifies that there is no such claim.
     *
     * <pre>{@code
     * assertThat(auth.token().without("aud").mint()).doesNotHaveClaim("aud");   // passes
     * assertThat(auth.token().mint()).doesNotHaveClaim("aud");                  // fails
     * }</pre>
     */
    public TokenAssert doesNotHaveClaim(String name) {
        isNotNull();
        return check(!actual.claims().containsKey(name), "no claim " + name, shown(actual.claims(), name));
    }

    /**
     * Verifies that it is for exactly these resources, in any order, be the claim a string or an array (RFC 7519 §4.1.3).
     *
     * <pre>{@code
     * assertThat(auth.token().audience(notes).mint()).hasAudience(notes);          // passes
     * assertThat(auth.token().audience(notes, mail).mint()).hasAudience(notes);    // fails
     * }</pre>
     */
    public TokenAssert hasAudience(URI... resources) {
        isNotNull();
        Set<String> wanted =
                Arrays.stream(resources).map(URI::toString).collect(Collectors.toCollection(LinkedHashSet::new));
        Set<String> got = audience(actual.claims().get("aud"));
        return check(got.equals(wanted), "audience " + wanted, String.valueOf(got));
    }

    /**
     * Verifies that it has exactly these scopes, in any order (RFC 9068 §2.2.3).
     *
     * <pre>{@code
     * assertThat(auth.token().scope("notes:read").mint()).hasScope("notes:read");                  // passes
     * assertThat(auth.token().scope("notes:read", "notes:write").mint()).hasScope("notes:read");   // fails
     * }</pre>
     */
    public TokenAssert hasScope(String... scopes) {
        isNotNull();
        Set<String> wanted = new LinkedHashSet<>(List.of(scopes));
        Object scope = actual.claims().get("scope");
        Set<String> got = Arrays.stream(
                        String.valueOf(scope == null ? "" : scope).split(" "))
                .filter(value -> !value.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return check(got.equals(wanted), "scopes " + wanted, String.valueOf(got));
    }

    /**
     * Verifies that it expires after this instant.
     *
     * <pre>{@code
     * assertThat(auth.token().mint()).expiresAfter(auth.clock().instant());                 // passes
     * assertThat(auth.token().with(EXPIRED).mint()).expiresAfter(auth.clock().instant());   // fails
     * }</pre>
     */
    public TokenAssert expiresAfter(Instant instant) {
        isNotNull();
        return check(
                actual.expiresAt().isAfter(instant), "expiry after " + instant, String.valueOf(actual.expiresAt()));
    }

    /**
     * Verifies that it expires before this instant.
     *
     * <pre>{@code
     * assertThat(auth.token().with(EXPIRED).mint()).expiresBefore(auth.clock().instant());   // passes
     * assertThat(auth.token().mint()).expiresBefore(auth.clock().instant());                 // fails
     * }</pre>
     */
    public TokenAssert expiresBefore(Instant instant) {
        isNotNull();
        return check(
                actual.expiresAt().isBefore(instant), "expiry before " + instant, String.valueOf(actual.expiresAt()));
    }

    /**
     * Verifies that exactly these things are wrong with it; none for a good token.
     *
     * <pre>{@code
     * assertThat(auth.token().with(EXPIRED).mint()).hasDefects(EXPIRED);   // passes
     * assertThat(auth.token().mint()).hasDefects(EXPIRED);                 // fails
     * }</pre>
     */
    public TokenAssert hasDefects(Defect... defects) {
        isNotNull();
        Set<Defect> wanted = EnumSet.noneOf(Defect.class);
        wanted.addAll(List.of(defects));
        return check(actual.defects().equals(wanted), "defects " + wanted, String.valueOf(actual.defects()));
    }

    private TokenAssert has(String part, Map<String, Object> members, String name, Object value) {
        boolean same = Optional.ofNullable(members.get(name)).equals(Optional.of(value));
        return check(same, "%s %s = %s".formatted(part, name, value), shown(members, name));
    }

    private TokenAssert check(boolean holds, String expected, String got) {
        if (!holds) {
            String evidence = "token header  %s\ntoken claims  %s\ndefects       %s"
                    .formatted(new TreeMap<>(actual.header()), new TreeMap<>(actual.claims()), actual.defects());
            failWithMessage("%s", Narration.mismatch(expected, got, evidence));
        }
        return this;
    }

    private static String shown(Map<String, Object> members, String name) {
        return members.containsKey(name) ? String.valueOf(members.get(name)) : "none";
    }

    private static Set<String> audience(@Nullable Object claim) {
        if (claim instanceof Collection<?> several) {
            return several.stream().map(String::valueOf).collect(Collectors.toCollection(LinkedHashSet::new));
        }
        return claim == null ? Set.of() : Set.of(String.valueOf(claim));
    }
}
