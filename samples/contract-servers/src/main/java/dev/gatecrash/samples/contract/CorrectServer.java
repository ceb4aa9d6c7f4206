package dev.gatecrash.samples.contract;

import java.net.URI;

/** A running MCP server that every check of the contract has to pass. */
public interface CorrectServer extends AutoCloseable {

    /** The MCP endpoint. */
    URI url();

    /** What it calls itself, and what tokens have to name. */
    default URI resource() {
        return url();
    }

    @Override
    void close();
}
