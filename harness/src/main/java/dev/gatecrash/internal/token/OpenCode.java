package dev.gatecrash.internal.token;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A code as it is kept: what many have in common once for all, and not at all what follows from the code itself. */
final class OpenCode {

    /**
     * What codes have in common.
     *
     * @param authorization what was granted, without lineage and sign-in
     * @param redirectUri where they were sent
     */
    private record Terms(Authorization authorization, URI redirectUri) {

        // URIs are equal where their spelling is not, and sets where their order is not; clients see both.
        List<Object> spelling() {
            return List.of(
                    authorization,
                    List.copyOf(authorization.scopes()),
                    authorization.resources().toString(),
                    redirectUri.toString());
        }
    }

    /** One of each of the terms that are spelled the same; forgets all where there are too many. Thread-safe. */
    static final class CommonTerms {

        private static final int MOST = 1_024;

        private final ConcurrentHashMap<List<Object>, Terms> terms = new ConcurrentHashMap<>(2);

        private Terms like(Terms own) {
            if (terms.size() >= MOST) {
                terms.clear();
            }
            return terms.computeIfAbsent(own.spelling(), first -> own);
        }

        void clear() {
            terms.clear();
        }
    }

    private final Terms terms;
    private final byte[] challenge;
    private final Instant signedInAt;
    private final Optional<String> nonce;
    private final Optional<String> acr;
    private final Instant expiresAt;

    /** Keeps a code; only who signed in gets one. */
    OpenCode(AuthorizationCode code, CommonTerms common) {
        Authorization.SignIn signIn = code.authorization().signIn().orElseThrow();
        this.terms = common.like(new Terms(code.authorization().common(), code.redirectUri()));
        this.challenge = code.challenge().getBytes(StandardCharsets.US_ASCII);
        this.signedInAt = signIn.at();
        this.nonce = signIn.nonce();
        this.acr = signIn.acr();
        this.expiresAt = code.expiresAt();
    }

    /** The code of this value, whole again. */
    AuthorizationCode whole(String value) {
        return new AuthorizationCode(
                terms.authorization()
                        .inLineage(TokenIssuer.lineageOf(value))
                        .signedIn(new Authorization.SignIn(signedInAt, nonce, acr)),
                terms.redirectUri(),
                new String(challenge, StandardCharsets.US_ASCII),
                expiresAt);
    }

    Instant expiresAt() {
        return expiresAt;
    }
}
