package dev.gatecrash.registration;

import static dev.gatecrash.registration.Calls.CALLBACK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.http.Endpoint;
import dev.gatecrash.registration.WebHost.Page;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long a document is kept: RFC 9111, by the issuer's clock. */
class CachedDocumentsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "max-age=60           |  0 | 1",
                "max-age=60           | 59 | 1",
                "max-age=60           | 61 | 2",
                "max-age=60, no-store |  0 | 2",
                "no-cache             |  0 | 2",
                "max-age=0            |  0 | 2",
                "private              |  0 | 2",
                "max-age=9999999      | 86399 | 1",
                "max-age=9999999      | 86401 | 2",
            })
    void a_document_is_kept_as_long_as_it_says(String control, int later, int fetched) throws IOException {
        try (WebHost host = WebHost.start();
                AuthorizationServer auth = AuthorizationServer.start()) {
            String id = host.url("/client.json").toString();
            host.answerWith(Page.json(WebHost.document(URI.create(id))).with("Cache-Control", control));
            auth.clock().freeze();

            Calls.authorize(auth, id);
            auth.clock().advance(Duration.ofSeconds(later));
            Calls.authorize(auth, id);

            assertThat(host.requests()).isEqualTo(fetched);
        }
    }

    @Test
    void the_time_in_other_caches_counts() throws IOException {
        try (WebHost host = WebHost.start();
                AuthorizationServer auth = AuthorizationServer.start()) {
            String id = host.url("/client.json").toString();
            host.answerWith(Page.json(WebHost.document(URI.create(id)))
                    .with("Cache-Control", "max-age=60")
                    .with("Age", "60"));

            Calls.authorize(auth, id);
            Calls.authorize(auth, id);

            assertThat(host.requests()).isEqualTo(2);
        }
    }

    @Test
    void an_expiry_date_counts_where_there_is_no_max_age() throws IOException {
        try (WebHost host = WebHost.start();
                AuthorizationServer auth = AuthorizationServer.start()) {
            String id = host.url("/client.json").toString();
            String inAnHour = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                    Instant.now().plus(Duration.ofHours(1)).atOffset(ZoneOffset.UTC));
            host.answerWith(Page.json(WebHost.document(URI.create(id))).with("Expires", inAnHour));

            Calls.authorize(auth, id);
            auth.clock().advance(Duration.ofMinutes(59));
            Calls.authorize(auth, id);
            auth.clock().advance(Duration.ofMinutes(2));
            Calls.authorize(auth, id);

            assertThat(host.requests()).isEqualTo(2);
        }
    }

    @Test
    void a_reset_forgets_documents() {
        try (AuthorizationServer auth = AuthorizationServer.start()) {
            String id = auth.clients().document(CALLBACK).toString();
            Calls.authorize(auth, id);

            auth.reset();
            Calls.authorize(auth, id);

            assertThat(auth.journal().at(Endpoint.CLIENT_DOCUMENT)).hasSize(1);
        }
    }

    @Test
    void a_hosted_document_is_read_again_after_five_minutes() {
        try (AuthorizationServer auth = AuthorizationServer.start()) {
            String id = auth.clients().document(CALLBACK).toString();

            Calls.authorize(auth, id);
            Calls.authorize(auth, id);
            assertThat(auth.journal().at(Endpoint.CLIENT_DOCUMENT)).hasSize(1);
            auth.clock().advance(Duration.ofMinutes(5));
            Calls.authorize(auth, id);

            assertThat(auth.journal().at(Endpoint.CLIENT_DOCUMENT)).hasSize(2);
        }
    }
}
