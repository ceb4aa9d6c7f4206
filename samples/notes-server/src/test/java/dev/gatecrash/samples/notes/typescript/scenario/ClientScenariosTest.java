package dev.gatecrash.samples.notes.typescript.scenario;

import static dev.gatecrash.client.AuthenticationMethod.CLIENT_SECRET_BASIC;
import static dev.gatecrash.client.AuthenticationMethod.CLIENT_SECRET_POST;
import static dev.gatecrash.client.Registration.PRE_REGISTERED;
import static dev.gatecrash.http.Endpoint.AUTHORIZATION;
import static dev.gatecrash.http.Endpoint.REGISTRATION;
import static dev.gatecrash.http.Endpoint.TOKEN;
import static dev.gatecrash.samples.notes.typescript.scenario.ScenarioClient.SUCCESS;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.client.AuthenticationMethod;
import dev.gatecrash.client.Client;
import dev.gatecrash.client.ClientKeys;
import dev.gatecrash.http.Request;
import dev.gatecrash.samples.notes.typescript.Journals;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who the client is: documents, registration, secrets and keys, with a user and without one. */
@Timeout(300)
class ClientScenariosTest {

    private static final URI CALLBACK = URI.create("http://127.0.0.1/callback");
    private static final String JWT_BEARER = "urn:ietf:params:oauth:grant-type:jwt-bearer";
    private static final String EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange";

    @AutoClose
    private static ScenarioClient client;

    @BeforeAll
    static void start() {
        client = new ScenarioClient();
    }

    @Test
    void basic_cimd_the_client_is_the_url_of_its_document() {
        try (AuthorizationServer web = AuthorizationServer.builder().tls().start();
                AuthorizationServer auth = AuthorizationServer.builder()
                        .trustAuthority(web.trust().orElseThrow().pem())
                        .start();
                ScenarioServer server = ScenarioServer.start(auth)) {
            String document = web.clients().document(CALLBACK).toString();

            assertThat(client.play(server, Map.of("documentUrl", document))).isEqualTo(SUCCESS);

            assertThat(Journals.only(auth, AUTHORIZATION).parameter("client_id"))
                    .contains(document);
            assertThat(auth.journal().at(REGISTRATION)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"NONE", "CLIENT_SECRET_BASIC", "CLIENT_SECRET_POST"})
    void token_endpoint_auth_the_client_uses_the_only_method_on_offer(AuthenticationMethod method) {
        Client known = method == AuthenticationMethod.NONE
                ? Client.publicClient("app", CALLBACK)
                : Client.confidentialClient("app", "s3cret", CALLBACK).authenticatedBy(method);
        try (AuthorizationServer auth = AuthorizationServer.builder()
                        .client(known)
                        .metadata(document -> {
                            document.put("token_endpoint_auth_methods_supported", List.of(method.value()));
                            return document;
                        })
                        .start();
                ScenarioServer server = ScenarioServer.start(auth)) {
            assertThat(client.play(server, Map.of("client", credentials(known))))
                    .isEqualTo(SUCCESS);

            Request exchange = Journals.only(auth, TOKEN);
            assertThat(exchange.headers().first("Authorization").isPresent()).isEqualTo(method == CLIENT_SECRET_BASIC);
            assertThat(exchange.parameter("client_secret").isPresent()).isEqualTo(method == CLIENT_SECRET_POST);
            assertThat(exchange.parameter("resource"))
                    .isEqualTo(Journals.only(auth, AUTHORIZATION).parameter("resource"))
                    .contains(server.url().toString());
        }
    }

    @Test
    void pre_registration_there_is_no_other_way_to_become_a_client() {
        Client known = Client.confidentialClient("pre-registered-client", "pre-registered-secret", CALLBACK)
                .authenticatedBy(CLIENT_SECRET_BASIC);
        try (AuthorizationServer auth = AuthorizationServer.builder()
                        .registration(PRE_REGISTERED)
                        .client(known)
                        .start();
                ScenarioServer server = ScenarioServer.start(auth)) {
            assertThat(client.play(server, Map.of("client", credentials(known))))
                    .isEqualTo(SUCCESS);

            assertThat(Journals.only(auth, TOKEN).headers().first("Authorization"))
                    .get()
                    .asString()
                    .startsWith("Basic ");
            assertThat(auth.journal().at(REGISTRATION)).isEmpty();
        }
    }

    @Test
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
    void enterprise_managed_authorization() {
        try (AuthorizationServer idp = AuthorizationServer.start();
                AuthorizationServer auth =
                        AuthorizationServer.builder().trustIssuer(idp).start();
                ScenarioServer server = ScenarioServer.start(auth)) {
            idp.clients().register(Client.confidentialClient("app", "at-idp").withGrants(EXCHANGE));
            auth.clients()
                    .register(Client.confidentialClient("app", "at-auth")
                            .withGrants(JWT_BEARER)
                            .authenticatedBy(CLIENT_SECRET_BASIC));
            String idToken = idp.token()
                    .subject("alice")
                    .claim("aud", "app")
                    .claim("azp", "app")
                    .without("client_id")
                    .mint()
                    .value();

            assertThat(client.play(
                            server,
                            Map.of(
                                    "kind", "crossApp",
                                    "clientId", "app",
                                    "clientSecret", "at-auth",
                                    "expectedIssuer", auth.issuer().toString(),
                                    "idp",
                                            Map.of(
                                                    "idpUrl",
                                                    idp.issuer().toString(),
                                                    "clientId",
                                                    "app",
                                                    "clientSecret",
                                                    "at-idp",
                                                    "idToken",
                                                    idToken))))
                    .isEqualTo(SUCCESS);

            assertThat(Journals.only(idp, TOKEN).parameter("requested_token_type"))
                    .contains("urn:ietf:params:oauth:token-type:id-jag");
            assertThat(Journals.only(auth, TOKEN).parameter("grant_type")).contains(JWT_BEARER);
            assertThat(Journals.only(auth, TOKEN).headers().first("Authorization"))
                    .isPresent();
        }
    }

    @Test
    void wif_jwt_bearer_a_workload_shows_its_platform_s_token() {
        try (AuthorizationServer platform = AuthorizationServer.start();
                AuthorizationServer auth = AuthorizationServer.builder()
                        .trustWorkloads(platform, "agent")
                        .client(Client.publicClient("agent").withGrants(JWT_BEARER))
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

    private static Map<String, String> credentials(Client known) {
        return known.secret()
                .map(secret -> Map.of("client_id", known.id(), "client_secret", secret))
                .orElseGet(() -> Map.of("client_id", known.id()));
    }
}
