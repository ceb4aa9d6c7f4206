package dev.gatecrash.samples.notes.typescript.scenario;

import static dev.gatecrash.fault.Misbehaviour.ERROR_STATUS_200;
import static dev.gatecrash.fault.Misbehaviour.Family.AUTHORIZATION;
import static dev.gatecrash.fault.Misbehaviour.Family.METADATA;
import static dev.gatecrash.fault.Misbehaviour.Family.REGISTRATION;
import static dev.gatecrash.fault.Misbehaviour.Family.TOKEN;
import static dev.gatecrash.fault.Misbehaviour.REFRESH_INVALID_GRANT;
import static dev.gatecrash.fault.Misbehaviour.REFRESH_TOKEN_ALWAYS_ROTATED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.fault.Misbehaviour;
import dev.gatecrash.http.Endpoint;
import dev.gatecrash.samples.notes.typescript.scenario.ScenarioClient.Outcome;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the official SDK's two lines do when an authorization server misbehaves: what is so in the versions of
 * package.json, not what should be. Where one goes on though the misbehaviour has no excuse, it does not notice.
 *
 * <p>The client lists the tools, then has to refresh its token, then calls one.
 */
@Timeout(300)
class MisbehaviourReactionsTest {

    // Misbehaviour, error of line 2, error of line 1, the last step that a line which gives up has asked for. The state
    // is compared by the application around the SDK. Line 1 takes no issuer to compare.
    private static final String REACTIONS = """
            METADATA_ISSUER_MISMATCH                   | IssuerMismatchError | - | metadata
            METADATA_ISSUER_TRAILING_SLASH             | IssuerMismatchError | - | metadata
            METADATA_ISSUER_OTHER_CASE                 | IssuerMismatchError | - | metadata
            METADATA_MISSING                           | RegistrationRejectedError | ServerError | metadata
            METADATA_AT_OAUTH_LOCATION_ONLY            | - | - |
            METADATA_AT_OPENID_LOCATION_ONLY           | - | - |
            METADATA_AT_ROOT_ONLY                      | RegistrationRejectedError | ServerError | metadata
            METADATA_NOT_JSON                          | - | - |
            NO_AUTHORIZATION_ENDPOINT                  | ZodError | ZodError | metadata
            NO_TOKEN_ENDPOINT                          | ZodError | ZodError | metadata
            SCRIPT_ENDPOINT                            | ZodError | ZodError | metadata
            PKCE_NOT_ADVERTISED                        | - | - |
            PKCE_PLAIN_ONLY                            | Error | Error | registration
            ISS_WRONG_ISSUER                           | IssuerMismatchError | - | authorization
            ISS_SUPPORTED_MISSING                      | IssuerMismatchError | - | authorization
            ISS_UNEXPECTED                             | IssuerMismatchError | - | authorization
            ISS_NORMALIZED                             | IssuerMismatchError | - | authorization
            ISS_OTHER_CASE                             | IssuerMismatchError | - | authorization
            ISS_NOT_ADVERTISED                         | - | - |
            STATE_MISSING                              | Error | Error | authorization
            STATE_ALTERED                              | Error | Error | authorization
            STATE_REPEATED                             | - | - |
            CODE_MISSING                               | UnauthorizedError | Error | authorization
            CODE_FOR_ANOTHER_CLIENT                    | OAuthError | InvalidGrantError | token
            PKCE_NOT_ENFORCED                          | - | - |
            REGISTRATION_INVALID_REDIRECT_URI          | RegistrationRejectedError | ServerError | registration
            REGISTRATION_INVALID_CLIENT_METADATA       | RegistrationRejectedError | InvalidClientMetadataError | registration
            REGISTRATION_INVALID_SOFTWARE_STATEMENT    | RegistrationRejectedError | ServerError | registration
            REGISTRATION_UNAPPROVED_SOFTWARE_STATEMENT | RegistrationRejectedError | ServerError | registration
            REGISTRATION_STATUS_200                    | - | - |
            REGISTRATION_WITHOUT_CLIENT_ID             | ZodError | ZodError | registration
            REGISTRATION_EMPTY_SECRET                  | - | - |
            REGISTRATION_NULL_MEMBERS                  | ZodError | ZodError | registration
            REGISTRATION_SECRET_WITHOUT_EXPIRY         | - | - |
            REGISTRATION_OTHER_REDIRECT_URIS           | - | - |
            ACCESS_TOKEN_MISSING                       | ZodError | ZodError | token
            TOKEN_TYPE_MISSING                         | ZodError | ZodError | token
            TOKEN_TYPE_UNKNOWN                         | - | - |
            TOKEN_TYPE_LOWER_CASE                      | - | - |
            EXPIRES_IN_MISSING                         | - | - |
            EXPIRES_IN_STRING                          | - | - |
            EXPIRES_IN_NEGATIVE                        | - | - |
            SCOPE_SILENTLY_REDUCED                     | UnauthorizedError | StreamableHTTPError | token
            SCOPE_SILENTLY_WIDENED                     | - | - |
            RESOURCE_IGNORED                           | - | - |
            ERROR_STATUS_200                           | OAuthError | - | token
            REFRESH_INVALID_GRANT                      | OAuthError | InvalidGrantError | token
            REFRESH_TOKEN_MISSING                      | - | - |
            REFRESH_TOKEN_NEVER_ROTATED                | - | - |
            REFRESH_TOKEN_ALWAYS_ROTATED               | - | - |
            ID_TOKEN_OTHER_NONCE                       | - | - |
            """;

