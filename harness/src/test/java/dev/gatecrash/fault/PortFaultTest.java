package dev.gatecrash.fault;

import static dev.gatecrash.http.Endpoint.JWKS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.web.Web;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.cert.CertificateExpiredException;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Faults that come before any request. */
class PortFaultTest {

    @Nested
    class A_port_of_its_own {

        private final AuthorizationServer auth =
                AuthorizationServer.builder().issuerWithoutPath().start();

        @Test
        void refuses_connections_until_faults_are_cleared() {
            try (auth) {
                assertThat(status()).isEqualTo(200);

                auth.faults().refuseConnections();
                auth.faults().refuseConnections();

                assertThatThrownBy(this::status).hasCauseInstanceOf(ConnectException.class);
                assertThatThrownBy(this::status).hasCauseInstanceOf(ConnectException.class);
                auth.faults().clear();
                assertThat(status()).isEqualTo(200);
                assertThat(auth.journal().exchanges()).hasSize(2);
            }
        }

        @Test
        void opens_again_at_a_reset_time_after_time() {
            try (auth) {
                for (int i = 0; i < 5; i++) {
                    auth.faults().refuseConnections();
                    auth.reset();
                    assertThat(status()).isEqualTo(200);
                }
            }
        }

        @Test
        void stays_reserved_while_it_is_closed_and_is_free_after_the_issuer() throws IOException {
            int port = auth.issuer().getPort();
            auth.faults().refuseConnections();

            assertThatThrownBy(() -> bound(port)).isInstanceOf(IOException.class);

            auth.close();
            try (ServerSocket free = bound(port)) {
                assertThat(free.isBound()).isTrue();
            }
        }

        @Test
        void is_refused_with_a_wrong_certificate_on_plain_http() {
            try (auth) {
                assertThatIllegalStateException()
                        .isThrownBy(() -> auth.faults().presentCertificate(WrongCertificate.EXPIRED))
                        .withMessageContaining("build it with tls()");
            }
        }

        private int status() {
            return Web.get(auth.url(JWKS)).statusCode();
        }

        private ServerSocket bound(int port) throws IOException {
            ServerSocket socket = new ServerSocket();
            socket.setReuseAddress(false);
            socket.bind(new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return socket;
        }
    }

    @Nested
    class A_shared_port {

        @Test
        void cannot_refuse_one_issuers_clients() {
            try (AuthorizationServer auth = AuthorizationServer.start()) {
                assertThatIllegalStateException()
                        .isThrownBy(() -> auth.faults().refuseConnections())
                        .withMessage(
                                "this issuer shares its port with others, which would be refused too;"
                                        + " build it with issuerWithoutPath() or port(0); see docs/outages.md#before-any-request");
                assertThatIllegalStateException()
                        .isThrownBy(() -> auth.faults().presentCertificate(WrongCertificate.EXPIRED))
                        .withMessageContaining("build it with tls()");
                auth.faults().clear();
            }
        }
    }

    @Nested
    class An_issuer_with_tls {

        private final AuthorizationServer auth =
                AuthorizationServer.builder().tls().start();
        private final HttpClient client = HttpClient.newBuilder()
                .sslContext(auth.trust().orElseThrow().sslContext())
                .build();

        @ParameterizedTest
        @EnumSource
        void is_refused_for_a_wrong_certificate_until_faults_are_cleared(WrongCertificate certificate)
                throws Exception {
            try (auth) {
                assertThat(status()).isEqualTo(200);

                auth.faults().presentCertificate(certificate);

                assertThatThrownBy(this::status).isInstanceOf(SSLException.class);
                auth.faults().clear();
                assertThat(status()).isEqualTo(200);
            }
        }

        @Test
        void is_refused_for_the_reason_that_was_asked_for() {
            try (auth) {
                auth.faults().presentCertificate(WrongCertificate.EXPIRED);
                assertThatThrownBy(this::status).hasRootCauseInstanceOf(CertificateExpiredException.class);

                auth.faults().presentCertificate(WrongCertificate.WRONG_HOST);
                assertThatThrownBy(this::status)
                        .rootCause()
                        .hasMessageContaining("No subject alternative names matching IP address 127.0.0.1");

                auth.faults().presentCertificate(WrongCertificate.UNKNOWN_AUTHORITY);
                assertThatThrownBy(this::status)
                        .rootCause()
                        .hasMessageContaining("unable to find valid certification path");
            }
        }

        @Test
        void can_refuse_connections_and_present_a_wrong_certificate_afterwards() throws Exception {
            try (auth) {
                auth.faults().refuseConnections();
                auth.faults().presentCertificate(WrongCertificate.WRONG_HOST);
                assertThatThrownBy(this::status).isInstanceOf(ConnectException.class);

                auth.faults().clear();

                assertThat(status()).isEqualTo(200);
            }
        }

        private int status() throws IOException, InterruptedException {
            return client.send(HttpRequest.newBuilder(auth.url(JWKS)).build(), BodyHandlers.ofString())
                    .statusCode();
        }
    }
}
