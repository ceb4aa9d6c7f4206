package dev.gatecrash.assertj;

import static dev.gatecrash.assertj.GatecrashAssertions.assertThat;
import static dev.gatecrash.assertj.Mismatches.assertMismatch;
import static dev.gatecrash.token.Defect.EXPIRED;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatecrash.token.Token;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TokenAssertTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final URI NOTES = URI.create("http://127.0.0.1:9/mcp");
    private static final URI MAIL = URI.create("http://127.0.0.1:9/mail");

    private static final Token GOOD = new Token(
            "a.b.c",
            Map.of("alg", "RS256", "typ", "JWT"),
            Map.of("sub", "alice", "aud", NOTES.toString(), "scope", "notes:read notes:write"),
            NOON,
            Set.of());

    private static final Token BAD = new Token(
            "a.b.c",
            Map.of("alg", "RS256"),
            Map.of("aud", List.of(NOTES.toString(), MAIL.toString())),
            NOON,
            Set.of(EXPIRED));

    @Test
    void header_parameters_have_values() {
        assertThat(GOOD).hasHeader("alg", "RS256");

        assertMismatch(() -> assertThat(GOOD).hasHeader("alg", "none"), "header alg = none", "RS256");
        assertMismatch(() -> assertThat(GOOD).hasHeader("kid", "1"), "header kid = 1", "none");
    }

    @Test
    void claims_are_there_or_not() {
        assertThat(GOOD).hasClaim("sub").hasClaim("sub", "alice").doesNotHaveClaim("nonce");

        assertMismatch(() -> assertThat(GOOD).hasClaim("nonce"), "claim nonce", "no such claim");
        assertMismatch(() -> assertThat(GOOD).hasClaim("sub", "bob"), "claim sub = bob", "alice");
        assertMismatch(() -> assertThat(GOOD).doesNotHaveClaim("sub"), "no claim sub", "alice");
    }

    @Test
    void the_audience_is_a_string_or_an_array() {
        assertThat(GOOD).hasAudience(NOTES);
        assertThat(BAD).hasAudience(MAIL, NOTES);

        assertMismatch(
                () -> assertThat(GOOD).hasAudience(MAIL),
                "audience [http://127.0.0.1:9/mail]",
                "[http://127.0.0.1:9/mcp]");
        assertMismatch(
                () -> assertThat(BAD).hasAudience(NOTES),
                "audience [http://127.0.0.1:9/mcp]",
                "[http://127.0.0.1:9/mcp, http://127.0.0.1:9/mail]");
        assertMismatch(() -> assertThat(GOOD).hasAudience(), "audience []", "[http://127.0.0.1:9/mcp]");
    }

    @Test
    void scopes_come_in_any_order() {
        assertThat(GOOD).hasScope("notes:write", "notes:read");
        assertThat(BAD).hasScope();

        assertMismatch(
                () -> assertThat(GOOD).hasScope("notes:read"), "scopes [notes:read]", "[notes:read, notes:write]");
        assertMismatch(() -> assertThat(BAD).hasScope("notes:read"), "scopes [notes:read]", "[]");
    }

    @Test
    void it_expires_before_or_after() {
        assertThat(GOOD).expiresAfter(NOON.minusSeconds(1)).expiresBefore(NOON.plusSeconds(1));

        assertMismatch(
                () -> assertThat(GOOD).expiresAfter(NOON), "expiry after 2026-01-01T12:00:00Z", "2026-01-01T12:00:00Z");
        assertMismatch(
                () -> assertThat(GOOD).expiresBefore(NOON),
                "expiry before 2026-01-01T12:00:00Z",
                "2026-01-01T12:00:00Z");
    }

    @Test
    void defects_are_known() {
        assertThat(GOOD).hasDefects();
        assertThat(BAD).hasDefects(EXPIRED);

        assertMismatch(() -> assertThat(GOOD).hasDefects(EXPIRED), "defects [EXPIRED]", "[]");
        assertMismatch(() -> assertThat(BAD).hasDefects(), "defects []", "[EXPIRED]");
    }

    @Test
    void a_failure_shows_the_token_decoded() {
        assertThatThrownBy(() -> assertThat(GOOD).hasClaim("nonce")).hasMessage("""

                        expected  claim nonce
                        got       no such claim
                          token header  {alg=RS256, typ=JWT}
                          token claims  {aud=http://127.0.0.1:9/mcp, scope=notes:read notes:write, sub=alice}
                          defects       []""");
    }
}
