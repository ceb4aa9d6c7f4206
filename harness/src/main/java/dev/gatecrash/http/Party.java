package dev.gatecrash.http;

/** Who takes part in a conversation. */
public enum Party {
    /** The user's browser, or whatever follows redirects in its place. */
    BROWSER("Browser"),
    /** The MCP client. */
    CLIENT("Client"),
    /** Whoever sent a request that tells too little to say more. */
    CALLER("Caller"),
    /** The MCP server: the protected resource. */
    MCP_SERVER("MCP server"),
    /** The issuer whose journal it is. */
    AUTHORIZATION_SERVER("Authorization server"),
    /** Another authorization server, which the client was led to. */
    OTHER_ISSUER("Another issuer");

    private final String title;

    Party(String title) {
        this.title = title;
    }

    /** The party in words, such as {@code MCP server}. */
    public String title() {
        return title;
    }
}
