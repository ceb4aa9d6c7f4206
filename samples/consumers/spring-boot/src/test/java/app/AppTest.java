package app;

import static dev.gatecrash.assertj.GatecrashAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.http.Endpoint;
import dev.gatecrash.junit.WithAuthorizationServer;
import java.io.IOException;
import java.net.URI;
import okhttp3.OkHttp;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Gatecrash's server beside the application's own, its Nimbus beside Spring Security's, its OkHttp beside version 4. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@WithAuthorizationServer
class AppTest {

    private static final URI RESOURCE = URI.create("http://127.0.0.1:9/app");

    @LocalServerPort
    private int port;

    @Test
    void a_token_from_a_flow_opens_the_application(AuthorizationServer auth) throws IOException {
        String token =
                auth.flow().user("alice").authorizeAt(auth.issuer(), RESOURCE).accessToken();

        try (Response response = whoami(token)) {
            assertThat(response.code()).isEqualTo(200);
            assertThat(response.body().string()).isEqualTo("alice");
        }
        assertThat(auth).received(Endpoint.JWKS).once();
    }

    @Test
    void a_token_of_nobody_does_not(AuthorizationServer auth) throws IOException {
        try (Response response = whoami("nobody's")) {
            assertThat(response.code()).isEqualTo(401);
        }
    }

    @Test
    void okhttp_is_the_applications() {
        assertThat(OkHttp.VERSION).isEqualTo("4.12.0");
    }

    private Response whoami(String token) throws IOException {
        Request request = new Request.Builder()
                .url("http://127.0.0.1:%d/whoami".formatted(port))
                .header("Authorization", "Bearer " + token)
                .build();
        return new OkHttpClient().newCall(request).execute();
    }
}
