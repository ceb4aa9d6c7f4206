package dev.gatecrash.wire;

import static dev.gatecrash.http.Endpoint.METADATA;
import static dev.gatecrash.http.Endpoint.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.web.Web;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that begin a request and never end it. */
class SlowClientsTest {

    // More than the host has threads.
    private static final int MANY = 600;

    private final AuthorizationServer auth =
            AuthorizationServer.builder().issuerWithoutPath().start();
    private final List<Socket> slow = new ArrayList<>();

    @AfterEach
    void close() throws IOException {
        for (Socket socket : slow) {
            socket.close();
        }
        auth.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST",
                "POST TOKEN HTTP/1.1\r\nHost: a\r\nX-Slow: ",
                "POST TOKEN HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\n",
                "POST TOKEN HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab"
            })
    void hundreds_of_them_keep_nobody_else_waiting(String beginning) throws IOException {
        byte[] octets = beginning.replace("TOKEN", auth.url(TOKEN).getPath()).getBytes(StandardCharsets.ISO_8859_1);
        for (int i = 0; i < MANY; i++) {
            Socket socket = new Socket(auth.issuer().getHost(), auth.issuer().getPort());
            slow.add(socket);
            socket.getOutputStream().write(octets);
        }

        assertThat(Web.get(auth.url(METADATA)).statusCode()).isEqualTo(200);
    }
}
