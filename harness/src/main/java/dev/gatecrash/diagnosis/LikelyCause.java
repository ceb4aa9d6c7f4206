package dev.gatecrash.diagnosis;

import java.util.Locale;
import java.util.Optional;

/** The causes there are, the most telling first, each with its section in docs/likely-causes.md. */
enum LikelyCause {
    OTHER_ISSUER(
            IssuerRules::otherIssuer,
            "the protected resource metadata of the server names another authorization server",
            "Start the server with `auth.issuer()`, character by character, and start the issuer first."),
    OTHER_NAME(
            IssuerRules::otherName,
            "the metadata's `resource` is not the URL that was asked",
            "Tell the server the URL at which clients reach it, or ask it at the URL that it is told."),
    WRONG_LOCATION(
            IssuerRules::wrongLocation,
            "the server asked for metadata or keys where there is nothing, and found none later",
            "Give the server the issuer's URL, not one made by hand. The well-known part comes before the issuer's path (RFC 8414 §3.1)."),
    AUDIENCE(
            TokenRules::audience,
            "a refused token has another `aud` than the server's resource",
            "Mint it with `audience(server.url())`, or have the flow ask for it, which sends `resource`."),
    CLOCK(
            TokenRules::clock,
            "by the clock of the issuer, or of the system, the token is expired or not yet valid",
            "Give the server `auth.clock()`, or leave the issuer's clock alone and mint with `EXPIRED`."),
    RETIRED_KEY(
            KeyRules::retiredKey,
            "the token is signed with a key that is not published any more",
            "If it was refused, mint a new one. If it was accepted, the server has the key in a cache for too long."),
    CACHED_KEYS(
            KeyRules::cachedKeys,
            "a refused token is signed with a key that was not published when the server last fetched the keys",
            "Have the server fetch the keys again when it meets an unknown `kid`."),
    SCOPE(
            TokenRules::scope,
            "the answer is 403, or its challenge says `insufficient_scope`",
            "Ask for the scope with `scopes(…)`, or mint the token with `scope(…)`."),
    NEVER_ASKED(
            KeyRules::neverAsked,
            "a token was refused and nobody ever asked this issuer for metadata, keys or introspection",
            "Start the issuer first, then the server, with this issuer's URL."),
    TYPE(
            TokenRules::type,
            "a refused token has a `typ` that servers may not take, and nothing else looks wrong",
            "Build the issuer with `atJwt()`, or without it.");

    @SuppressWarnings("ImmutableEnumChecker") // Every rule is a static method, without state.
    private final Rule rule;

    private final String seen;
    private final String remedy;

    LikelyCause(Rule rule, String seen, String remedy) {
        this.rule = rule;
        this.seen = seen;
        this.remedy = remedy;
    }

    /** What is said where the evidence is for it, and where to read on. */
    Optional<String> told(Evidence evidence) {
        return rule.cause(evidence).map(cause -> "%s See docs/likely-causes.md#%s".formatted(cause, anchor()));
    }

    /** Whether it explains a refusal only if nothing else does: a server may have asked for keys before the journal began. */
    boolean isLastResort() {
        return this == NEVER_ASKED || this == TYPE;
    }

    /** When it is said. */
    String seen() {
        return seen;
    }

    /** What to do about it. */
    String remedy() {
        return remedy;
    }

    /** The name of its section. */
    String anchor() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
