package dev.gatecrash.flow;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Reads server-sent events (HTML Living Standard §9.2.6); only their data matters here. */
final class EventStream {

    private final BufferedReader lines;
    private final StringBuilder text = new StringBuilder();

    EventStream(Reader body) {
        this.lines = new BufferedReader(body);
    }

    /** What was read so far. */
    String text() {
        return text.toString();
    }

    /** Reads until an event has such data, or the stream ends: a server may keep the stream open after the answer. */
    void readUntil(Predicate<String> last) throws IOException {
        StringBuilder data = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            text.append(line).append('\n');
            if (line.isEmpty()) {
                if (data.length() > 0 && last.test(data.toString().stripTrailing())) {
                    return;
                }
                data.setLength(0);
            } else if (line.startsWith("data:")) {
                data.append(line.startsWith("data: ") ? line.substring(6) : line.substring(5))
                        .append('\n');
            }
        }
    }

    /** The data of every event in this text. */
    static List<String> dataOf(String text) {
        List<String> all = new ArrayList<>();
        try {
            new EventStream(new StringReader(text)).readUntil(data -> {
                all.add(data);
                return false;
            });
        } catch (IOException e) {
            throw new UncheckedIOException("a string cannot be read", e);
        }
        return all;
    }
}
