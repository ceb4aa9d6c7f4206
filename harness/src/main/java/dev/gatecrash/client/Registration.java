package dev.gatecrash.client;

/** A way to become a client, in the order in which an MCP client tries them (MCP 2026-07-28, Client Registration). */
public enum Registration {
    /** The client was registered beforehand, by an administrator. */
    PRE_REGISTERED,
    /** The client's id is the URL of a document that describes it (Client ID Metadata Document). */
    METADATA_DOCUMENT,
    /** The client registers itself (RFC 7591). */
    DYNAMIC
}
