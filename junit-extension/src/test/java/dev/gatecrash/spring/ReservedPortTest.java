package dev.gatecrash.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class ReservedPortTest {

    @Test
    void a_server_may_listen_on_it_stop_and_listen_again() throws IOException {
        try (ReservedPort port = ReservedPort.choose()) {
            for (int start = 0; start < 2; start++) {
                try (ServerSocket server = new ServerSocket(port.number(), 1, InetAddress.getLoopbackAddress());
                        Socket client = new Socket(InetAddress.getLoopbackAddress(), port.number())) {
                    assertThat(client.getPort()).isEqualTo(server.getLocalPort());
                }
            }
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void nobody_who_asks_for_any_port_is_given_it() throws IOException {
        List<ServerSocket> all = new ArrayList<>();
        try (ReservedPort port = ReservedPort.choose()) {
            for (int i = 0; i < 500; i++) {
                ServerSocket other = new ServerSocket();
                other.setReuseAddress(true);
                other.bind(new InetSocketAddress(0));
                all.add(other);

                assertThat(other.getLocalPort()).isNotEqualTo(port.number());
            }
        } finally {
            for (ServerSocket other : all) {
                other.close();
            }
        }
    }
}
