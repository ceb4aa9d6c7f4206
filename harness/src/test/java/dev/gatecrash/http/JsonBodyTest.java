package dev.gatecrash.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatecrash.report.SequenceDiagram;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonBodyTest {

    private static final URI MCP = URI.create("http://127.0.0.1:8080/mcp");

    @Test
    void an_object_is_read_whatever_the_content_type_says() {
        assertThat(Response.of(200, "text/plain", " {\"a\": 1}\n").json()).hasValue(Map.of("a", 1L));
        assertThat(request("{\"method\": \"ping\"}").json()).hasValue(Map.of("method", "ping"));
    }

    @ParameterizedTest
    @MethodSource("none")
    void what_is_no_object_is_none(String body) {
        assertThat(Response.of(200, "application/json", body).json()).isEmpty();
        assertThat(request(body).json()).isEmpty();
    }

    static List<String> none() {
        return List.of(
                "",
                "null",
                "null{\"a\"",
                "[]",
                "[[\"a\", 1]]",
                "1",
                "\"a\"",
                "{",
                "{\"a\": 1} {}",
                "{\"a\":".repeat(50_000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bnVsbA.bnVsbA.c2ln", "e30.bnVsbA.c2ln", "eyJhbGciOiJub25lIn0.bnVsbA.", "W10.W10.c2ln"})
    void a_token_whose_parts_are_no_objects_is_shown_as_it_is(String token) {
        Headers headers = new Headers(Map.of("Authorization", List.of("Bearer " + token)));
        Exchange exchange = exchange(new Request("POST", MCP, headers, "null"));

        assertThat(exchange.describe()).contains("Authorization");
        assertThat(SequenceDiagram.of(List.of(exchange)).text()).contains("POST /mcp");
    }

    private static Request request(String body) {
        return new Request("POST", MCP, new Headers(Map.of()), body);
    }

    private static Exchange exchange(Request request) {
        return new Exchange(
                Instant.EPOCH, Optional.empty(), request, Response.of(200, "application/json", "null"), "as it should");
    }
}
