package app;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.http.Endpoint;
import dev.gatecrash.junit.WithAuthorizationServer;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.URI;
import java.util.Map;
import okhttp3.OkHttp;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.Test;

/** On the class path that the Micronaut platform makes: its security with its Nimbus, an OkHttp 4. */
@WithAuthorizationServer
class MicronautTest {

    private static final URI RESOURCE = URI.create("http://127.0.0.1:9/app");

    @Test
    void a_token_from_a_flow_passes_the_platforms_security_and_one_of_nobody_does_not(AuthorizationServer auth)
            throws Exception {
        String token =
                auth.flow().user("alice").authorizeAt(auth.issuer(), RESOURCE).accessToken();
        String jwks = auth.url(Endpoint.JWKS).toString();

        try (EmbeddedServer server = ApplicationContext.run(
                EmbeddedServer.class,
                Map.of(
                        "micronaut.server.port",
                        -1,
                        "micronaut.security.token.jwt.signatures.jwks.gatecrash.url",
                        jwks))) {
            // Nothing is there to be found: who is known is told that it is forbidden, who is not, to sign in.
            assertThat(status(server, token)).isEqualTo(403);
            assertThat(status(server, "nobody's")).isEqualTo(401);
        }
        assertThat(JWKSet.load(URI.create(jwks).toURL()).getKeys()).isNotEmpty();
    }

    @Test
    void nimbus_is_the_platforms_and_okhttp_the_projects() {
        assertThat(SignedJWT.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath())
                .containsPattern("/nimbus-jose-jwt-10\\.[0-9](\\.\\d+)?\\.jar$");
        assertThat(OkHttp.VERSION).isEqualTo("4.12.0");
    }

    private static int status(EmbeddedServer server, String token) throws Exception {
        Request request = new Request.Builder()
                .url(server.getURL())
                .header("Authorization", "Bearer " + token)
                .build();
        try (Response response = new OkHttpClient().newCall(request).execute()) {
            return response.code();
        }
    }
}
