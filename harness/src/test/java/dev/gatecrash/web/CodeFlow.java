package dev.gatecrash.web;

import static dev.gatecrash.http.Endpoint.AUTHORIZATION;
import static dev.gatecrash.http.Endpoint.INTROSPECTION;
import static dev.gatecrash.http.Endpoint.TOKEN;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.client.Client;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The authorization code flow by hand, one request a call, every parameter open to change. */
public final class CodeFlow {

    public static final URI CALLBACK = URI.create("https://client.example/callback");
    public static final URI NOTES = URI.create("https://notes.example/mcp");
    // RFC 7636, Appendix B.
    public static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    public static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    private final AuthorizationServer auth;
    private final Client client;

    private CodeFlow(AuthorizationServer auth, Client client) {
        this.auth = auth;
        this.client = client;
    }

    /** With a public client of its own. */
    public static CodeFlow publicClient(AuthorizationServer auth) {
        return new CodeFlow(auth, auth.clients().registerPublic(CALLBACK));
    }

    /** With a confidential client of its own, which authenticates by Basic. */
    public static CodeFlow confidentialClient(AuthorizationServer auth, String id) {
        return new CodeFlow(auth, auth.clients().registerConfidential(id, "s3cret", CALLBACK));
    }

    /** With a confidential client that is registered for one grant alone. */
    public static CodeFlow registeredFor(AuthorizationServer auth, String grant) {
        Client all = Client.confidentialClient("limited", "s3cret", CALLBACK);
        return with(
                auth,
                auth.clients()
                        .register(new Client(
                                all.id(),
                                all.secret(),
                                all.redirectUris(),
                                Set.of(grant),
                                all.authenticationMethods())));
    }

    public static CodeFlow with(AuthorizationServer auth, Client client) {
        return new CodeFlow(auth, client);
    }

    public Client client() {
        return client;
    }

    /** A good authorization request. */
    public Params question() {
        return Params.of(
                "response_type",
                "code",
                "client_id",
                client.id(),
                "redirect_uri",
                client.redirectUris().get(0).toString(),
                "code_challenge",
                CHALLENGE,
                "code_challenge_method",
                "S256",
                "state",
                "xyz");
    }

    public HttpResponse<String> authorize(Params question) {
        return Web.get(auth.url(AUTHORIZATION), question);
    }

    public HttpResponse<String> authorize(String... changes) {
        return authorize(question().with(changes));
    }

    public String code(String... changes) {
        HttpResponse<String> answer = authorize(changes);
        return Objects.requireNonNull(Web.redirected(answer).get("code"), () -> "no code: " + Web.location(answer));
    }

    /** A good token request for this code. */
    public Params redemption(String code) {
        return Params.of("grant_type", "authorization_code", "code", code, "code_verifier", VERIFIER);
    }

    public HttpResponse<String> redeem(String code, String... changes) {
        return token(redemption(code).with(changes));
    }

    public HttpResponse<String> refresh(String refreshToken, String... changes) {
        return token(Params.of("grant_type", "refresh_token", "refresh_token", refreshToken)
                .with(changes));
    }

    /** Sends a token request with this client's authentication. */
    public HttpResponse<String> token(Params form) {
        URI url = auth.url(TOKEN);
        return client.secret()
                .map(secret -> Web.form(url, form, "Authorization", Web.basic(client.id(), secret)))
                .orElseGet(() -> Web.form(url, form.with("client_id", client.id())));
    }

    /** The whole way to tokens. */
    public Map<String, Object> tokens(String... changes) {
        return success(redeem(code(changes)));
    }

    public static Map<String, Object> success(HttpResponse<String> response) {
        if (response.statusCode() != 200) {
            throw new AssertionError(response.statusCode() + " " + response.body());
        }
        return Web.json(response);
    }

    /** What the issuer tells a resource server about a token. */
    public static Map<String, Object> introspect(AuthorizationServer auth, @Nullable Object token) {
        auth.clients().registerConfidential("resource-server", "rs-secret");
        return success(Web.form(
                auth.url(INTROSPECTION),
                Params.of("token", String.valueOf(token)),
                "Authorization",
                Web.basic("resource-server", "rs-secret")));
    }

    public static boolean isActive(AuthorizationServer auth, @Nullable Object token) {
        return Boolean.TRUE.equals(introspect(auth, token).get("active"));
    }
}
