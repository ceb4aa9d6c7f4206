package dev.gatecrash.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.http.Endpoint;
import dev.gatecrash.key.SigningAlgorithm;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** Spring Security's decoder, told its issuer and audience, refuses every defect that a resource server can see. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SpringVerdictTest {

    private static final String NOTES = "http://notes.example:8080/mcp";
    private static final String SCOPE = "notes:read";

    /** Not a time, or one before {@code iat}, which Spring's own {@code Jwt} does not hold. */
    private static final Set<Defect> UNREADABLE =
            EnumSet.of(Defect.EXPIRY_AS_TEXT, Defect.EXPIRY_NO_NUMBER, Defect.EXPIRY_ZERO, Defect.EXPIRY_NEGATIVE);

    private enum Check {
        TIME,
        TYPE,
        ISSUER,
        AUDIENCE,
        SUBJECT,
        SCOPE,
        BINDING
    }

    private final Map<SigningAlgorithm, AuthorizationServer> servers = Map.of(
            SigningAlgorithm.RS256,
            AuthorizationServer.builder().algorithm(SigningAlgorithm.RS256).start(),
            SigningAlgorithm.ES256,
            AuthorizationServer.builder().algorithm(SigningAlgorithm.ES256).start());

    @BeforeAll
    void time_stands_still() {
        servers.values().forEach(auth -> auth.clock().freeze());
    }

    @AfterAll
    void no_request_met_a_bug() {
        servers.values().forEach(AuthorizationServer::close);
    }

    static Stream<SigningAlgorithm> algorithms() {
        return Stream.of(SigningAlgorithm.RS256, SigningAlgorithm.ES256);
    }

    static Stream<Arguments> visible() {
        return algorithms()
                .flatMap(algorithm -> Defect.all().stream()
                        .filter(Defect::isVisibleOffline)
                        .map(defect -> Arguments.of(algorithm, defect)));
    }

    static Stream<Arguments> claims() {
        return algorithms()
                .flatMap(algorithm -> Defect.all().stream()
                        .filter(defect -> check(defect).isPresent())
                        .map(defect -> Arguments.of(algorithm, defect)));
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void a_good_token_is_accepted(SigningAlgorithm algorithm) {
        AuthorizationServer auth = server(algorithm);

        assertThatCode(() -> decoder(auth).decode(good(auth).mint().value())).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @EnumSource
    void what_is_unusual_but_legal_is_accepted(UnusualToken unusual) {
        AuthorizationServer auth = server(SigningAlgorithm.ES256);

        assertThatCode(() -> decoder(auth).decode(unusual.from(good(auth)))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("visible")
    void a_defect_is_refused(SigningAlgorithm algorithm, Defect defect) {
        AuthorizationServer auth = server(algorithm);
        Token bad = good(auth).with(defect).mint();

        assertThatExceptionOfType(JwtException.class)
                .as(defect.meaning())
                .isThrownBy(() -> decoder(auth).decode(bad.value()));
        assertThat(decoder(auth).decode(good(auth).mint().value()).getSubject()).isEqualTo("alice");
    }

    @ParameterizedTest
    @MethodSource("claims")
    void a_defect_of_a_claim_is_accepted_without_the_validator_it_is_for(SigningAlgorithm algorithm, Defect defect) {
        AuthorizationServer auth = server(algorithm);
        Token bad = good(auth).with(defect).mint();

        assertThatCode(() -> decoder(auth, check(defect)).decode(bad.value()))
                .as(defect.meaning())
                .doesNotThrowAnyException();
    }

    /** The validator that a defect is for; empty if it is the decoder itself that minds, whatever its validators. */
    private static Optional<Check> check(Defect defect) {
        return switch (defect.family()) {
            case TIME -> UNREADABLE.contains(defect) ? Optional.empty() : Optional.of(Check.TIME);
            case IDENTITY -> Optional.of(defect == Defect.NO_SUBJECT ? Check.SUBJECT : Check.ISSUER);
            case AUDIENCE -> Optional.of(Check.AUDIENCE);
            case SCOPE -> Optional.of(Check.SCOPE);
            case KIND ->
                defect == Defect.DPOP_BOUND
                        ? Optional.of(Check.BINDING)
                        : Optional.of(Check.TYPE).filter(type -> defect.name().startsWith("TYPE_"));
            case SIGNATURE, HEADER, LIFE -> Optional.empty();
        };
    }

    private AuthorizationServer server(SigningAlgorithm algorithm) {
        return Objects.requireNonNull(servers.get(algorithm));
    }

    private static TokenBuilder good(AuthorizationServer auth) {
        return auth.token().audience(URI.create(NOTES)).scope(SCOPE);
    }

    private static JwtDecoder decoder(AuthorizationServer auth) {
        return decoder(auth, Optional.empty());
    }

    private static JwtDecoder decoder(AuthorizationServer auth, Optional<Check> leftOut) {
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSetUri(
                        auth.url(Endpoint.JWKS).toString())
                .jwsAlgorithm(SignatureAlgorithm.RS256)
                .jwsAlgorithm(SignatureAlgorithm.ES256)
                .build();
        Map<Check, OAuth2TokenValidator<Jwt>> validators = new EnumMap<>(validators(auth));
        leftOut.ifPresent(validators::remove);
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(validators.values()));
        return decoder;
    }

    private static Map<Check, OAuth2TokenValidator<Jwt>> validators(AuthorizationServer auth) {
        JwtTimestampValidator time = new JwtTimestampValidator(Duration.ZERO);
        time.setClock(auth.clock());
        time.setAllowEmptyExpiryClaim(false);
        // The last three are what Spring leaves to the application: it asks for no subject, scope or proof by itself.
        return Map.of(
                Check.TIME,
                time,
                Check.TYPE,
                JwtTypeValidator.jwt(),
                Check.ISSUER,
                new JwtIssuerValidator(auth.issuer().toString()),
                Check.AUDIENCE,
                new JwtAudienceValidator(NOTES),
                Check.SUBJECT,
                new JwtClaimValidator<String>("sub", sub -> sub != null && !sub.isEmpty()),
                Check.SCOPE,
                new JwtClaimValidator<Object>("scope", SpringVerdictTest::hasScope),
                Check.BINDING,
                SpringVerdictTest::unbound);
    }

    private static OAuth2TokenValidatorResult unbound(Jwt jwt) {
        return jwt.hasClaim("cnf")
                ? OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_token", "bound to a key", null))
                : OAuth2TokenValidatorResult.success();
    }

    private static boolean hasScope(Object scope) {
        return scope instanceof String text
                && Arrays.asList(text.split(" ", -1)).contains(SCOPE);
    }
}
