package dev.gatecrash.internal.endpoint;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.dpop.JWKThumbprintConfirmation;
import com.nimbusds.oauth2.sdk.dpop.verifiers.AccessTokenValidationException;
import com.nimbusds.oauth2.sdk.dpop.verifiers.DPoPIssuer;
import com.nimbusds.oauth2.sdk.dpop.verifiers.DPoPProofUse;
import com.nimbusds.oauth2.sdk.dpop.verifiers.DPoPProtectedResourceRequestVerifier;
import com.nimbusds.oauth2.sdk.dpop.verifiers.DPoPTokenRequestVerifier;
import com.nimbusds.oauth2.sdk.dpop.verifiers.InvalidDPoPProofException;
import com.nimbusds.oauth2.sdk.token.DPoPAccessToken;
import com.nimbusds.oauth2.sdk.util.singleuse.AlreadyUsedException;
import com.nimbusds.openid.connect.sdk.Nonce;
import dev.gatecrash.client.Client;
import dev.gatecrash.http.Request;
import dev.gatecrash.internal.http.JwtText;
import dev.gatecrash.internal.http.Refusal;
import dev.gatecrash.internal.time.Expiring;
import dev.gatecrash.token.Lifetime;
import dev.gatecrash.token.Lifetimes;
import java.net.URI;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * DPoP proofs sent to this issuer (RFC 9449 §4.3), each good once, for five minutes by the issuer's clock, and, where
 * nonces are required, with one that was given out here and has not expired (§8). Thread-safe.
 */
public final class ProofOfPossession {

    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512,
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512);
    private static final Duration LIFETIME = Duration.ofMinutes(5);
    private static final Duration LEEWAY = Duration.ofMinutes(1);
    // The SDK looks at the system's clock; ours is checked besides, so its own check is opened wide.
    private static final long ANY_TIME = 1_000_000_000L;
    private static final int NONCE_BYTES = 16;

    private final URI issuer;
    private final Clock clock;
    private final Lifetimes lifetimes;
    private final boolean wantsNonce;
    private final Expiring<Boolean> used;
    private final Expiring<Boolean> nonces;

    /** Proofs for this issuer's endpoints. */
    public ProofOfPossession(URI issuer, Clock clock, Lifetimes lifetimes, boolean wantsNonce) {
        this.issuer = issuer;
        this.clock = clock;
        this.lifetimes = lifetimes;
        this.wantsNonce = wantsNonce;
        this.used = new Expiring<>(clock);
        this.nonces = new Expiring<>(clock);
    }

    /** The algorithms that proofs may be signed with, for {@code dpop_signing_alg_values_supported}. */
    public static List<String> algorithms() {
        return ALGORITHMS.stream().map(JWSAlgorithm::getName).sorted().toList();
    }

    /** The thumbprint of the key that the client proved to hold; empty if it sent no proof and need not. */
    public Optional<String> key(Request request, Client client) throws Refusal {
        if (request.headers().all("DPoP").isEmpty() && !client.demands("dpop_bound_access_tokens")) {
            return Optional.empty();
        }
        SignedJWT proof = proof(request);
        try {
            JWKThumbprintConfirmation key = new DPoPTokenRequestVerifier(
                            ALGORITHMS, target(request), ANY_TIME, ANY_TIME, this::useUp)
                    .verify(new DPoPIssuer(client.id()), proof, nonces(proof), null);
            checkFresh(proof, lifetimes.of(Lifetime.DPOP_NONCE, client.id()));
            return Optional.of(key.getValue().toString());
        } catch (InvalidDPoPProofException | JOSEException e) {
            throw invalid(String.valueOf(e.getMessage()));
        }
    }

    /** Refuses a request for a resource with a token bound to this key, if it does not prove the key (§7.1). */
    public void check(Request request, String token, String thumbprint) throws Refusal {
        SignedJWT proof = proof(request);
        try {
            new DPoPProtectedResourceRequestVerifier(ALGORITHMS, ANY_TIME, ANY_TIME, this::useUp)
                    .verify(
                            request.method(),
                            target(request),
                            new DPoPIssuer(thumbprint),
                            proof,
                            new DPoPAccessToken(token),
                            new JWKThumbprintConfirmation(new Base64URL(thumbprint)),
                            nonces(proof),
                            null);
            checkFresh(proof, lifetimes.of(Lifetime.DPOP_NONCE));
        } catch (InvalidDPoPProofException | AccessTokenValidationException | JOSEException e) {
            throw invalid(String.valueOf(e.getMessage()));
        }
    }

    /** Forgets which proofs were used and which nonces given out. */
    public void clear() {
        used.clear();
        nonces.clear();
    }

    // The URL by which clients know the endpoint, whatever address the request came to.
    private URI target(Request request) {
        return issuer.resolve(request.uri().getRawPath());
    }

    private static SignedJWT proof(Request request) throws Refusal {
        List<String> sent = request.headers().all("DPoP");
        if (sent.size() != 1) {
            throw invalid(sent.isEmpty() ? "the DPoP header is missing" : "there is more than one DPoP header");
        }
        try {
            return JwtText.signed(sent.get(0));
        } catch (ParseException e) {
            throw invalid("it is not a signed JWT");
        }
    }

    private void useUp(DPoPProofUse use) throws AlreadyUsedException {
        String name = use.getIssuer() + " " + use.getJWTID();
        if (!used.putIfAbsent(name, true, clock.instant().plus(LIFETIME).plus(LEEWAY))) {
            throw new AlreadyUsedException("the jti was used before");
        }
    }

    // The SDK wants none where it knows none; whether it is one of ours is checked besides.
    private static @Nullable Set<Nonce> nonces(SignedJWT proof) throws Refusal {
        try {
            String nonce = proof.getJWTClaimsSet().getStringClaim("nonce");
            return nonce == null || nonce.isBlank() ? null : Set.of(new Nonce(nonce));
        } catch (ParseException e) {
            throw invalid("its claims are malformed");
        }
    }

    private void checkFresh(SignedJWT proof, Duration nonceLifetime) throws Refusal {
        Instant now = clock.instant();
        try {
            Instant issuedAt = proof.getJWTClaimsSet().getIssueTime().toInstant();
            if (issuedAt.isBefore(now.minus(LIFETIME)) || issuedAt.isAfter(now.plus(LEEWAY))) {
                throw invalid("its iat is not within the last five minutes");
            }
            String nonce = proof.getJWTClaimsSet().getStringClaim("nonce");
            if (wantsNonce && (nonce == null || nonces.find(nonce).isEmpty())) {
                throw refusal(OAuth2Error.USE_DPOP_NONCE, "The DPoP proof must have the nonce of the DPoP-Nonce header")
                        .withHeader("DPoP-Nonce", newNonce(nonceLifetime));
            }
        } catch (ParseException e) {
            throw invalid("its claims are malformed");
        }
    }

    private String newNonce(Duration lifetime) {
        String nonce = new Secret(NONCE_BYTES).getValue();
        nonces.put(nonce, true, clock.instant().plus(lifetime));
        return nonce;
    }

    private static Refusal invalid(String detail) {
        return refusal(OAuth2Error.INVALID_DPOP_PROOF, "The DPoP proof is invalid: " + detail);
    }

    private static Refusal refusal(ErrorObject error, String description) {
        return new Refusal(error, description);
    }
}
