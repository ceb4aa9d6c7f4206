package dev.gatecrash.registration;

import static dev.gatecrash.http.Endpoint.JWKS;
import static dev.gatecrash.http.Endpoint.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.AuthorizationServerBuilder;
import dev.gatecrash.key.SigningAlgorithm;
import dev.gatecrash.registration.WebHost.Page;
import dev.gatecrash.web.Params;
import dev.gatecrash.web.Web;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Date;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The keys of an issuer elsewhere are fetched as carefully as what a client publishes (CIMD §8.6). */
class TrustedIssuerKeysTest {

    private static final String AGENT = "agent";
    private static final URI PLATFORM = URI.create("https://platform.example");

    private final ECKey key = Jwts.key("k1");
    private WebHost host;

    @BeforeEach
    void start() throws IOException {
        host = WebHost.start();
        host.answerWith(jwks());
    }

    @AfterEach
    void close() {
        host.close();
    }

    @Test
    void they_are_read_anew_for_each_assertion() {
        try (AuthorizationServer auth = trusting(host.url("/jwks"))) {
            assertThat(present(auth).statusCode()).isEqualTo(200);
            assertThat(present(auth).statusCode()).isEqualTo(200);
        }

        assertThat(host.requests()).isEqualTo(2);
    }

    @Test
    void they_alone_sign_whatever_another_is_called() {
        try (AuthorizationServer auth = trusting(host.url("/jwks"))) {
            HttpResponse<String> answer = present(auth, assertion(auth, Jwts.key("k1")));

            assertThat(answer.statusCode()).as("RFC 7523 §3 (9)").isEqualTo(400);
            assertThat(Web.json(answer)).containsEntry("error", "invalid_grant");
        }
    }

    @ParameterizedTest
    @EnumSource
    void they_may_be_of_any_algorithm(SigningAlgorithm algorithm) {
        try (AuthorizationServer platform =
                        AuthorizationServer.builder().algorithm(algorithm).start();
                AuthorizationServer auth = AuthorizationServer.builder()
                        .trustWorkloads(platform.issuer(), platform.url(JWKS), AGENT)
                        .start()) {
            String assertion = platform.token()
                    .subject(AGENT)
                    .audience(auth.issuer())
                    .mint()
                    .value();

            assertThat(present(auth, assertion).statusCode()).isEqualTo(200);
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            CIMD §8.6    | http://10.0.0.1/jwks          | has a URL that is not https, or http on a loopback host
            CIMD §8.6    | https://10.0.0.1/jwks         | is at 10.0.0.1, a special-use address
            CIMD §8.6    | https://169.254.169.254/jwks  | is at 169.254.169.254, a special-use address
            RFC 7517 §5  | https://nowhere.invalid/jwks  | names the host nowhere.invalid, which cannot be resolved
            RFC 7517 §5  | file:///etc/hostname          | has a URL that is not https, or http on a loopback host
            """)
    void a_url_that_is_not_asked_is_named(String clause, URI jwks, String reason) {
        try (AuthorizationServer auth = trusting(jwks)) {
            assertRefused(auth, clause, reason);
        }
    }

    @ParameterizedTest(name = "{0}: {1} {2}")
    @CsvSource(delimiter = '|', textBlock = """
            CIMD §4      | 302 | application/json | answered 302, and redirects are not followed
            RFC 7517 §5  | 404 | application/json | answered 404, not 200
            RFC 7517 §5  | 503 | application/json | answered 503, not 200
            RFC 7517 §8.5.2 | 200 | text/html     | has the content type text/html, not application/json
            """)
    void an_answer_that_is_no_document_is_refused(String clause, int status, String type, String reason) {
        host.answerWith(new Page(status, Map.of("Content-Type", type, "Location", "/elsewhere"), jwks().body()));

        try (AuthorizationServer auth = trusting(host.url("/jwks"))) {
            assertRefused(auth, clause, reason);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{}", "nonsense", "{\"keys\":[{\"kty\":\"none\"}]}"})
    void a_document_without_keys_is_refused(String body) {
        host.answerWith(new Page(200, Map.of("Content-Type", "application/json"), body));

        try (AuthorizationServer auth = trusting(host.url("/jwks"))) {
            assertRefused(auth, "RFC 7523 §3", "The assertion is invalid");
        }
    }

    @Test
    void a_document_beyond_64_kilobytes_is_refused() {
        host.answerWith(Page.json(Map.of("keys", "x".repeat(65 * 1024))));

        try (AuthorizationServer auth = trusting(host.url("/jwks"))) {
            assertRefused(auth, "CIMD §6.6", "is longer than 65536 bytes");
        }
    }

    @Test
    void a_host_that_does_not_answer_is_given_up() {
        host.keepSilent();

        try (AuthorizationServer auth = trusting(host.url("/jwks"))) {
            assertRefused(auth, "RFC 7523 §3", "did not answer within 3 seconds");
        }
    }

    @Test
    void plain_http_is_not_asked_if_only_https_is_wanted_whatever_is_said_first() {
        try (AuthorizationServer auth =
                builder(host.url("/jwks")).httpsDocumentsOnly().start()) {
            assertRefused(auth, "RFC 7517 §5", "has a URL that is not https");
        }

        assertThat(host.requests()).isZero();
    }

    private static AuthorizationServerBuilder builder(URI jwks) {
        return AuthorizationServer.builder().trustWorkloads(PLATFORM, jwks, AGENT);
    }

    private static AuthorizationServer trusting(URI jwks) {
        return builder(jwks).start();
    }

    private Page jwks() {
        return new Page(200, Map.of("Content-Type", "application/jwk-set+json"), Jwts.publicSet(key));
    }

    private HttpResponse<String> present(AuthorizationServer auth) {
        return present(auth, assertion(auth, key));
    }

    private String assertion(AuthorizationServer auth, ECKey signer) {
        return Jwts.sign(
                signer,
                new JWTClaimsSet.Builder()
                        .issuer(PLATFORM.toString())
                        .subject(AGENT)
                        .audience(auth.url(TOKEN).toString())
                        .jwtID("j-" + host.requests())
                        .expirationTime(Date.from(auth.clock().instant().plusSeconds(60)))
                        .build());
    }

    private static HttpResponse<String> present(AuthorizationServer auth, String assertion) {
        return Web.form(
                auth.url(TOKEN),
                Params.of(
                        "grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer",
                        "assertion", assertion,
                        "resource", "https://notes.example/mcp"));
    }

    private void assertRefused(AuthorizationServer auth, String clause, String reason) {
        HttpResponse<String> answer = present(auth);

        assertThat(answer.statusCode()).as(clause).isEqualTo(400);
        assertThat(Web.json(answer)).as(clause).containsEntry("error", "invalid_grant");
        assertThat(Web.json(answer).get("error_description"))
                .asString()
                .as(clause)
                .contains(reason);
    }
}
