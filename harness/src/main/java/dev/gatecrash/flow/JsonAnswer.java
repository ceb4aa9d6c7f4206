package dev.gatecrash.flow;

import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A JSON object that came as an answer; a member of the wrong type is refused under the clause. */
record JsonAnswer(Answer answer, Map<String, Object> members, String clause) {

    private static final String STRINGS = "an array of strings";

    JsonAnswer {
        members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    Optional<String> text(String name) {
        return member(name, String.class, "a string");
    }

    String requiredText(String name) {
        return text(name)
                .orElseThrow(() -> answer.wrong("\"%s\" to be there".formatted(name), "no such member", clause));
    }

    Optional<URI> uri(String name) {
        return text(name).map(value -> absolute(name, value));
    }

    URI requiredUri(String name) {
        return absolute(name, requiredText(name));
    }

    boolean flag(String name) {
        return member(name, Boolean.class, "a boolean").orElse(false);
    }

    Optional<Long> number(String name) {
        return member(name, Number.class, "a number").map(Number::longValue);
    }

    /** The strings of an array; an absent array has none. */
    List<String> texts(String name) {
        Object value = members.get(name);
        List<?> items = value == null ? List.of() : as(name, value, List.class, STRINGS);
        return items.stream().map(item -> as(name, item, String.class, STRINGS)).toList();
    }

    List<URI> uris(String name) {
        return texts(name).stream().map(value -> absolute(name, value)).toList();
    }

    private <T> Optional<T> member(String name, Class<T> type, String kind) {
        Object value = members.get(name);
        return value == null ? Optional.empty() : Optional.of(as(name, value, type, kind));
    }

    private <T> T as(String name, @Nullable Object value, Class<T> type, String kind) {
        if (!type.isInstance(value)) {
            throw answer.wrong("\"%s\" to be %s".formatted(name, kind), String.valueOf(value), clause);
        }
        return type.cast(value);
    }

    private URI absolute(String name, String value) {
        return WellKnown.httpUrl(value)
                .orElseThrow(() -> answer.wrong("\"%s\" to be an http or https URL".formatted(name), value, clause));
    }
}
