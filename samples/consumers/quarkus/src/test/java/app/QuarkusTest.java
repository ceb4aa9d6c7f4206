package app;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.http.Endpoint;
import dev.gatecrash.junit.WithAuthorizationServer;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttp;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.Test;

/** On the class path that the Quarkus platform makes: its Vert.x, its Nimbus, an OkHttp 4. */
@WithAuthorizationServer
class QuarkusTest {

    private static final URI RESOURCE = URI.create("http://127.0.0.1:9/app");

    @Test
    void a_token_from_a_flow_is_read_by_the_platforms_nimbus_in_the_platforms_server(AuthorizationServer auth)
            throws Exception {
        String token =
                auth.flow().user("alice").authorizeAt(auth.issuer(), RESOURCE).accessToken();
        Vertx vertx = Vertx.vertx();
        HttpServer server = vertx.createHttpServer()
                .requestHandler(request -> request.response().end(subject(request.getHeader("Authorization"))))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS);

        try (Response response =
                new OkHttpClient().newCall(whoami(server.actualPort(), token)).execute()) {
            assertThat(response.body().string()).isEqualTo("alice");
            assertThat(JWKSet.load(auth.url(Endpoint.JWKS).toURL()).getKeys()).isNotEmpty();
        } finally {
            vertx.close();
        }
    }

    @Test
    void nimbus_is_the_platforms_and_okhttp_the_projects() {
        assertThat(SignedJWT.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath())
                .endsWith("/nimbus-jose-jwt-10.8.jar");
        assertThat(OkHttp.VERSION).isEqualTo("4.12.0");
    }

    private static Request whoami(int port, String token) {
        return new Request.Builder()
                .url("http://127.0.0.1:" + port)
                .header("Authorization", "Bearer " + token)
                .build();
    }

    private static String subject(String authorization) {
        try {
            return SignedJWT.parse(authorization.substring("Bearer ".length()))
                    .getJWTClaimsSet()
                    .getSubject();
        } catch (java.text.ParseException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
