package dev.gatecrash.internal.http;

import com.nimbusds.jose.shaded.gson.stream.JsonWriter;
import com.nimbusds.jose.util.JSONArrayUtils;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes JSON objects (RFC 8259) with the writer of the JOSE library's Gson; the rest of Gson is slow to load. */
public final class JsonObject {

    private JsonObject() {}

    /** The text of an object; members keep their order, and {@code /} is not escaped. */
    public static String text(Map<String, ?> members) {
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
