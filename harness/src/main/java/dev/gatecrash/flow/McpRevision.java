package dev.gatecrash.flow;

import java.util.Arrays;
import java.util.Optional;

/** A revision of the Model Context Protocol, named by its date; it decides how a request is framed. */
public enum McpRevision {
    /** As the next, but the authorization server is at the MCP server's origin, and tokens are asked for no resource. */
    V2025_03_26("2025-03-26"),
    /** Opens with {@code initialize}; a session may follow (Streamable HTTP). */
    V2025_06_18("2025-06-18"),
    /** Opens with {@code initialize}; a session may follow (Streamable HTTP). The default. */
    V2025_11_25("2025-11-25"),
    /** Stateless: every request carries its protocol version, its capabilities and its routing headers. */
    V2026_07_28("2026-07-28");

    private final String value;

    McpRevision(String value) {
        this.value = value;
    }

    /** The date, as it is sent in {@code MCP-Protocol-Version}. */
    public String value() {
        return value;
    }

    /** Whether requests stand alone, without {@code initialize} and session (MCP 2026-07-28, Statelessness). */
    public boolean isStateless() {
        return this == V2026_07_28;
    }

    /** Whether servers have protected resource metadata and clients name the resource (RFC 9728, RFC 8707). */
    public boolean hasResourceMetadata() {
        return this != V2025_03_26;
    }

    /** The revision of this date. */
    public static Optional<McpRevision> of(String value) {
        return Arrays.stream(values()).filter(r -> r.value.equals(value)).findFirst();
    }
}
