package dev.gatecrash.time;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatecrash.internal.time.Expiring;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Memory follows what is alive: a clock that was set back tells whether a value is still there. */
class ExpiringTest {

    private static final Instant NOON = Instant.parse("2030-06-01T12:00:00Z");
    private static final Instant LATER = NOON.plusSeconds(60);
    private static final Instant MUCH_LATER = NOON.plus(Duration.ofDays(1));

    private final MovableClock clock = new MovableClock();
    private final Expiring<String> values = new Expiring<>(clock);

    @BeforeEach
    void at_noon() {
        clock.setTo(NOON);
        clock.freeze();
    }

    @Test
    void a_value_is_there_until_its_time() {
        values.put("name", "value", LATER);

        clock.setTo(LATER.minusMillis(1));
        assertThat(values.find("name")).contains("value");
        clock.setTo(LATER);
        assertThat(values.find("name")).isEmpty();
        assertThat(values.all()).isEmpty();
    }

    @Test
    void a_name_is_taken_until_its_time() {
        assertThat(values.putIfAbsent("name", "first", LATER)).isTrue();
        assertThat(values.putIfAbsent("name", "second", MUCH_LATER)).isFalse();

        clock.setTo(LATER);

        assertThat(values.putIfAbsent("name", "third", MUCH_LATER)).isTrue();
        assertThat(values.find("name")).contains("third");
    }

    static Stream<Arguments> ways() {
        BiConsumer<Expiring<String>, String> put = (values, name) -> values.put(name, "", MUCH_LATER);
        BiConsumer<Expiring<String>, String> putIfAbsent = (values, name) -> values.putIfAbsent(name, "", MUCH_LATER);
        return Stream.of(Arguments.of(put), Arguments.of(putIfAbsent));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void what_expired_is_swept_out_with_the_thousandth_value(BiConsumer<Expiring<String>, String> put) {
        values.put("old", "value", LATER);
        clock.setTo(LATER);

        fill(put, 1_022);
        assertThat(isKept("old")).isTrue();
        fill(put, 1_023);

        assertThat(isKept("old")).isFalse();
    }

    @Test
    void it_is_swept_again_when_the_size_has_doubled() {
        fill(ExpiringTest::keepLong, 1_024);
        values.put("old", "value", LATER);
        clock.setTo(LATER);

        fill(ExpiringTest::keepLong, 2_046);
        assertThat(isKept("old")).isTrue();
        fill(ExpiringTest::keepLong, 2_047);

        assertThat(isKept("old")).isFalse();
    }

    private static void keepLong(Expiring<String> values, String name) {
        values.put(name, "", MUCH_LATER);
    }

    private void fill(BiConsumer<Expiring<String>, String> put, int values) {
        for (int i = 0; i < values; i++) {
            put.accept(this.values, "filler " + i);
        }
    }

    private boolean isKept(String name) {
        Instant now = clock.instant();
        clock.setTo(NOON);
        boolean kept = values.find(name).isPresent();
        clock.setTo(now);
        return kept;
    }
}
