package dev.gatecrash.user;

import java.net.URI;

/**
 * How users sign in at the authorization endpoint (RFC 6749 §3.1). Immutable.
 *
 * <p>Where it is not {@link #automatic()}, a browser that has signed in is remembered by a cookie until its user is logged
 * out, and consent is {@link Consent#asked()} unless the builder was told otherwise.
 */
public sealed interface Login {

    /** Nobody is asked: the user of {@code login_hint}, or else the first, is signed in at once. The default. */
    static Login automatic() {
        return new Automatic();
    }

    /** A page of this server asks for name and password. */
    static Login page() {
        return new Page();
    }

    /**
     * An application of the team's own signs its users in, as WorkOS Standalone Connect has it: the browser is sent to
     * {@code loginUri} with {@code external_auth_id}; the application tells who it was at
     * {@link dev.gatecrash.http.Endpoint#EXTERNAL_COMPLETION} and sends the browser where the answer says.
     *
     * @param loginUri where the application signs users in; an absolute http or https URL
     * @param apiKey the bearer token with which the application calls the completion endpoint
     * @throws IllegalArgumentException if one of them is none
     */
    static Login external(URI loginUri, String apiKey) {
        return new External(loginUri, apiKey);
    }

    /** See {@link Login#automatic()}. */
    record Automatic() implements Login {}

    /** See {@link Login#page()}. */
    record Page() implements Login {}

    /**
     * See {@link Login#external}.
     *
     * @param loginUri where the application signs users in
     * @param apiKey the application's bearer token
     */
    record External(URI loginUri, String apiKey) implements Login {

        public External {
            boolean http = "http".equals(loginUri.getScheme()) || "https".equals(loginUri.getScheme());
            if (!http || loginUri.getHost() == null || loginUri.getRawFragment() != null) {
                throw new IllegalArgumentException(
                        "the login URI \"%s\" is no http or https URL without fragment".formatted(loginUri));
            }
            if (!apiKey.matches("[A-Za-z0-9._~+/-]+=*")) {
                throw new IllegalArgumentException(
                        "the API key is no bearer token (RFC 6750 §2.1); give letters, digits and any of -._~+/");
            }
        }

        /** Without the key. */
        @Override
        public String toString() {
            return "External[loginUri=" + loginUri + "]";
        }
    }
}
