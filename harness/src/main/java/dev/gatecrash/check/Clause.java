package dev.gatecrash.check;

import java.net.URI;

/**
 * A clause of a standard. Immutable.
 *
 * @param words its name, such as {@code RFC 8707 §2}
 * @param link where to read it
 */
public record Clause(String words, URI link) {

    /** A clause of an RFC, such as {@code 8707} and {@code 2}. */
    public static Clause rfc(int number, String section) {
        return new Clause(
                "RFC %d §%s".formatted(number, section),
                URI.create("https://www.rfc-editor.org/rfc/rfc%d#section-%s".formatted(number, section)));
    }

    /** A heading of the MCP specification's newest revision, such as {@code basic/authorization} and {@code Token Handling}. */
    public static Clause mcp(String page, String heading) {
        return mcp("2026-07-28", page, heading);
    }

    /** A heading of the MCP specification in a revision. */
    public static Clause mcp(String revision, String page, String heading) {
        String anchor = heading.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        return new Clause(
                "MCP %s, %s".formatted(revision, heading),
                URI.create("https://modelcontextprotocol.io/specification/%s/%s#%s".formatted(revision, page, anchor)));
    }

    /** A heading of the MCP security best practices. */
    public static Clause practice(String heading) {
        String page = "https://modelcontextprotocol.io/docs/2025-11-25/tutorials/security/security_best_practices#";
        String anchor = heading.toLowerCase(java.util.Locale.ROOT).replace(' ', '-');
        return new Clause("MCP Security Best Practices, " + heading, URI.create(page + anchor));
    }

    /** Both. */
    public Clause and(Clause other) {
        return new Clause(words + "; " + other.words, link);
    }

    @Override
    public String toString() {
        return words;
    }
}
