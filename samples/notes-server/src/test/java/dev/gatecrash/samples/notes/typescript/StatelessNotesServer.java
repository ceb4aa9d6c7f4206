package dev.gatecrash.samples.notes.typescript;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** A notes server on the TypeScript SDK, which speaks revision 2026-07-28 only, in a process of its own. */
final class StatelessNotesServer implements AutoCloseable {

    private final NodeScript script;
    private final URI url;

    private StatelessNotesServer(NodeScript script, URI url) {
        this.script = script;
        this.url = url;
    }

    static StatelessNotesServer start(URI issuer) {
        NodeScript script = NodeScript.start("stateless-server.mjs", issuer.toString());
        try {
            return new StatelessNotesServer(
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
