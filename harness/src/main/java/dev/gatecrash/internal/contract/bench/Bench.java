package dev.gatecrash.internal.contract.bench;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.check.Verdict;
import dev.gatecrash.flow.McpRevision;
import dev.gatecrash.internal.contract.proof.ProofKey;
import dev.gatecrash.internal.contract.wire.Courier;
import dev.gatecrash.internal.contract.wire.Outgoing;
import dev.gatecrash.key.SigningKey;
import dev.gatecrash.token.Token;
import dev.gatecrash.token.TokenBuilder;
import dev.gatecrash.user.User;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The server under test on the bench: credentials go in, replies come out, and every reply to bad credentials is kept for
 * the checks that look at all of them. Not thread-safe, unless said otherwise.
 */
public final class Bench {

    private final Target target;
    private final Profile profile;
    private final Courier courier;
    private final Optional<ProofKey> proofKey;
    private final Optional<SigningKey> borrowedKey;
    private final Map<String, Reply> refusals = new ConcurrentHashMap<>();
    private final Map<Class<?>, Object> findings = new HashMap<>();
    private Conversation good;

    Bench(
            Target target,
            Profile profile,
            Courier courier,
            Optional<ProofKey> proofKey,
            Optional<SigningKey> borrowedKey) {
        this.target = target;
        this.profile = profile;
        this.courier = courier;
        this.proofKey = proofKey;
        this.borrowedKey = borrowedKey;
        this.good = conversation(present(token()));
    }

    /** Takes back the key that was published for the run, so that the issuer is as it was. */
    public void clear() {
        borrowedKey.ifPresent(key -> auth().keys().retire(key));
    }

    /** What the user said. */
    public Target target() {
        return target;
    }

    /** What was found. */
    public Profile profile() {
        return profile;
    }

    /** The authorization server. */
    public AuthorizationServer auth() {
        return target.auth();
    }

    /** Sends requests as they are. */
    public Courier courier() {
        return courier;
    }

    /** The names of users; the first is the ordinary caller. */
    public List<String> users() {
        return auth().users().all().stream().map(User::name).toList();
    }

    /** A token that the server takes, of the ordinary caller. */
    public TokenBuilder token() {
        return token(users().get(0));
    }

    /** A token that the server takes, of this user. */
    public TokenBuilder token(String user) {
        return TokenShape.of(auth(), profile.audience(), profile.type(), profile.scopes(), proofKey)
                .subject(user);
    }

    /** A JWT that is right, also where the server is given opaque tokens. */
    public TokenBuilder jwt() {
        return token().jwt();
    }

    /** Presents a token as the server wants it. */
    public Presentation present(TokenBuilder token) {
        return present(token.mint());
    }

    /** Presents a token that is made already as the server wants it. */
    public Presentation present(Token token) {
        return TokenShape.present(token, proofKey);
    }

    /**
     * The key that good tokens are bound to.
     *
     * @throws java.util.NoSuchElementException if the server does not want DPoP
     */
    public ProofKey proofKey() {
        return proofKey.orElseThrow();
    }

    /** What this experiment finds, which several checks look at; carried out once only. */
    public <T> T once(Class<T> kind, Function<Bench, T> experiment) {
        Object known = findings.get(kind);
        T found = known == null ? experiment.apply(this) : kind.cast(known);
        findings.put(kind, found);
        return found;
    }

    /** Presents this text, whatever it is, as the server wants tokens. */
    public Presentation present(String token) {
        return proofKey.map(key -> Presentation.dpop(token, key)).orElseGet(() -> Presentation.bearer(token));
    }

    /** A conversation of its own with these credentials; nothing is sent yet. */
    public Conversation conversation(Presentation credentials) {
        return conversation(credentials, profile.revision());
    }

    /** A conversation of another revision. */
    public Conversation conversation(Presentation credentials, McpRevision revision) {
        return new Conversation(courier, target.endpoint(), revision, credentials);
    }

