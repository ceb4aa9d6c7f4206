package dev.gatecrash.client;

import java.util.Arrays;
import java.util.Optional;

/** How a client authenticates at the token endpoint (RFC 7591 §2, {@code token_endpoint_auth_method}). */
public enum AuthenticationMethod {
    /** A public client: it only says its {@code client_id}. */
    NONE("none"),
    /** HTTP Basic with form-encoded id and secret (RFC 6749 §2.3.1). */
    CLIENT_SECRET_BASIC("client_secret_basic"),
    /** Id and secret in the request body (RFC 6749 §2.3.1). */
    CLIENT_SECRET_POST("client_secret_post"),
    /** An assertion signed with the secret (RFC 7523 §2.2, OpenID Connect Core §9). */
    CLIENT_SECRET_JWT("client_secret_jwt"),
    /** An assertion signed with a key of the client's own (RFC 7523 §2.2, OpenID Connect Core §9). */
    PRIVATE_KEY_JWT("private_key_jwt");

    private final String value;

    AuthenticationMethod(String value) {
        this.value = value;
    }

    /** The registered name, such as {@code client_secret_basic}. */
    public String value() {
        return value;
    }

    /** Whether client and server share a secret for it. */
    public boolean needsSecret() {
        return value.startsWith("client_secret_");
    }

    /** The method of this registered name, if this server has it. */
    public static Optional<AuthenticationMethod> of(String value) {
        return Arrays.stream(values()).filter(m -> m.value.equals(value)).findFirst();
    }
}
