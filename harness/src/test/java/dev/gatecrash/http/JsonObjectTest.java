package dev.gatecrash.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.JSONObjectUtils;
import dev.gatecrash.internal.http.JsonObject;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever stands in an object, its text is the one that the JOSE library would have written. */
class JsonObjectTest {

    enum Colour {
        RED
    }

    static Stream<Object> values() {
        Map<String, Object> unordered = new LinkedHashMap<>();
        unordered.put("z", null);
        unordered.put("a", Map.of());
        return Stream.of(
                "https://notes.example/mcp?a=b&c=<d>'\"\\",
                "\u0000\u001f\u007f\u2028\ud83d\ude00\ud800",
                "",
                7,
                7L,
                -1.5,
                1e300,
                new BigDecimal("1.10"),
                new BigInteger("18446744073709551616"),
                true,
                List.of(),
                Arrays.asList("a", null, List.of(1L, List.of(false))),
                new ArrayList<>(Set.of("one")),
                Set.of("one"),
                new String[] {"a", "b"},
                new int[] {1, 2},
                unordered,
                URI.create("urn:x"),
                Colour.RED,
                'c');
    }

    @ParameterizedTest
    @MethodSource("values")
    void a_value_is_written_as_by_the_jose_library(Object value) {
        Map<String, Object> members = Map.of("member", value);

        assertThat(JsonObject.text(members)).isEqualTo(JSONObjectUtils.toJSONString(members));
    }

    @Property(tries = 300)
    void any_text_is_written_as_by_the_jose_library(@ForAll String name, @ForAll String value) {
        Map<String, Object> members = Map.of(name, value);

        assertThat(JsonObject.text(members)).isEqualTo(JSONObjectUtils.toJSONString(members));
    }
}
