package dev.gatecrash.internal.http;

import com.nimbusds.jose.shaded.gson.stream.JsonWriter;
import com.nimbusds.jose.util.JSONArrayUtils;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.text.ParseException;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads and writes JSON objects (RFC 8259). */
public final class JsonObject {

    private JsonObject() {}

    /** The members of an object; no duplicates, nothing after it. */
    public static Map<String, Object> parse(String text) throws ParseException {
        // The JOSE library takes null and arrays of pairs for objects.
        if (!text.stripLeading().startsWith("{")) {
            throw new ParseException("not a JSON object", 0);
        }
        try {
            return JSONObjectUtils.parse(text);
        } catch (StackOverflowError e) {
            throw new ParseException("nested too deeply", 0);
        }
    }

    /** The text of an object; members keep their order, and {@code /} is not escaped. */
    public static String text(Map<String, ?> members) {
        // The writer of the library's Gson alone: the rest is slow to load.
        StringWriter text = new StringWriter();
        try (JsonWriter writer = new JsonWriter(text)) {
            write(writer, members);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void write(JsonWriter writer, @Nullable Object value) throws IOException {
        if (value instanceof Map<?, ?> members) {
            writer.beginObject();
            for (Map.Entry<?, ?> member : members.entrySet()) {
                writer.name(String.valueOf(member.getKey()));
                write(writer, member.getValue());
            }
            writer.endObject();
        } else if (value instanceof Collection<?> elements) {
            writer.beginArray();
            for (Object element : elements) {
                write(writer, element);
            }
            writer.endArray();
        } else if (value instanceof String text) {
            writer.value(text);
        } else if (value instanceof Long || value instanceof Integer) {
            writer.value((Number) value);
        } else if (value instanceof Boolean flag) {
            writer.value(flag);
        } else {
            writer.jsonValue(byGson(value));
        }
    }

    // Anything that a test may have put into a token.
    private static String byGson(@Nullable Object value) {
        String array = JSONArrayUtils.toJSONString(Collections.singletonList(value));
        return array.substring(1, array.length() - 1);
    }
}
