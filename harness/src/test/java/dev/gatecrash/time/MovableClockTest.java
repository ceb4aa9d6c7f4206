package dev.gatecrash.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class MovableClockTest {

    private static final Instant NOON = Instant.parse("2030-06-01T12:00:00Z");

    private final MovableClock clock = new MovableClock();

    @Test
    void shows_the_systems_time_at_first() {
        Instant before = Instant.now();

        Instant shown = clock.instant();

        assertThat(shown).isBetween(before, Instant.now());
        assertThat(clock.getZone()).isEqualTo(ZoneOffset.UTC);
    }

    @Test
    void moves_forward_and_back_and_runs_on() {
        clock.advance(Duration.ofDays(1));
        clock.advance(Duration.ofHours(-12));

        assertThat(clock.instant()).isAfter(Instant.now().plus(Duration.ofHours(11)));
        Instant shown = clock.instant();
        assertThat(clock.instant()).isAfterOrEqualTo(shown);
    }

    @Test
    void runs_askew_of_the_system_wherever_it_was() {
        clock.setTo(NOON);
        clock.freeze();

        clock.skew(Duration.ofMinutes(-7));

        Instant shown = clock.instant();
        assertThat(shown)
                .isBetween(
                        Instant.now().minus(Duration.ofMinutes(7)).minusSeconds(60),
                        Instant.now().minus(Duration.ofMinutes(7)));
        assertThat(clock.instant()).isAfterOrEqualTo(shown);
    }

    @Test
    void stands_still_once_frozen_and_moves_only_when_told() {
        clock.setTo(NOON);
        clock.freeze();
        Instant frozen = clock.instant();

        clock.advance(Duration.ofSeconds(1));

        assertThat(frozen).isBetween(NOON, NOON.plusSeconds(60));
        assertThat(clock.instant()).isEqualTo(frozen.plusSeconds(1)).isEqualTo(clock.instant());
        clock.setTo(NOON);
        assertThat(clock.instant()).isEqualTo(NOON);
    }

    @Test
    void resumes_with_the_systems_time() {
        clock.setTo(NOON);
        clock.freeze();

        clock.resume();

        assertThat(clock.instant()).isBetween(Instant.now().minusSeconds(60), Instant.now());
    }

    @Test
    void every_zones_view_moves_with_it() {
        Clock paris = clock.withZone(ZoneId.of("Europe/Paris"));

        clock.freeze();
        clock.advance(Duration.ofDays(7));

        assertThat(paris.instant()).isEqualTo(clock.instant());
        assertThat(paris.getZone()).isEqualTo(ZoneId.of("Europe/Paris"));
    }

    @Test
    void cannot_be_moved_where_no_date_can_be_written() {
        assertThatThrownBy(() -> clock.setTo(Instant.MAX)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> clock.advance(Duration.ofDays(4_000_000)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("keep it between 0001-01-01T00:00:00Z and 9999-12-31T23:59:59Z");
        assertThat(clock.instant()).isBetween(Instant.now().minusSeconds(60), Instant.now());
    }
}