    /** The conversation that is open all the time, with a good token. */
    public Conversation good() {
        if (!good.isOpen()) {
            good.open();
        }
        return good;
    }

    /** Asks the probe with these credentials, in a conversation of its own. Thread-safe. */
    public Reply probe(Presentation credentials) {
        return conversation(credentials).ask(profile.probe());
    }

    /** Asks the probe with these credentials and remembers the reply under their name; asked once only. Thread-safe. */
    public Reply reply(Stimulus stimulus) {
        Reply known = refusals.get(stimulus.words());
        return known != null ? known : replyAnew(stimulus);
    }

    /** Asks even if it was asked before, and remembers the reply: for what is seen while the server works on it. */
    public Reply replyAnew(Stimulus stimulus) {
        Reply reply = probe(stimulus.presentation().apply(this));
        refusals.put(stimulus.words(), reply);
        return reply;
    }

    /** Every reply to credentials that were meant to be refused, by what they were. */
    public Map<String, Reply> refusals() {
        return Map.copyOf(refusals);
    }

    /** Sends one request that is no part of a conversation. */
    public Reply send(Outgoing request) {
        return new Reply(courier.send(request, events -> false), "");
    }

    /** Whether a good token works: first in the open conversation, then in a new one. */
    public boolean works() {
        if (good().ask(profile.probe()).isExecuted()) {
            return true;
        }
        good = conversation(present(token()));
        return good.ask(profile.probe()).isExecuted();
    }

    /** Whether the probe needs no token at all; then no refusal can be expected. */
    public boolean isOpenToAll() {
        return reply(Stimulus.none()).isExecuted() || unopened().isExecuted();
    }

    private Reply unopened() {
        return refusals.computeIfAbsent(
                "no credentials, and nothing opened",
                words -> conversation(Presentation.none()).in(Optional.empty()).ask(profile.probe()));
    }

    /** Passes if none of these opens the door; skipped if it stands open, which is a finding of its own. */
    public Verdict refuses(String expected, List<Stimulus> stimuli) {
        List<String> accepted = new ArrayList<>();
        Optional<Reply> first = Optional.empty();
        for (Stimulus stimulus : stimuli) {
            Reply reply = reply(stimulus);
            if (reply.isExecuted()) {
                accepted.add(stimulus.words() + ": " + reply.words());
                first = first.or(() -> Optional.of(reply));
            }
        }
        if (first.isPresent() && isOpenToAll()) {
            return Verdict.skipped(profile.probe() + " needs no token at all, so no token can be refused");
        }
        return first.<Verdict>map(reply ->
                        new Verdict.Failed(expected, String.join("\n", accepted), Optional.of(reply.exchange())))
                .orElseGet(Verdict::passed);
    }

    /** Passes if each of these opens the door; what is refused is sent once more, made anew, before it counts. */
    public Verdict accepts(String expected, List<Stimulus> stimuli) {
        List<String> refused = new ArrayList<>();
        Optional<Reply> first = Optional.empty();
        for (Stimulus stimulus : stimuli) {
            Reply reply = probe(stimulus.presentation().apply(this));
            if (!reply.isExecuted()) {
                Reply again = probe(stimulus.presentation().apply(this));
                if (!again.isExecuted()) {
                    refused.add(stimulus.words() + ": " + again.words());
                    first = first.or(() -> Optional.of(again));
                }
            }
        }
        if (first.isPresent() && !works()) {
            return new Verdict.Inconclusive("the server no longer takes any good token");
        }
        return first.<Verdict>map(reply ->
                        new Verdict.Failed(expected, String.join("\n", refused), Optional.of(reply.exchange())))
                .orElseGet(Verdict::passed);
    }

    /** A failure that one reply shows. */
    public Verdict failed(String expected, String actual, Reply reply) {
        return new Verdict.Failed(expected, actual, Optional.of(reply.exchange()));
    }

    /** A warning that one reply shows. */
    public Verdict warned(String expected, String actual, Reply reply) {
        return new Verdict.Warned(expected, actual, Optional.of(reply.exchange()));
    }
}
