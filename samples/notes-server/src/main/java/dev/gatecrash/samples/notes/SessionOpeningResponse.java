package dev.gatecrash.samples.notes;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

/**
 * Binds the session that the MCP SDK opens to its subject when the header is set, for after the response is written
 * the client may already use the session.
 */
final class SessionOpeningResponse extends HttpServletResponseWrapper {

    private final SessionOwners owners;
    private final String subject;

    SessionOpeningResponse(HttpServletResponse response, SessionOwners owners, String subject) {
        super(response);
        this.owners = owners;
        this.subject = subject;
    }

    @Override
    public void setHeader(String name, String value) {
        if (name.equalsIgnoreCase(SessionOwnerFilter.SESSION_ID)) {
            owners.bind(value, subject);
        }
        super.setHeader(name, value);
    }
}
