package dev.gatecrash.grants;

import static dev.gatecrash.grants.Caller.NOTES;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.token.TokenBuilder;
import dev.gatecrash.user.User;

/** An identity provider, an MCP server's authorization server that trusts it, and a client of both. */
final class Enterprise implements AutoCloseable {

    static final String EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange";
    static final String JWT_BEARER = "urn:ietf:params:oauth:grant-type:jwt-bearer";
    static final String ID_JAG = "urn:ietf:params:oauth:token-type:id-jag";
    static final String ID_TOKEN = "urn:ietf:params:oauth:token-type:id_token";

    private final AuthorizationServer idp = AuthorizationServer.builder()
            .user(User.named("alice").withClaim("email", "alice@example.com"))
            .start();
    private final AuthorizationServer auth =
            AuthorizationServer.builder().trustIssuer(idp).start();
    private final Caller atIdp = Caller.confidential(idp, "app", EXCHANGE);
    private final Caller atAuth = Caller.confidential(auth, "app", JWT_BEARER);

    AuthorizationServer idp() {
        return idp;
    }

    AuthorizationServer auth() {
        return auth;
    }

    Caller atIdp() {
        return atIdp;
    }

    /** What the provider answers to a good request, but for these changes. */
    Answer assertion(String... changes) {
        String[] good = {
            "grant_type",
            EXCHANGE,
            "requested_token_type",
            ID_JAG,
            "audience",
            auth.issuer().toString(),
            "resource",
            NOTES.toString(),
            "scope",
            "notes:read notes:write",
            "subject_token",
            atIdp.tokens("scope", "openid").text("id_token"),
            "subject_token_type",
            ID_TOKEN
        };
        return atIdp.token(Caller.change(good, changes));
    }

    /** What the MCP server's side answers to an assertion. */
    Answer present(String assertion, String... more) {
        return atAuth.token(Caller.change(new String[] {"grant_type", JWT_BEARER, "assertion", assertion}, more));
    }

    /** An assertion that a test makes itself, good but for what is done to it. */
    TokenBuilder forged() {
        return idp.token()
                .header("typ", "oauth-id-jag+jwt")
                .audience(auth.issuer())
                .client("app")
                .scope("notes:read")
                .claim("resource", NOTES.toString());
    }

    @Override
    public void close() {
        auth.close();
        idp.close();
    }
}
