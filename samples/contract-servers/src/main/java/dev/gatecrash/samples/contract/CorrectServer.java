package dev.gatecrash.samples.contract;

import java.net.URI;

/** A running MCP server that every check of the contract has to pass. */
public interface CorrectServer extends AutoCloseable {

    /** The MCP endpoint. */
    URI url();

    @Override
    void close();
}
