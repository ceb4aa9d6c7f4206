/**
 * An OAuth 2.1 authorization server for tests, embedded: one object is one issuer.
 *
 * <p>{@link dev.gatecrash.AuthorizationServer} is the way to everything else: its tokens, keys, clock, faults, users, clients,
 * journal, and a scripted MCP client.
 *
 * <pre>{@code
 * try (AuthorizationServer auth = AuthorizationServer.start();
 *         NotesServer server = NotesServer.start(auth.issuer())) {
 *     McpSession session = auth.flow().user("alice").scopes("notes:read").connect(server.url());
 * }
 * }</pre>
 *
 * <p>In JUnit let {@code @WithAuthorizationServer} of {@code dev.gatecrash.junit} start and close it. Not for production:
 * loopback only, random keys, nothing persisted.
 */
@NullMarked
package dev.gatecrash;

import org.jspecify.annotations.NullMarked;
