package dev.gatecrash.internal.contract.bench;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.flow.McpRevision;
import dev.gatecrash.http.Endpoint;
import dev.gatecrash.internal.contract.proof.ProofKey;
import dev.gatecrash.internal.contract.wire.Courier;
import dev.gatecrash.key.SigningAlgorithm;
import dev.gatecrash.key.SigningKey;
import dev.gatecrash.token.Token;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Proves that a good token works, and learns on the way what the server is: without that, no refusal means anything.
 */
public final class Baseline {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    // The first requests to a server may find it still loading classes.
    private static final Duration FIRST_PATIENCE = Duration.ofSeconds(60);
    private static final Duration STREAM_PATIENCE = Duration.ofMillis(250);

    private final Target target;
    private final AuthorizationServer auth;
    private final Courier courier;
    private final Courier patient;
    private final Optional<ProofKey> proofKey;
    private final List<String> tried = new ArrayList<>();

    /** For this server. */
    public Baseline(Target target) {
        this.target = target;
        this.auth = target.auth();
        this.courier = new Courier(target.trust(), PATIENCE);
        this.patient = courier.waiting(FIRST_PATIENCE);
        this.proofKey = target.dpop() ? Optional.of(ProofKey.fresh()) : Optional.empty();
    }

    /**
     * Finds credentials that work.
     *
     * @throws BaselineFailure if no good token does
     */
    public Bench prove() {
        Optional<SigningKey> elliptic = ellipticKey();
        try {
            return prove(elliptic);
        } catch (BaselineFailure e) {
            elliptic.ifPresent(auth.keys()::retire);
            throw e;
        }
    }

    private Bench prove(Optional<SigningKey> elliptic) {
        Discovered discovered = discover();
        for (Candidate candidate : candidates(discovered)) {
            long asked = introspections();
            Conversation conversation = new Conversation(
                    patient,
                    target.endpoint(),
                    candidate.revision(),
                    TokenShape.present(candidate.token(auth, proofKey), proofKey));
            Reply answer = conversation.ask(probe());
            if (answer.isExecuted()) {
                return new Bench(
                        target,
                        profile(candidate, conversation, answer, asked, discovered),
                        courier,
                        proofKey,
                        elliptic);
            }
            tried.add(candidate + ": " + answer.words());
            if (!answer.isAnswer()) {
                throw BaselineFailure.unreachable(target, answer);
            }
        }
        throw BaselineFailure.refused(target, discovered, tried);
    }

    /** Published before the server first asks for keys: what is only about ECDSA then costs no second request for them. */
    private Optional<SigningKey> ellipticKey() {
        boolean published = auth.keys().published().stream().anyMatch(key -> key.algorithm() == SigningAlgorithm.ES256);
        return published ? Optional.empty() : Optional.of(auth.keys().publish(SigningAlgorithm.ES256));
    }

    private Discovered discover() {
        Conversation nobody =
                new Conversation(patient, target.endpoint(), revisions().get(0), Presentation.none());
        Reply refusal = nobody.ask(probe());
        return Discovered.by(
                target.endpoint(), refusal, request -> new Reply(courier.send(request, events -> false), ""));
    }

    private Operation probe() {
        return target.ordinary().orElseGet(Operation::listTools);
    }

    private List<McpRevision> revisions() {
        return target.revision().map(List::of).orElse(List.of(McpRevision.V2025_11_25, McpRevision.V2026_07_28));
    }

    /** The likeliest first; each later one is a guess at what may differ. */
    private List<Candidate> candidates(Discovered discovered) {
        List<String> scopes = target.scopes().isEmpty() ? discovered.texts("scopes_supported") : target.scopes();
        List<Candidate> all = new ArrayList<>();
        for (McpRevision revision : revisions()) {
            for (String type : List.of(TokenShape.ISSUERS_OWN, "at+jwt", "JWT")) {
                audiences(discovered).forEach(a -> all.add(new Candidate(a, type, scopes, revision)));
            }
        }
        return all;
    }

    private Set<URI> audiences(Discovered discovered) {
        Set<URI> audiences = new LinkedHashSet<>();
        target.resource().ifPresentOrElse(audiences::add, () -> {
            discovered.resource().ifPresent(audiences::add);
            audiences.add(target.endpoint());
            audiences.add(URI.create(Discovered.origin(target.endpoint())));
            audiences.add(URI.create(target.endpoint() + "/"));
        });
        return audiences;
    }

    private long introspections() {
        return auth.journal().at(Endpoint.INTROSPECTION).size();
    }

    private Profile profile(
            Candidate found, Conversation conversation, Reply answer, long asked, Discovered discovered) {
        boolean introspects = introspections() > asked;
        Map<String, Map<String, Object>> tools = new LinkedHashMap<>();
        Reply list = probe().method().equals("tools/list") ? answer : conversation.ask(Operation.listTools());
        list.result().ifPresent(result -> collect(result, tool -> tools.put(String.valueOf(tool.get("name")), tool)));
        boolean streams = !found.revision().isStateless() && streams(conversation);
        return new Profile(
                found.audience(),
                found.type(),
                found.scopes(),
                McpRevision.of(conversation.version()).orElse(found.revision()),
                probe(),
                answer,
                tools,
                conversation.session().isPresent(),
                streams,
                introspects,
                discovered);
    }

    private boolean streams(Conversation conversation) {
        Courier hasty = new Courier(target.trust(), STREAM_PATIENCE);
        Reply stream = new Reply(hasty.send(conversation.bare("GET"), events -> true), "");
        // Some servers send the head of a stream with its first event only, so silence is a stream too.
        return !stream.isAnswer()
                || (stream.isSuccess()
                        && stream.headers().first("Content-Type").orElse("").startsWith("text/event-stream"));
    }

    @SuppressWarnings("unchecked") // the keys of a JSON object are strings
    private static void collect(Map<String, Object> result, Consumer<Map<String, Object>> tool) {
        if (result.get("tools") instanceof List<?> list) {
            list.stream().filter(Map.class::isInstance).forEach(item -> tool.accept((Map<String, Object>) item));
        }
    }

    /** One guess at what the server takes. */
    private record Candidate(URI audience, String type, List<String> scopes, McpRevision revision) {

        Token token(AuthorizationServer auth, Optional<ProofKey> key) {
            return TokenShape.of(auth, audience, type, scopes, key).mint();
        }

        @Override
        public String toString() {
            return "audience %s%s%s, revision %s"
                    .formatted(
                            audience,
                            type.isEmpty() ? "" : ", typ " + type,
                            scopes.isEmpty() ? "" : ", scope " + String.join(" ", scopes),
                            revision.value());
        }
    }
}
