package dev.gatecrash.samples.notes.typescript.scenario;

import static dev.gatecrash.client.AuthenticationMethod.CLIENT_SECRET_BASIC;
import static dev.gatecrash.http.Endpoint.TOKEN;
import static dev.gatecrash.samples.notes.typescript.scenario.ScenarioClient.SUCCESS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.client.Client;
import dev.gatecrash.client.ClientKeys;
import dev.gatecrash.samples.notes.typescript.Journals;
import dev.gatecrash.samples.notes.typescript.scenario.ScenarioClient.Outcome;
import dev.gatecrash.token.Defect;
import dev.gatecrash.token.TokenBuilder;
import java.net.URI;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Clients that send no user to the authorization server: by secret or key, by an enterprise's word, by a workload's. */
@Timeout(300)
class UserlessScenariosTest {

    private static final String JWT_BEARER = "urn:ietf:params:oauth:grant-type:jwt-bearer";
    private static final String EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange";
    private static final Client WORKLOAD = Client.publicClient("agent").withGrants(JWT_BEARER);

    @AutoClose
    private static ScenarioClient client;

    @BeforeAll
    static void start() {
        client = new ScenarioClient();
    }

    @Test
    @Tag("auth/client-credentials-basic")
    void client_credentials_basic() {
        try (AuthorizationServer auth = AuthorizationServer.start();
                ScenarioServer server = ScenarioServer.start(auth)) {
            auth.clients().registerConfidential("agent", "s3cret");

            assertThat(client.play(
                            server,
                            Map.of(
                                    "kind", "clientCredentials",
                                    "clientId", "agent",
                                    "clientSecret", "s3cret",
                                    "expectedIssuer", auth.issuer().toString())))
                    .isEqualTo(SUCCESS);

            assertThat(Journals.only(auth, TOKEN).parameter("grant_type")).contains("client_credentials");
            assertThat(Journals.only(auth, TOKEN).headers().first("Authorization"))
                    .isPresent();
        }
    }

    @Test
    @Tag("auth/client-credentials-jwt")
    void client_credentials_jwt() throws JOSEException {
        ECKey key = new ECKeyGenerator(Curve.P_256).keyID("k1").generate();
        try (AuthorizationServer auth = AuthorizationServer.start();
                ScenarioServer server = ScenarioServer.start(auth)) {
            auth.clients().register(Client.keyClient("agent", ClientKeys.of(new JWKSet(key).toString(true))));

            assertThat(client.play(
                            server,
                            Map.of(
                                    "kind", "privateKeyJwt",
                                    "clientId", "agent",
                                    "privateKey", key.toJSONObject(),
                                    "algorithm", "ES256",
                                    "expectedIssuer", auth.issuer().toString())))
                    .isEqualTo(SUCCESS);

            assertThat(Journals.only(auth, TOKEN).parameter("client_assertion")).isPresent();
        }
    }

    @Test
    @Tag("auth/enterprise-managed-authorization")
    void enterprise_managed_authorization() {
        try (AuthorizationServer idp = AuthorizationServer.start();
                AuthorizationServer auth =
                        AuthorizationServer.builder().trustIssuer(idp).start();
                ScenarioServer server = ScenarioServer.start(auth)) {
            idp.clients()
                    .register(Client.publicClient("app-at-idp")
                            .withGrants(EXCHANGE)
                            .withIdAt(auth.issuer(), "app"));
            auth.clients()
                    .register(Client.confidentialClient("app", "s3cret")
                            .withGrants(JWT_BEARER)
                            .authenticatedBy(CLIENT_SECRET_BASIC));
            String idToken = idp.token()
                    .subject("alice")
                    .claim("aud", "app-at-idp")
                    .claim("azp", "app-at-idp")
                    .without("client_id")
                    .mint()
                    .value();

            Map<String, String> provider =
                    Map.of("tokenEndpoint", idp.url(TOKEN).toString(), "clientId", "app-at-idp", "idToken", idToken);

            assertThat(client.play(
                            server,
                            Map.of(
                                    "kind", "crossApp",
                                    "clientId", "app",
                                    "clientSecret", "s3cret",
                                    "expectedIssuer", auth.issuer().toString(),
                                    "idp", provider)))
                    .isEqualTo(SUCCESS);

            assertThat(Journals.only(idp, TOKEN).parameter("requested_token_type"))
                    .contains("urn:ietf:params:oauth:token-type:id-jag");
            assertThat(Journals.only(auth, TOKEN).parameter("grant_type")).contains(JWT_BEARER);
            assertThat(Journals.only(auth, TOKEN).headers().first("Authorization"))
                    .isPresent();
        }
    }

