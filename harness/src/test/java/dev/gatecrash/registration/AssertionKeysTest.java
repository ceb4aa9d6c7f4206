package dev.gatecrash.registration;

import static dev.gatecrash.registration.Calls.CALLBACK;
import static dev.gatecrash.registration.Robot.KEY;
import static dev.gatecrash.registration.Robot.assertRefused;
import static dev.gatecrash.registration.Robot.assertion;
import static dev.gatecrash.registration.Robot.call;
import static dev.gatecrash.registration.Robot.claims;
import static dev.gatecrash.registration.Robot.mac;
import static dev.gatecrash.registration.Robot.page;
import static dev.gatecrash.registration.Robot.sign;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.client.Client;
import dev.gatecrash.client.ClientKeys;
import dev.gatecrash.http.Endpoint;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the keys of a client that signs assertions come from (RFC 7591 §2; CIMD §8.2). */
class AssertionKeysTest {

    @Test
    void keys_are_fetched_and_kept_until_an_unknown_one_signs() throws IOException {
        ECKey next = Jwts.key("client-2");
        try (WebHost host = WebHost.start();
                AuthorizationServer auth = withKeysAt(host.url("/jwks.json"))) {
            host.answerWith(page(Jwts.publicSet(KEY)));
            assertThat(call(auth, assertion(auth)).statusCode()).isEqualTo(200);
            assertThat(call(auth, assertion(auth)).statusCode()).isEqualTo(200);
            assertThat(host.requests()).isEqualTo(1);

            host.answerWith(page(Jwts.publicSet(KEY, next)));
            assertThat(call(auth, Jwts.sign(next, claims(auth).build())).statusCode())
                    .isEqualTo(200);
            assertThat(host.requests()).isEqualTo(2);
        }
    }

    @Test
    void a_reset_forgets_keys_that_were_fetched() throws IOException {
        try (WebHost host = WebHost.start();
                AuthorizationServer auth = withKeysAt(host.url("/jwks.json"))) {
            host.answerWith(page(Jwts.publicSet(KEY)));
            call(auth, assertion(auth));

            auth.reset();

            assertThat(call(auth, assertion(auth)).statusCode()).isEqualTo(200);
            assertThat(host.requests()).isEqualTo(2);
        }
    }

    @Test
    void keys_that_cannot_be_fetched_let_nobody_in() throws IOException {
        try (WebHost host = WebHost.start();
                AuthorizationServer auth = withKeysAt(host.url("/jwks.json"))) {
            assertRefused(auth, call(auth, assertion(auth)), "answered 404", "RFC 7591 §2");
            host.answerWith(page(new JWKSet(KEY).toString(false)));
            assertRefused(auth, call(auth, assertion(auth)), "is not a set of public keys", "CIMD §4.1");
            host.answerWith(page("null"));
            assertRefused(auth, call(auth, assertion(auth)), "is not a set of public keys", "RFC 7517 §5");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://10.0.0.1/jwks.json", "http://client.example/jwks.json", "ftp://client.example/j"})
    void keys_are_not_fetched_from_everywhere(String url) {
        try (AuthorizationServer auth = withKeysAt(URI.create(url))) {
            assertRefused(auth, call(auth, assertion(auth)), "the jwks_uri of client robot", "CIMD §8.6");
        }
    }

    @Test
    void a_client_registers_its_keys() {
        try (AuthorizationServer auth = AuthorizationServer.start()) {
            Map<String, Object> registered = Calls.members(Calls.json(
                    "POST",
                    auth.url(Endpoint.REGISTRATION),
                    Map.of(
                            "grant_types", List.of("client_credentials"),
                            "token_endpoint_auth_method", "private_key_jwt",
                            "jwks", new JWKSet(KEY.toPublicJWK()).toJSONObject())));
            String id = String.valueOf(registered.get("client_id"));

            assertThat(registered).doesNotContainKey("client_secret");
            String assertion = sign(claims(auth).issuer(id).subject(id).build());
            assertThat(call(auth, assertion).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void a_client_registers_for_a_secret_that_is_long_enough_to_sign() {
        try (AuthorizationServer auth = AuthorizationServer.start()) {
            Map<String, Object> registered = Calls.members(Calls.json(
                    "POST",
                    auth.url(Endpoint.REGISTRATION),
                    Map.of(
                            "grant_types",
                            List.of("client_credentials"),
                            "token_endpoint_auth_method",
                            "client_secret_jwt")));
            String id = String.valueOf(registered.get("client_id"));

            JWTClaimsSet claims = claims(auth).issuer(id).subject(id).build();
            String secret = String.valueOf(registered.get("client_secret"));
            assertThat(call(auth, mac("HS512", secret, claims)).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void a_document_with_keys_must_authenticate() {
        try (AuthorizationServer auth = AuthorizationServer.start()) {
            URI id = auth.clients()
                    .document(Map.of(
                            "client_name", "With keys",
                            "redirect_uris", List.of(CALLBACK.toString()),
                            "grant_types", List.of("authorization_code", "client_credentials"),
                            "jwks", new JWKSet(KEY.toPublicJWK()).toJSONObject()));

            HttpResponse<String> bare =
                    Calls.token(auth, Map.of("grant_type", "client_credentials", "client_id", id.toString()));
            assertRefused(auth, bare, "not NONE", "CIMD §8.2");

            String assertion = sign(
                    claims(auth).issuer(id.toString()).subject(id.toString()).build());
            assertThat(call(auth, assertion).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void a_document_may_say_where_its_keys_are() throws IOException {
        try (WebHost host = WebHost.start();
                AuthorizationServer auth = AuthorizationServer.start()) {
            host.answerWith(page(Jwts.publicSet(KEY)));
            URI id = auth.clients()
                    .document(Map.of(
                            "client_name", "With keys elsewhere",
                            "redirect_uris", List.of(CALLBACK.toString()),
                            "grant_types", List.of("authorization_code", "client_credentials"),
                            "jwks_uri", host.url("/jwks.json").toString()));

            String assertion = sign(
                    claims(auth).issuer(id.toString()).subject(id.toString()).build());

            assertThat(call(auth, assertion).statusCode()).as("CIMD §8.2").isEqualTo(200);
        }
    }

    private static AuthorizationServer withKeysAt(URI jwks) {
        return AuthorizationServer.builder()
                .client(Client.keyClient("robot", ClientKeys.at(jwks)))
                .start();
    }
}