    private static final String GOES_ON = "-";

    @AutoClose
    private static ScenarioClient client;

    @BeforeAll
    static void start() {
        client = new ScenarioClient();
    }

    static Stream<Arguments> reactions() {
        return REACTIONS.lines().map(line -> Arguments.of((Object[]) line.split(" *\\| ?", -1)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("reactions")
    void line_2(Misbehaviour misbehaviour, String error, String line1, String step) {
        try (AuthorizationServer auth = misbehaving(misbehaviour);
                ScenarioServer server = server(auth)) {
            assertReaction(auth, client.play(server, provider(misbehaviour)), error, step);
        }
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("reactions")
    void line_1(Misbehaviour misbehaviour, String line2, String error, String step) {
        try (AuthorizationServer auth = misbehaving(misbehaviour);
                ScenarioServer server = server(auth)) {
            assertReaction(auth, client.playLine1(server, provider(misbehaviour)), error, step);
        }
    }

    @Test
    void what_a_client_can_meet_is_all_here() {
        assertThat(reactions().map(row -> Misbehaviour.valueOf(String.valueOf(row.get()[0]))))
                .containsExactlyElementsOf(Misbehaviour.of(METADATA, AUTHORIZATION, REGISTRATION, TOKEN));
    }

    // Errors with status 200 show only where there is an error.
    private static AuthorizationServer misbehaving(Misbehaviour misbehaviour) {
        Misbehaviour[] ways = misbehaviour == ERROR_STATUS_200
                ? new Misbehaviour[] {misbehaviour, REFRESH_INVALID_GRANT}
                : new Misbehaviour[] {misbehaviour};
        return AuthorizationServer.builder().misbehave(ways).start();
    }

    // Only where a client is confidential does a server break a habit that rotates its refresh token.
    private static Map<String, ?> provider(Misbehaviour misbehaviour) {
        return misbehaviour == REFRESH_TOKEN_ALWAYS_ROTATED
                ? Map.of("metadata", Map.of("token_endpoint_auth_method", "client_secret_post"))
                : Map.of();
    }

    private static ScenarioServer server(AuthorizationServer auth) {
        return ScenarioServer.start(auth)
                .offers("openid", "mcp:read", "mcp:write")
                .wantsForCalls("mcp:write")
                .wantsAnotherTokenForCalls();
    }

    private static void assertReaction(AuthorizationServer auth, Outcome outcome, String error, String step) {
        assertThat(outcome.error().orElse(GOES_ON))
                .as("%s%n%s", outcome, auth.journal().describe())
                .isEqualTo(error);
        assertThat(last(auth)).isEqualTo(error.equals(GOES_ON) ? "token" : step);
    }

    private static String last(AuthorizationServer auth) {
        List<Endpoint> steps = List.of(Endpoint.TOKEN, Endpoint.AUTHORIZATION, Endpoint.REGISTRATION);
        return steps.stream()
                .filter(endpoint -> !auth.journal().at(endpoint).isEmpty())
                .map(endpoint -> endpoint.name().toLowerCase(Locale.ROOT))
                .findFirst()
                .orElse("metadata");
    }
}