    @Test
    @Tag("auth/wif-jwt-bearer")
    void wif_jwt_bearer_a_workload_shows_its_platform_s_token() {
        try (AuthorizationServer platform = AuthorizationServer.start();
                AuthorizationServer auth = AuthorizationServer.builder()
                        .trustWorkloads(platform, "agent")
                        .client(WORKLOAD)
                        .start();
                ScenarioServer server = ScenarioServer.start(auth)) {
            String identity = platform.token()
                    .subject("agent")
                    .audience(auth.issuer())
                    .without("client_id")
                    .mint()
                    .value();

            assertThat(client.play(server, Map.of("kind", "workload", "clientId", "agent", "assertion", identity)))
                    .isEqualTo(SUCCESS);

            assertThat(Journals.only(auth, TOKEN).parameter("grant_type")).contains(JWT_BEARER);
            assertThat(Journals.only(auth, TOKEN).parameter("assertion")).contains(identity);
        }
    }

    // The SDK tries each of the first three once more, of which the suite warns (wif-no-retry); it never tries another
    // grant.
    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource
    @Tag("auth/wif-jwt-bearer")
    void wif_jwt_bearer_a_workload_that_is_refused_gives_up(
            String error, String why, Client workload, String scope, UnaryOperator<TokenBuilder> spoil) {
        try (AuthorizationServer platform = AuthorizationServer.start();
                AuthorizationServer auth = AuthorizationServer.builder()
                        .trustWorkloads(platform, "agent")
                        .client(workload)
                        .scopes("mcp:basic")
                        .start();
                ScenarioServer server = ScenarioServer.start(auth).wants(scope)) {
            TokenBuilder good =
                    platform.token().subject("agent").audience(auth.issuer()).without("client_id");
            String identity = spoil.apply(good).mint().value();

            Outcome outcome =
                    client.play(server, Map.of("kind", "workload", "clientId", "agent", "assertion", identity));

            assertThat(outcome.error()).as("%s", outcome).isPresent();
            assertThat(auth.journal().at(TOKEN)).hasSizeBetween(1, 2).allSatisfy(exchange -> {
                assertThat(exchange.request().parameter("grant_type")).contains(JWT_BEARER);
                assertThat(exchange.response().body()).contains("\"" + error + "\"");
            });
        }
    }

    static Stream<Arguments> wif_jwt_bearer_a_workload_that_is_refused_gives_up() {
        UnaryOperator<TokenBuilder> asItIs = UnaryOperator.identity();
        UnaryOperator<TokenBuilder> expired = identity -> identity.with(Defect.EXPIRED);
        UnaryOperator<TokenBuilder> elsewhere = identity -> identity.audience(URI.create("https://wrong.example"));
        return Stream.of(
                arguments("invalid_grant", "its token has expired", WORKLOAD, "mcp:basic", expired),
                arguments("invalid_grant", "its token is for another server", WORKLOAD, "mcp:basic", elsewhere),
                arguments(
                        "unauthorized_client",
                        "it is not registered for this grant",
                        Client.publicClient("agent"),
                        "mcp:basic",
                        asItIs),
                arguments("invalid_scope", "the scope is not on offer", WORKLOAD, "mcp:other", asItIs));
    }
}
