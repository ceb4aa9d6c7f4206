package dev.gatecrash.endpoint;

import static dev.gatecrash.http.Endpoint.INTROSPECTION;
import static dev.gatecrash.http.Endpoint.JWKS;
import static dev.gatecrash.http.Endpoint.METADATA;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.client.Client;
import dev.gatecrash.token.Defect;
import dev.gatecrash.web.CodeFlow;
import dev.gatecrash.web.Params;
import dev.gatecrash.web.Web;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9701: a resource server can have the introspection response signed. */
class SignedIntrospectionTest {

    private static final String TYPE = "application/token-introspection+jwt";

    private final AuthorizationServer auth = AuthorizationServer.start();

    @BeforeEach
    void stop_the_clock() {
        auth.clock().freeze();
        auth.clients().registerConfidential("rs", "secret");
    }

    @AfterEach
    void close() {
        auth.close();
    }

    private HttpResponse<String> ask(String client, String token, String accept) {
        return Web.form(
                auth.url(INTROSPECTION),
                Params.of("token", token),
                "Authorization",
                Web.basic(client, "secret"),
                "Accept",
                accept);
    }

    @Test
    void the_same_members_come_as_a_jwt_for_who_asked() throws Exception {
        String token = auth.token().scope("notes:read").mint().value();

        HttpResponse<String> answer = ask("rs", token, TYPE);

        assertThat(Web.header(answer, "Content-Type")).isEqualTo(TYPE);
        assertThat(Web.header(answer, "Cache-Control")).isEqualTo("no-store");
        SignedJWT jwt = SignedJWT.parse(answer.body());
        JWK key = JWKSet.parse(Web.get(auth.url(JWKS)).body())
                .getKeyByKeyId(jwt.getHeader().getKeyID());
        assertThat(jwt.verify(new RSASSAVerifier(key.toRSAKey()))).isTrue();
        assertThat(jwt.getHeader().getType()).isEqualTo(new JOSEObjectType("token-introspection+jwt"));
        assertThat(jwt.getPayload().toJSONObject())
                .containsOnly(
                        Map.entry("iss", auth.issuer().toString()),
                        Map.entry("aud", "rs"),
                        Map.entry("iat", auth.clock().instant().getEpochSecond()),
                        Map.entry("token_introspection", CodeFlow.introspect(auth, token)));
    }

    @Test
    void a_token_that_does_not_work_is_not_active_and_nothing_else() throws Exception {
        String token = auth.token().with(Defect.EXPIRED).mint().value();

        assertThat(SignedJWT.parse(ask("rs", token, TYPE).body())
                        .getJWTClaimsSet()
                        .getJSONObjectClaim("token_introspection"))
                .as("RFC 9701 §5")
                .isEqualTo(Map.of("active", false));
    }

    @Test
    void a_client_is_answered_in_the_algorithm_it_registered() throws Exception {
        auth.clients()
                .register(Client.confidentialClient("es", "secret")
                        .withMetadata("introspection_signed_response_alg", "ES256"));

        SignedJWT jwt = SignedJWT.parse(ask("es", "any", TYPE).body());

        JWK key = JWKSet.parse(Web.get(auth.url(JWKS)).body())
                .getKeyByKeyId(jwt.getHeader().getKeyID());
        assertThat(jwt.verify(new ECDSAVerifier(key.toECKey())))
                .as("RFC 9701 §6")
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json, " + TYPE, "Application/Token-Introspection+JWT;q=0.9"})
    void it_may_be_one_of_several_types(String accept) {
        assertThat(Web.header(ask("rs", "any", accept), "Content-Type")).isEqualTo(TYPE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "application/json", "application/jwt", TYPE + "x"})
    void whoever_does_not_ask_gets_json(String accept) {
        assertThat(Web.header(ask("rs", "any", accept), "Content-Type")).startsWith("application/json");
    }

    @Test
    void an_error_stays_json() {
        HttpResponse<String> answer = Web.form(auth.url(INTROSPECTION), Params.of("token", "any"), "Accept", TYPE);

        assertThat(answer.statusCode()).as("RFC 7662 §2.3").isEqualTo(401);
        assertThat(Web.error(answer)).isEqualTo("invalid_client");
    }

    @Test
    void it_is_no_access_token() {
        String response = ask("rs", auth.token().mint().value(), TYPE).body();

        assertThat(CodeFlow.isActive(auth, response)).as("RFC 9701 §8.1").isFalse();
    }

    @Test
    void the_metadata_has_the_algorithms() {
        assertThat(Web.json(Web.get(auth.url(METADATA))).get("introspection_signing_alg_values_supported"))
                .as("RFC 9701 §7")
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .contains("RS256", "ES256", "EdDSA");
    }
}
