package dev.gatecrash.samples.contract.access;

/** A request is not let in; the message may be shown to the client. */
public final class Refusal extends Exception {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String error;

    private Refusal(int status, String error, String description) {
        super(description, null, false, false);
        this.status = status;
        this.error = error;
    }

    /** There are no credentials, which is no error of the client's (RFC 6750 section 3.1). */
    public static Refusal noCredentials() {
        return new Refusal(401, "", "");
    }

    public static Refusal invalidRequest(String description) {
        return new Refusal(400, "invalid_request", description);
    }

    public static Refusal invalidToken(String description) {
        return new Refusal(401, "invalid_token", description);
    }

    public static Refusal invalidProof(String description) {
        return new Refusal(401, "invalid_dpop_proof", description);
    }

    /** The proof lacks the nonce that the server gave (RFC 9449 section 9). */
    public static Refusal otherNonce() {
        return new Refusal(401, "use_dpop_nonce", "The proof needs the nonce of DPoP-Nonce");
    }

    /** Nothing can be said about the token now. */
    public static Refusal unavailable() {
        return new Refusal(503, "", "The authorization server cannot be reached");
    }

    public int status() {
        return status;
    }

    /** The error code, empty if there is none. */
    public String error() {
        return error;
    }

    public String description() {
        return String.valueOf(getMessage());
    }
}
