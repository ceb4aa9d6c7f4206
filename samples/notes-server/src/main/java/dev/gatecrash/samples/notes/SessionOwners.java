package dev.gatecrash.samples.notes;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Which subject opened which MCP session. */
final class SessionOwners {

    private final Map<String, String> subjectBySession = new ConcurrentHashMap<>();

    void bind(String sessionId, String subject) {
        subjectBySession.put(sessionId, subject);
    }

    boolean owns(String subject, String sessionId) {
        return subject.equals(subjectBySession.get(sessionId));
    }
}
