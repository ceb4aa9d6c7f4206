package dev.gatecrash.samples.contract;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.contract.ContractException;
import dev.gatecrash.contract.McpServerContract;
import dev.gatecrash.junit.WithAuthorizationServer;
import dev.gatecrash.samples.contract.bug.http.MetadataBug;
import java.net.URI;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Where no good token works the battery does not begin, and says why. */
@WithAuthorizationServer
class BaselineTest {

    private final AuthorizationServer auth;

    BaselineTest(AuthorizationServer auth) {
        this.auth = auth;
    }

    @ParameterizedTest
    @MethodSource("hopeless")
    void the_server_asks_for_an_introspection_in_a_wrong_way(Trial trial) {
        assertThatThrownBy(trial::carryOut)
                .isInstanceOf(ContractException.class)
                .hasMessageContaining("it asked for an introspection in a way that was answered 40")
                .hasMessageContaining("RFC 7662 §2.1 wants POST, token in the form, and the server's own credentials");
    }

    static Stream<Trial> hopeless() {
        return Trial.hopeless().stream();
    }

    @Test
    void the_metadata_names_another_issuer() {
        try (AuthorizationServer other = AuthorizationServer.start();
                CarelessServer server = CarelessServer.start(other.issuer())) {
            assertThatThrownBy(() -> contract(server.url()).run())
                    .isInstanceOf(ContractException.class)
                    .hasMessageContaining("names the authorization servers [%s]", other.issuer())
                    .hasMessageContaining("audience %s, scope notes:read, revision 2025-11-25: ", server.url());
        }
    }

    @Test
    void the_server_never_asks_for_keys() {
        try (AuthorizationServer other = AuthorizationServer.start();
                CarelessServer server = CarelessServer.start(other.issuer(), MetadataBug.NO_METADATA)) {
            assertThatThrownBy(() -> contract(server.url()).run())
                    .isInstanceOf(ContractException.class)
                    .hasMessageContaining("it never asked for the keys at");
        }
    }

    @Test
    void nobody_is_there() {
        URI url;
        try (CarelessServer server = CarelessServer.start(auth.issuer())) {
            url = server.url();
        }

        assertThatThrownBy(() -> contract(url).run())
                .isInstanceOf(ContractException.class)
                .hasMessageContaining("%s gives no answer", url)
                .hasMessageContaining("Is the server started");
    }

    private McpServerContract contract(URI url) {
        return McpServerContract.of(url, auth).scopes("notes:read").ordinaryTool("whoami", Map.of());
    }
}
