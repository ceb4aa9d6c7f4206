package dev.gatecrash.samples.contract.http;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON objects as maps. */
public final class Json {

    private static final TypeReference<LinkedHashMap<String, Object>> OBJECT = new TypeReference<>() {};

    // Of a member given twice, another parser could take the other one.
    private static final JsonMapper STRICT = mapper(true);
    private static final JsonMapper LENIENT = mapper(false);

    private Json() {}

    /** Keeps what it has. */
    static final class FirstWins extends LinkedHashMap<String, Object> {

        private static final long serialVersionUID = 1L;

        @Override
        public Object put(String name, Object value) {
            return putIfAbsent(name, value);
        }
    }

    /** Reads one object; empty for anything else, an object with a member given twice included. */
    public static Optional<Map<String, Object>> object(String text) {
        return object(STRICT, text);
    }

    /** Reads one object, the first of two members of one name. */
    public static Optional<Map<String, Object>> lenientObject(String text) {
        try {
            return Optional.ofNullable(LENIENT.readValue(text, FirstWins.class));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** Reads one object, the last of two members of one name. */
    public static Optional<Map<String, Object>> lastWins(String text) {
        return object(LENIENT, text);
    }

    /** Reads any value; empty for what is no JSON. */
    public static Optional<Object> value(String text) {
        try {
            return Optional.ofNullable(STRICT.readValue(text, Object.class));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    public static String write(Object value) {
        return STRICT.writeValueAsString(value);
    }

    /** The member that is an object; an empty one if there is none. */
    @SuppressWarnings("unchecked")
    public static Map<String, Object> member(Map<String, Object> object, String name) {
        return object.get(name) instanceof Map<?, ?> member ? (Map<String, Object>) member : Map.of();
    }

    private static Optional<Map<String, Object>> object(JsonMapper mapper, String text) {
        try {
            return Optional.ofNullable(mapper.readValue(text, OBJECT));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static JsonMapper mapper(boolean strict) {
        JsonFactory factory = JsonFactory.builder()
                .configure(StreamReadFeature.STRICT_DUPLICATE_DETECTION, strict)
                .build();
        return JsonMapper.builder(factory)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
    }
}
