package dev.gatecrash.samples.notes.typescript;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** A notes server on the TypeScript SDK's middleware for Express, with sessions, in a process of its own. */
final class ExpressNotesServer implements AutoCloseable {

    private final NodeScript script;
    private final URI url;

    private ExpressNotesServer(NodeScript script, URI url) {
        this.script = script;
        this.url = url;
    }

    static ExpressNotesServer start(URI issuer) {
        NodeScript script = NodeScript.start("express-server.mjs", issuer.toString());
        try {
            return new ExpressNotesServer(
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
