package dev.gatecrash.samples.contract.profile;

/** In what a correct server may differ from another one. */
public enum Variation {
    /** The metadata is at the root only, the resource is the origin, and the challenge does not say where it is. */
    METADATA_AT_ROOT,
    /** The metadata is where only the challenge says. */
    METADATA_IN_CHALLENGE_ONLY,
    /** The endpoint's former name is an audience too. */
    SECOND_AUDIENCE,
    /** No sessions, in any revision. */
    STATELESS,
    /** Answers are event streams of one event. */
    EVENT_STREAMS,
    /** Answers are the last of several events. */
    TALKATIVE_STREAMS,
    /** The client gets no stream of its own: GET is not allowed. */
    NO_STREAM,
    /** The challenge does not name scopes, unless one was missing. */
    NO_SCOPE_IN_CHALLENGE,
    /** A refusal has a body too, a JSON-RPC error. */
    ERROR_BODY,
    /** The protocol is the MCP Java SDK's stateless server, up to revision 2025-11-25. */
    STATELESS_SDK,
    /** Keys are fetched again after 30 seconds at the earliest, whatever kid comes. */
    KEYS_RATE_LIMITED,
    /** Keys are kept until an unknown kid comes. */
    KEYS_PINNED,
    /** For an unknown kid the keys are fetched again too, but after the refusal. */
    KEYS_IN_BACKGROUND,
    /** Who is refused has to wait for it, longer than a stream takes to open. */
    LATE_REFUSALS,
    /** Tokens have to be bound, and proven to be (RFC 9449). */
    DPOP,
    /** Proofs need a nonce that the server gave (RFC 9449 section 9). */
    NONCES,
    /** Speaks TLS. */
    TLS,
    /** Every page may use it, and is told so by Access-Control-Allow-Origin: *. */
    EVERY_ORIGIN,
    /** Every page may use it, and is told so by its own origin, without credentials. */
    EVERY_ORIGIN_BY_NAME,
    /** No page may use it, not even one of its own. */
    NO_ORIGIN,
    /** Only the root has the metadata, with the resource of the endpoint, and the challenge says where it is. */
    METADATA_OF_ENDPOINT_AT_ROOT,
    /** A session of somebody else is forbidden, rather than not found. */
    FOREIGN_SESSION_FORBIDDEN,
    /** Sessions end by themselves only: DELETE is not allowed. */
    NO_DELETE,
    /** Tokens have to have the type of RFC 9068. */
    AT_JWT_ONLY,
    /** Of two members of one name in what the issuer says of a token the last counts, as most parsers do. */
    LAST_MEMBER_WINS,
    /** What the issuer said of a token is believed for half a minute. */
    INTROSPECTION_CACHED,
    /** Only Alice has an account. */
    ONE_USER,
    /** Scopes are an array in the claim scp. */
    SCP_CLAIM,
}
