package dev.gatecrash.http;

/** An endpoint of an authorization server: what a request was for, and the key to ask the journal by. */
public enum Endpoint {
    /** RFC 8414 metadata, at the well-known location inserted before the issuer's path. */
    METADATA("/.well-known/oauth-authorization-server"),
    /** OpenID Connect Discovery 1.0 metadata, inserted before the issuer's path or appended to it. */
    OPENID_CONFIGURATION("/.well-known/openid-configuration"),
    /** The public keys (RFC 7517). */
    JWKS("/jwks"),
    /** Dynamic client registration (RFC 7591). */
    REGISTRATION("/register"),
    /** A client's own registration, one segment below (RFC 7592). */
    CLIENT_CONFIGURATION("/clients"),
    /** Client ID metadata documents that a test has hosted here, one segment below. */
    CLIENT_DOCUMENT("/documents"),
    /** Documents of an attacker, one segment below, which forged tokens point to; nobody has a reason to fetch them. */
    ATTACKER("/attacker"),
    /** The authorization endpoint (RFC 6749 §3.1). */
    AUTHORIZATION("/authorize"),
    /** The page on which users sign in, where {@link dev.gatecrash.user.Login#page()} is set. */
    LOGIN("/login"),
    /** The page on which a signed-in user consents (RFC 6749 §4.1.1). */
    CONSENT("/consent"),
    /** Where an application tells who signed in, see {@link dev.gatecrash.user.Login#external}. */
    EXTERNAL_COMPLETION("/authkit/oauth2/complete"),
    /** Where the browser comes back from that application. */
    EXTERNAL_RETURN("/oauth/authorize/complete"),
    /** The token endpoint (RFC 6749 §3.2). */
    TOKEN("/token"),
    /** Token introspection (RFC 7662). */
    INTROSPECTION("/introspect"),
    /** Token revocation (RFC 7009). */
    REVOCATION("/revoke"),
    /** Pushed authorization requests (RFC 9126). */
    PUSHED_AUTHORIZATION("/par"),
    /** Where a device gets its codes (RFC 8628 §3.1). */
    DEVICE_AUTHORIZATION("/device_authorization"),
    /** The page on which a user enters a device's code (RFC 8628 §3.3). */
    DEVICE_VERIFICATION("/device"),
    /** Claims about the user (OpenID Connect Core §5.3). */
    USER_INFO("/userinfo"),
    /** Where a client signs its user out (OpenID Connect RP-Initiated Logout). */
    END_SESSION("/logout");

    private final String path;

    Endpoint(String path) {
        this.path = path;
    }

    /** The path below the issuer, or, for metadata, the well-known path (RFC 8615). */
    public String path() {
        return path;
    }

    /** Whether the path is a well-known one, which belongs before the issuer's path (RFC 8414 §3.1). */
    public boolean isWellKnown() {
        return path.startsWith("/.well-known/");
    }
}
