package dev.gatecrash.samples.notes.typescript;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** A notes server on the TypeScript SDK, in a process of its own. */
final class TypeScriptNotesServer implements AutoCloseable {

    private final NodeScript script;
    private final URI url;

    private TypeScriptNotesServer(NodeScript script, URI url) {
        this.script = script;
        this.url = url;
    }

    /** On the SDK's middleware for Express, with sessions. */
    static TypeScriptNotesServer express(URI issuer) {
        return start("express-server.mjs", issuer);
    }

    /** Without sessions: it speaks revision 2026-07-28 only. */
    static TypeScriptNotesServer stateless(URI issuer) {
        return start("stateless-server.mjs", issuer);
    }

    private static TypeScriptNotesServer start(String file, URI issuer) {
        NodeScript script = NodeScript.start(file, issuer.toString());
        try {
            return new TypeScriptNotesServer(
                    script, URI.create(script.answer().get("url").asString()));
        } catch (AssertionError e) {
            script.close();
            throw e;
        }
    }

    /** The MCP endpoint, which is also the audience that tokens have to name. */
    URI url() {
        return url;
    }

    /** Moves the clock by which tokens expire. */
    void advance(Duration by) {
        script.ask("advance", Map.of("milliseconds", by.toMillis()));
    }

    @Override
    public void close() {
        script.close();
    }
}
