package dev.gatecrash.samples.notes.typescript;

import static java.util.function.Predicate.not;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.http.Endpoint;
import dev.gatecrash.key.SigningAlgorithm;
import dev.gatecrash.token.Defect;
import dev.gatecrash.token.TokenBuilder;
import java.net.URI;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** jose, told issuer, audience and all that it leaves to the application, refuses each defect that shows offline. */
@Timeout(300)
class JoseVerdictTest {

    private static final URI NOTES = URI.create("http://notes.example:8080/mcp");
    private static final String SCOPE = "notes:read";

    /** jose wants a number whatever else it is told, so no check of it can be left out. */
    private static final Set<Defect> NO_NUMBERS = EnumSet.of(Defect.EXPIRY_AS_TEXT, Defect.EXPIRY_NO_NUMBER);

    @ParameterizedTest
    @EnumSource(names = {"RS256", "ES256"})
    void a_good_token_is_accepted_and_every_defect_that_shows_is_refused(SigningAlgorithm algorithm) {
        try (Jose jose = new Jose(algorithm)) {
            assertThat(jose.objection(jose.good(), "")).isEmpty();

            assertThat(Defect.all().stream()
                            .filter(defect ->
                                    jose.objection(jose.good().with(defect), "").isEmpty()))
                    .as("what is refused by nobody but who asks the issuer")
                    .containsExactlyElementsOf(Defect.all().stream()
                            .filter(not(Defect::isVisibleOffline))
                            .toList());
        }
    }

    @Test
    void what_is_unusual_but_legal_is_accepted() {
        try (Jose jose = new Jose(SigningAlgorithm.ES256)) {
            double inAMinute = jose.auth.clock().instant().getEpochSecond() + 60;

            assertThat(Stream.of(
                            jose.good().audience(URI.create("https://other.example/mcp"), NOTES),
                            jose.good().header("typ", "at+jwt"),
                            jose.good().claim("exp", inAMinute + 0.5),
                            jose.good().claim("exp", 5_000_000_000L),
                            jose.good().claim("iat", inAMinute)))
                    .allSatisfy(token -> assertThat(jose.objection(token, "")).isEmpty());
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"RS256", "ES256"})
    void a_defect_of_a_claim_is_accepted_without_the_check_it_is_for(SigningAlgorithm algorithm) {
        Set<Defect> defects = Defect.all().stream()
                .filter(defect -> check(defect).isPresent())
                .filter(not(NO_NUMBERS::contains))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Defect.class)));
        try (Jose jose = new Jose(algorithm)) {
            Predicate<Defect> isAccepted = defect -> jose.objection(
                            jose.good().with(defect), check(defect).orElseThrow())
                    .isEmpty();

            assertThat(defects)
                    .hasSizeGreaterThan(50)
                    .filteredOn(not(isAccepted))
                    .isEmpty();
        }
    }

    /** The check that a defect is for, among those that jose or its user can leave out. */
    private static Optional<String> check(Defect defect) {
        return switch (defect.family()) {
            case TIME -> Optional.of("time");
            case IDENTITY -> Optional.of(defect == Defect.NO_SUBJECT ? "subject" : "issuer");
            case AUDIENCE -> Optional.of("audience");
            case SCOPE -> Optional.of("scope");
            case KIND -> defect == Defect.DPOP_BOUND ? Optional.of("binding") : typed(defect);
            // No option of jose skips a signature or believes a header; harness has a verifier that does.
            case SIGNATURE, HEADER, LIFE -> Optional.empty();
        };
    }

    private static Optional<String> typed(Defect defect) {
        return Optional.of("type").filter(type -> defect.name().startsWith("TYPE_"));
    }

    /** An issuer whose clock stands still, and a script with jose in it. */
    private static final class Jose implements AutoCloseable {

        private final AuthorizationServer auth;
        private final NodeScript script;

        Jose(SigningAlgorithm algorithm) {
            script = NodeScript.start("jose-verifier.mjs");
            auth = AuthorizationServer.builder().algorithm(algorithm).start();
            auth.clock().freeze();
        }

        TokenBuilder good() {
            return auth.token().audience(NOTES).scope(SCOPE);
        }

        /** What speaks against the token, one check being left out; empty if nothing does. */
        String objection(TokenBuilder token, String without) {
            Map<String, Object> question = Map.of(
                    "token", token.mint().value(),
                    "jwks", auth.url(Endpoint.JWKS).toString(),
                    "issuer", auth.issuer().toString(),
                    "audience", NOTES.toString(),
                    "scope", SCOPE,
                    "now", auth.clock().instant().toEpochMilli(),
                    "without", without);
            return script.ask("verify", question).get("objection").asString();
        }

        @Override
        public void close() {
            script.close();
            auth.close();
        }
    }
}
