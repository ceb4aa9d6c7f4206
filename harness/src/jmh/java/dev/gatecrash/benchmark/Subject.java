package dev.gatecrash.benchmark;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.client.Client;
import dev.gatecrash.http.Endpoint;
import dev.gatecrash.key.SigningAlgorithm;
import java.net.URI;

/** An issuer with two registered clients, and the requests that are sent to it. */
final class Subject implements AutoCloseable {

    static final URI RESOURCE = URI.create("http://127.0.0.1:8080/mcp");
    static final String SCOPE = "notes:read";

    private static final String REDIRECT_URI = "http://127.0.0.1/callback";
    // RFC 7636, Appendix B.
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
    private static final String SHARED_FORM = "&scope=notes%3Aread&resource=http%3A%2F%2F127.0.0.1%3A8080%2Fmcp";

    /** The form of a client credentials request. */
    static final String CLIENT_CREDENTIALS =
            "grant_type=client_credentials&client_id=machine&client_secret=secret" + SHARED_FORM;

    /** The query of an authorization request. */
    static final String AUTHORIZATION =
            "?response_type=code&client_id=editor&redirect_uri=http%3A%2F%2F127.0.0.1%2Fcallback&state=s"
                    + "&code_challenge_method=S256&code_challenge=" + CHALLENGE + SHARED_FORM;

    /** The form that redeems a code, which goes at its end. */
    static final String REDEMPTION = "grant_type=authorization_code&client_id=editor"
            + "&redirect_uri=http%3A%2F%2F127.0.0.1%2Fcallback&code_verifier=" + VERIFIER + "&code=";

    private final AuthorizationServer auth;

    Subject(SigningAlgorithm algorithm) {
        auth = AuthorizationServer.builder()
                .algorithm(algorithm)
                .client(
                        Client.confidentialClient("machine", "secret"),
                        Client.publicClient("editor", URI.create(REDIRECT_URI)))
                .start();
    }

    AuthorizationServer auth() {
        return auth;
    }

    byte[] metadataRequest() {
        return WireClient.get(auth.url(Endpoint.METADATA));
    }

    byte[] clientCredentialsRequest() {
        return WireClient.post(auth.url(Endpoint.TOKEN), CLIENT_CREDENTIALS);
    }

    byte[] authorizationRequest() {
        return WireClient.get(URI.create(auth.url(Endpoint.AUTHORIZATION) + AUTHORIZATION));
    }

    byte[] codeRequest(String code) {
        return WireClient.post(auth.url(Endpoint.TOKEN), REDEMPTION + code);
    }

    /** The code in the redirect of this answer; empty if there is none. */
    static String code(String answer) {
        int from = answer.indexOf("code=") + "code=".length();
        if (from < "code=".length()) {
            return "";
        }
        int to = from;
        while (answer.charAt(to) != '&' && answer.charAt(to) != '\r') {
            to++;
        }
        return answer.substring(from, to);
    }

    /** The access token in this answer. */
    static String accessToken(String answer) {
        String member = "\"access_token\":\"";
        int from = answer.indexOf(member) + member.length();
        return answer.substring(from, answer.indexOf('"', from));
    }

    static int bodySize(String answer) {
        return answer.length() - answer.indexOf("\r\n\r\n") - 4;
    }

    @Override
    public void close() {
        auth.close();
    }
}
