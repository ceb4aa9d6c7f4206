package dev.gatecrash.samples.contract.access;

import dev.gatecrash.samples.contract.http.Call;

/** Decides whether a token is an access token from the issuer for this server. */
public interface TokenVerifier {

    /** The caller, if the token is good. */
    Caller verify(String token, Call call) throws Refusal;
}
