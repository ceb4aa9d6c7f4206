package dev.gatecrash.samples.quarkus;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Every application of a test run has a class loader, and with it an HTTP server for its issuers, of its own. */
class AfterTheTestsIT {

    @Test
    void the_http_server_of_every_application_has_stopped() {
        assertThat(ThreadsAtEnd.FILE).exists().isEmptyFile();
    }
}
