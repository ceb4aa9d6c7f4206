package dev.gatecrash.samples.notes;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** The notes of one server, in memory only. */
final class Notes {

    private final Map<String, Note> byId = new ConcurrentSkipListMap<>();

    private Notes(List<Note> notes) {
        notes.forEach(note -> byId.put(note.id(), note));
    }

    static Notes samples() {
        return new Notes(List.of(
                new Note("1", "Buy milk and bread"),
                new Note("2", "Call the plumber"),
                new Note("3", "Return the milk churn")));
    }

    List<Note> search(String query) {
        String wanted = query.toLowerCase(Locale.ROOT);
        return byId.values().stream()
                .filter(note -> note.text().toLowerCase(Locale.ROOT).contains(wanted))
                .toList();
    }

    /** Tells whether there was such a note. */
    boolean delete(String id) {
        return byId.remove(id) != null;
    }
}
