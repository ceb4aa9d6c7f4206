import dev.gatecrash.benchmark.peer.Peer;
import no.nav.security.mock.oauth2.MockOAuth2Server;

/** navikt/mock-oauth2-server as it is out of the box: RS256, an RSA key for each issuer made when first used. */
final class MockOAuth2ServerPeer implements Peer {

    private static final String ISSUER = "default";
    private static final String CALLBACK = "http%3A%2F%2F127.0.0.1%2Fcallback";

    private final MockOAuth2Server server = new MockOAuth2Server();
    private int issuers;

    private MockOAuth2ServerPeer() {
        server.start();
    }

    public static void main(String[] arguments) throws Exception {
        Peer.run(MockOAuth2ServerPeer::new);
    }

    @Override
    public String metadata() {
        return server.wellKnownUrl(ISSUER).toString();
    }

    @Override
    public String clientCredentials() {
        return server.tokenEndpointUrl(ISSUER)
                + " grant_type=client_credentials&client_id=machine&client_secret=secret&scope=notes%3Aread";
    }

    // Without the scope openid it answers no authorization request.
    @Override
    public String codeFlow() {
        return server.authorizationEndpointUrl(ISSUER) + "?response_type=code&client_id=editor&state=s&nonce=n"
                + "&scope=openid%20notes%3Aread&redirect_uri=" + CALLBACK
                + "&code_challenge_method=S256&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM "
                + server.tokenEndpointUrl(ISSUER) + " grant_type=authorization_code&client_id=editor&redirect_uri="
                + CALLBACK + "&code_verifier=dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk&code=";
    }

    // Another issuer of the same server: all that tests need to be isolated from each other.
    @Override
    public void freshIssuer() {
        server.issueToken("issuer" + issuers++, "machine", "http://127.0.0.1:8080/mcp");
    }

    @Override
    public void close() {
        server.shutdown();
    }
}
