package dev.gatecrash.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.http.Endpoint;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.core.LauncherFactory;

@WithAuthorizationServer
class HostStopperTest {

    @Test
    void a_session_within_a_session_leaves_the_issuers_of_the_outer_one_running(AuthorizationServer auth)
            throws Exception {
        LauncherFactory.openSession().close();

        HttpRequest request =
                HttpRequest.newBuilder(auth.url(Endpoint.METADATA)).build();
        assertThat(HttpClient.newHttpClient()
                        .send(request, BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(200);
    }
}
