package app;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.nimbusds.oauth2.sdk.Scope;
import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.http.Endpoint;
import dev.gatecrash.junit.WithAuthorizationServer;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import okhttp3.OkHttp;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.Test;

/** Gatecrash's Jetty, Nimbus and OkHttp beside the project's own, which are others. */
@WithAuthorizationServer
class JettyTest {

    private static final URI RESOURCE = URI.create("http://127.0.0.1:9/app");

    @Test
    void a_token_from_a_flow_is_checked_by_the_projects_nimbus_in_the_projects_jetty(AuthorizationServer auth)
            throws Exception {
        String token =
                auth.flow().user("alice").authorizeAt(auth.issuer(), RESOURCE).accessToken();
        Server server = new Server(0);
        server.setHandler(new WhoAmI(auth.url(Endpoint.JWKS)));
        server.start();

        try (Response response = whoami(server.getURI(), token)) {
            assertThat(response.body().string()).isEqualTo("alice");
        } finally {
            server.stop();
        }
    }

    @Test
    void every_library_is_the_projects() {
        assertThat(Server.getVersion()).isEqualTo(System.getProperty("jetty.version"));
        assertThat(OkHttp.VERSION).isEqualTo(System.getProperty("okhttp.version"));
        assertThat(jarOf(SignedJWT.class))
                .isEqualTo("nimbus-jose-jwt-" + System.getProperty("nimbus.version") + ".jar");
        assertThat(jarOf(Scope.class)).startsWith("oauth2-oidc-sdk-");
    }

    private static String jarOf(Class<?> type) {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath())
                .getFileName()
                .toString();
    }

    private static Response whoami(URI server, String token) throws Exception {
        return new OkHttpClient()
                .newCall(new okhttp3.Request.Builder()
                        .url("http://127.0.0.1:" + server.getPort())
                        .header("Authorization", "Bearer " + token)
                        .build())
                .execute();
    }

    private static final class WhoAmI extends Handler.Abstract {
        private final URI jwks;

        WhoAmI(URI jwks) {
            this.jwks = jwks;
        }

        @Override
        public boolean handle(Request request, org.eclipse.jetty.server.Response response, Callback callback)
                throws Exception {
            SignedJWT token =
                    SignedJWT.parse(request.getHeaders().get("Authorization").substring("Bearer ".length()));
            DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
            processor.setJWSKeySelector(new JWSVerificationKeySelector<>(
                    token.getHeader().getAlgorithm(), new ImmutableJWKSet<>(JWKSet.load(jwks.toURL()))));
            String subject = processor.process(token, null).getSubject();
            response.write(true, ByteBuffer.wrap(subject.getBytes(StandardCharsets.UTF_8)), callback);
            return true;
        }
    }
}
