package dev.gatecrash.internal.contract.bench;

import java.util.function.Predicate;

/**
 * What a check needs of the server, or of what its user said, to mean anything. Immutable.
 *
 * @param met whether it is there
 * @param reason why a check that needs it is skipped where it is not
 */
public record Need(Predicate<Bench> met, String reason) {

    /** The server reads JWTs itself. */
    public static final Need JWT = new Need(
            bench -> !bench.profile().introspects(), "the server introspects every token and reads no JWT itself");

    /** The server introspects. */
    public static final Need INTROSPECTION =
            new Need(bench -> bench.profile().introspects(), "the server never asked the introspection endpoint");

    /** The server names sessions. */
    public static final Need SESSIONS = new Need(bench -> bench.profile().hasSessions(), "the server has no sessions");

    /** Requests stand alone (MCP 2026-07-28). */
    public static final Need STATELESS =
            new Need(bench -> bench.profile().revision().isStateless(), "the server speaks a revision with sessions");

    /** Conversations begin with {@code initialize}. */
    public static final Need HANDSHAKE = new Need(
            bench -> !bench.profile().revision().isStateless(), "the server speaks a revision without initialize");

    /** GET opens an event stream. */
    public static final Need STREAM =
            new Need(bench -> bench.profile().streams(), "the server answers GET without an event stream");

    /** The scopes of an ordinary caller are known. */
    public static final Need SCOPES = new Need(
            bench -> !bench.profile().scopes().isEmpty(),
            "no scope of an ordinary caller is known; name it with scopes(…) or --scope");

    /** A call that needs more is known. */
    public static final Need PRIVILEGED = new Need(
            bench -> bench.target().privileged().isPresent(),
            "no privileged tool is known; name one with privilegedTool(…) or --privileged-tool");

    /** The answer shows whose token it was. */
    public static final Need TELLS_USER = new Need(
            bench -> bench.profile().tellsUser(bench.users().get(0)),
            "the answer to the ordinary call does not name its user; name a tool that does with ordinaryTool(…) or --tool");

    /** There is somebody else. */
    public static final Need SECOND_USER =
            new Need(bench -> bench.users().size() > 1, "the authorization server has only one user");

    /** Protected resource metadata was found. */
    public static final Need METADATA = new Need(
            bench -> bench.profile().discovered().document().isPresent(),
            "the server publishes no protected resource metadata that can be found");

    /** Tokens are bound to keys. */
    public static final Need DPOP = new Need(
            bench -> bench.target().dpop(),
            "the server is not said to want DPoP; say so with dpop() or --dpop if it does");

    /** Tokens are for bearers. */
    public static final Need BEARER = new Need(bench -> !bench.target().dpop(), "the server wants DPoP");

    /** There is time to wait. */
    public static final Need THOROUGH = new Need(
            bench -> bench.target().thorough().isPresent(),
            "it takes waiting for the server's own caches; ask for it with thorough() or --thorough");

    /** The server can be started anew. */
    public static final Need RESTART = new Need(
            bench -> bench.target().restart().isPresent(),
            "it takes a restart of the server; say how with restartedBy(…), or use --command and --thorough");

    /** Whether it is there. */
    public boolean isMet(Bench bench) {
        return met.test(bench);
    }
}
