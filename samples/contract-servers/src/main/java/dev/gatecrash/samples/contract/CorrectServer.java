package dev.gatecrash.samples.contract;

import dev.gatecrash.tls.Trust;
import java.net.URI;
import java.util.Optional;

/** A running MCP server that every check of the contract has to pass. */
public interface CorrectServer extends AutoCloseable {

    /** The MCP endpoint. */
    URI url();

    /** What it calls itself, and what tokens have to name. */
    default URI resource() {
        return url();
    }

    /** What its clients have to trust, where it speaks TLS. */
    default Optional<Trust> trust() {
        return Optional.empty();
    }

    @Override
    void close();
}
