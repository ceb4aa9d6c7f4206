package dev.gatecrash.token;

import java.time.Duration;

/** What an issuer gives out for a time, and how long that is unless it is told otherwise. */
public enum Lifetime {
    /** Access tokens, {@code expires_in} (RFC 6749 §5.1); ten minutes. */
    ACCESS_TOKEN(Duration.ofMinutes(10)),
    /** Each refresh token (RFC 6749 §6); thirty days. */
    REFRESH_TOKEN(Duration.ofDays(30)),
    /** ID tokens (OpenID Connect Core §2); ten minutes. */
    ID_TOKEN(Duration.ofMinutes(10)),
    /** Authorization codes (RFC 6749 §4.1.2); five minutes. */
    AUTHORIZATION_CODE(Duration.ofMinutes(5)),
    /** Device and user codes (RFC 8628 §3.2); ten minutes. */
    DEVICE_CODE(Duration.ofMinutes(10)),
    /** The {@code request_uri} of a pushed authorization request (RFC 9126 §2.2); ninety seconds. */
    PUSHED_REQUEST(Duration.ofSeconds(90)),
    /** Nonces for DPoP proofs (RFC 9449 §8); five minutes. */
    DPOP_NONCE(Duration.ofMinutes(5)),
    /** Identity assertions for another authorization server (ID-JAG §3.1); five minutes. */
    IDENTITY_ASSERTION(Duration.ofMinutes(5));

    private final Duration usual;

    Lifetime(Duration usual) {
        this.usual = usual;
    }

    /** How long it is unless an issuer is told otherwise. */
    public Duration usual() {
        return usual;
    }
}
