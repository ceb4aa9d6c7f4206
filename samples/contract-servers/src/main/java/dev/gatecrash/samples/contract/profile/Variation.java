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
    /** Tokens have to be bound, and proven to be (RFC 9449). */
    DPOP,
    /** Scopes are an array in the claim scp. */
    SCP_CLAIM,
}
