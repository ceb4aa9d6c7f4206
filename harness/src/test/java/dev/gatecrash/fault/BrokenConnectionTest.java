package dev.gatecrash.fault;

import static dev.gatecrash.http.Endpoint.JWKS;
import static dev.gatecrash.http.Endpoint.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.fault.RawRequest.Answer;
import dev.gatecrash.fault.RawRequest.End;
import dev.gatecrash.web.CodeFlow;
import dev.gatecrash.web.Web;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Faults that break HTTP, as a socket sees them. */
class BrokenConnectionTest {

    private final AuthorizationServer auth = AuthorizationServer.start();
    private final URI keys = auth.url(JWKS);

    @AfterEach
    void no_request_met_a_bug() {
        auth.close();
    }

    @Test
    void a_reset_is_no_close() {
        auth.faults().on(JWKS).resetConnection();

        assertThat(RawRequest.get(keys)).isEqualTo(new Answer("", End.RESET));
    }

    @Test
    void a_close_is_no_reset() {
        auth.faults().on(JWKS).closeConnection();

        assertThat(RawRequest.get(keys)).isEqualTo(new Answer("", End.CLOSED));
    }

    @Test
    void a_connection_may_close_in_the_header() {
        auth.faults().on(JWKS).closeInHeader();

        Answer answer = RawRequest.get(keys);

        assertThat(answer.end()).isEqualTo(End.CLOSED);
        assertThat(answer.text()).startsWith("HTTP/1.1 200 OK\r\n").doesNotContain("\r\n\r\n");
    }

    @Test
    void a_truncated_body_is_half_of_what_was_announced() {
        String whole = RawRequest.get(keys).body();
        auth.faults().on(JWKS).truncateBody();

        Answer answer = RawRequest.get(keys);

        assertThat(answer.end()).isEqualTo(End.CLOSED);
        assertThat(answer.statedLength()).isEqualTo(whole.length());
        assertThat(answer.body()).isEqualTo(whole.substring(0, whole.length() / 2));
        assertThatThrownBy(() -> Web.get(keys)).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void a_connection_may_be_reset_in_the_body() {
        auth.faults().on(JWKS).resetInBody();

        Answer answer = RawRequest.get(keys);

        assertThat(answer.end()).isEqualTo(End.RESET);
        assertThatThrownBy(() -> Web.get(keys)).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void a_content_length_may_be_too_small() {
        String whole = RawRequest.get(keys).body();
        auth.faults().on(JWKS).wrongContentLength(-1);

        Answer answer = RawRequest.get(keys);

        assertThat(answer.statedLength()).isEqualTo(whole.length() - 1);
        assertThat(answer.body()).isEqualTo(whole);
        assertThat(Web.get(keys).body()).isEqualTo(whole.substring(0, whole.length() - 1));
    }

    @Test
    void a_content_length_may_be_too_large() {
        String whole = RawRequest.get(keys).body();
        auth.faults().on(JWKS).wrongContentLength(1_000);

        Answer answer = RawRequest.get(keys);

        assertThat(answer.statedLength()).isEqualTo(whole.length() + 1_000);
        assertThat(answer.body()).isEqualTo(whole);
        assertThat(answer.end()).isEqualTo(End.CLOSED);
    }

    @Test
    void a_content_length_is_never_negative() {
        auth.faults().on(JWKS).wrongContentLength(Integer.MIN_VALUE);

        assertThat(RawRequest.get(keys).statedLength()).isZero();
    }

    @Test
    void a_lost_response_has_spent_the_code() {
        CodeFlow app = CodeFlow.publicClient(auth);
        String code = app.code();
        auth.faults().on(TOKEN).loseResponse().times(1);

        assertThatThrownBy(() -> app.redeem(code)).isInstanceOf(UncheckedIOException.class);

        assertThat(Web.error(app.redeem(code))).isEqualTo("invalid_grant");
    }

    @Test
    void a_reset_has_not_spent_the_code() {
        CodeFlow app = CodeFlow.publicClient(auth);
        String code = app.code();
        auth.faults().on(TOKEN).resetConnection().times(1);

        assertThatThrownBy(() -> app.redeem(code)).isInstanceOf(UncheckedIOException.class);

        assertThat(app.redeem(code).statusCode()).isEqualTo(200);
    }

    @Test
    void a_connection_breaks_over_tls_as_well() throws IOException {
        try (AuthorizationServer secure = AuthorizationServer.builder().tls().start()) {
            SSLContext trust = secure.trust().orElseThrow().sslContext();
            URI url = secure.url(JWKS);
            secure.faults().on(JWKS).script(Fault.resetConnection(), Fault.closeConnection(), Fault.truncateBody());

            assertThat(overTls(trust, url)).isEqualTo(new Answer("", End.RESET));
            assertThat(overTls(trust, url)).isEqualTo(new Answer("", End.CLOSED));
            Answer truncated = overTls(trust, url);
            assertThat(truncated.end()).isEqualTo(End.CLOSED);
            assertThat(truncated.body().length()).isEqualTo(truncated.statedLength() / 2);
        }
    }

    private static Answer overTls(SSLContext trust, URI url) throws IOException {
        try (Socket socket = trust.getSocketFactory().createSocket(url.getHost(), url.getPort())) {
            return RawRequest.get(socket, url);
        }
    }
}
