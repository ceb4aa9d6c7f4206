package dev.gatecrash.cli;

import dev.gatecrash.token.Lifetime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A kind of lifetime as on the command line: lower case, words joined by hyphens, such as {@code access-token}. */
final class LifetimeName implements ITypeConverter<Lifetime> {

    @Override
    public Lifetime convert(String text) {
        return Arrays.stream(Lifetime.values())
                .filter(kind -> name(kind).equals(text.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException(
                        "there is no lifetime \"%s\"; there are %s".formatted(text, String.join(", ", names()))));
    }

    static List<String> names() {
        return Arrays.stream(Lifetime.values()).map(LifetimeName::name).toList();
    }

    private static String name(Lifetime kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
