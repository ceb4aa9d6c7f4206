package dev.gatecrash.wire;

import static dev.gatecrash.http.Endpoint.METADATA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.web.RawSocket;
import dev.gatecrash.web.Web;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class HostLimitsTest {

    @Test
    void a_hundred_issuers_with_a_port_of_their_own_answer_side_by_side() {
        List<AuthorizationServer> open = new ArrayList<>();
        try {
            for (int i = 0; i < 100; i++) {
                open.add(AuthorizationServer.builder().issuerWithoutPath().start());
            }

            assertThat(open)
                    .allSatisfy(auth -> assertThat(
                                    Web.json(Web.get(auth.url(METADATA))).get("issuer"))
                            .isEqualTo(auth.issuer().toString()));
        } finally {
            open.forEach(AuthorizationServer::close);
        }
    }

    @Test
    @Timeout(90)
    void a_body_that_never_comes_is_given_up_as_a_bad_request() throws Exception {
        try (AuthorizationServer auth = AuthorizationServer.start();
                Socket socket =
                        new Socket(auth.issuer().getHost(), auth.issuer().getPort())) {
            String head = "POST " + auth.issuer().getPath() + "/token HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));

            // Jetty waits for half a minute.
            byte[] answer = socket.getInputStream().readNBytes("HTTP/1.1 400".length());

            assertThat(new String(answer, StandardCharsets.ISO_8859_1)).isEqualTo("HTTP/1.1 400");
        }
    }

    @Test
    void a_body_that_is_cut_short_is_a_bad_request() {
        try (AuthorizationServer auth = AuthorizationServer.start()) {
            String answer = RawSocket.exchange(
                    auth.issuer(),
                    "POST " + auth.issuer().getPath()
                            + "/token HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\ngrant_type");

            assertThat(RawSocket.status(answer)).isEqualTo(400);
        }
    }
}
