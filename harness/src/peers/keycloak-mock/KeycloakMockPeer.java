import com.tngtech.keycloakmock.api.KeycloakMock;
import com.tngtech.keycloakmock.api.ServerConfig;
import com.tngtech.keycloakmock.api.TokenConfig;
import dev.gatecrash.benchmark.peer.Peer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** TNG/keycloak-mock as it is out of the box: RS256 with the key in its jar. Its code flow needs a login form. */
final class KeycloakMockPeer implements Peer {

    private final int port = freePort();
    private final KeycloakMock server = server(port);

    private KeycloakMockPeer() throws IOException {
        server.start();
    }

    public static void main(String[] arguments) throws Exception {
        Peer.run(KeycloakMockPeer::new);
    }

    @Override
    public String metadata() {
        return realm() + "/.well-known/openid-configuration";
    }

    @Override
    public String clientCredentials() {
        return realm() + "/protocol/openid-connect/token "
                + "grant_type=client_credentials&client_id=machine&client_secret=secret&scope=notes%3Aread";
    }

    @Override
    public String codeFlow() {
        return "";
    }

    @Override
    public void freshIssuer() throws IOException {
        KeycloakMock fresh = server(freePort());
        fresh.start();
        fresh.getAccessToken(TokenConfig.aTokenConfig().withSubject("machine").build());
        fresh.stop();
    }

    @Override
    public void close() {
        server.stop();
    }

    private String realm() {
        return "http://127.0.0.1:" + port + "/auth/realms/master";
    }

    private static KeycloakMock server(int port) {
        return new KeycloakMock(ServerConfig.aServerConfig().withPort(port).build());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
