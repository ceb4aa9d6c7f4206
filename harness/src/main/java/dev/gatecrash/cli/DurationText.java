package dev.gatecrash.cli;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A duration as people write it, {@code 30s}, {@code 5m} or {@code 1h30m}, or in ISO 8601's way, {@code PT5M}. */
final class DurationText implements ITypeConverter<Duration> {

    private static final Pattern DAYS_AND_TIME = Pattern.compile("(\\d+d)?(.*)", Pattern.CASE_INSENSITIVE);

    @Override
    public Duration convert(String text) {
        try {
            return Duration.parse(text.matches("[+-]?[Pp].*") ? text : iso(text));
        } catch (DateTimeParseException e) {
            throw new TypeConversionException(
                    "\"%s\" is not a duration; write it like 30s, 5m, 1h or PT5M".formatted(text));
        }
    }

    private static String iso(String text) {
        Matcher parts = DAYS_AND_TIME.matcher(text);
        if (!parts.matches()) {
            return text;
        }
        String days = parts.group(1) == null ? "" : parts.group(1);
        String time = parts.group(2).isEmpty() ? "" : "T" + parts.group(2);
        return "P" + days + time;
    }
}
