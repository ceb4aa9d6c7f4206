package dev.gatecrash.registration;

import static dev.gatecrash.registration.Calls.CALLBACK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatecrash.AuthorizationServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whom an issuer believes that reads a document by TLS (CIMD §5.1). */
class TrustedDocumentsTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it before each test
    Path files;

    @Test
    void a_document_behind_an_unknown_authority_is_refused() {
        try (AuthorizationServer host = AuthorizationServer.builder().tls().start();
                AuthorizationServer auth = AuthorizationServer.start()) {
            URI id = host.clients().document(CALLBACK);

            Calls.assertRefused(auth, id.toString(), "The client metadata document is not trusted", "CIMD §5.1");
        }
    }

    @Test
    void a_trusted_authority_opens_it() throws IOException {
        try (AuthorizationServer host = AuthorizationServer.builder().tls().start()) {
            String pem = host.trust().orElseThrow().pem();
            Path file = Files.writeString(files.resolve("ca.pem"), pem);
            URI id = host.clients().document(CALLBACK);

            try (AuthorizationServer auth = AuthorizationServer.builder()
                    .httpsDocumentsOnly()
                    .trustAuthority(file)
                    .start()) {
                assertThat(Calls.authorize(auth, id.toString()).statusCode()).isEqualTo(302);
            }
        }
    }

    @Test
    void a_file_that_is_no_certificate_is_named() {
        Path missing = files.resolve("missing.pem");

        assertThatThrownBy(() -> AuthorizationServer.builder().trustAuthority(missing))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("missing.pem cannot be read");
        assertThatThrownBy(() -> AuthorizationServer.builder().trustAuthority("x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("certificate");
    }
}
