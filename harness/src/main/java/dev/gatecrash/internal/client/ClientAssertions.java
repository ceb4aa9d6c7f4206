package dev.gatecrash.internal.client;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.auth.JWTAuthentication;
import dev.gatecrash.client.AuthenticationMethod;
import dev.gatecrash.client.Client;
import dev.gatecrash.http.Request;
import dev.gatecrash.internal.fetch.FetchFailure;
import dev.gatecrash.internal.http.JwtText;
import dev.gatecrash.internal.http.Refusal;
import dev.gatecrash.internal.time.Expiring;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Clients that authenticate with a signed JWT: {@code client_secret_jwt} and {@code private_key_jwt} (RFC 7523 §2.2, §3;
 * OpenID Connect Core §9, which wants a {@code jti}). An assertion works once. Thread-safe.
 */
public final class ClientAssertions {

    private final ClientLookup clients;
    private final PublishedKeys keys;
    private final Set<String> audiences;
    private final Clock clock;
    private final Expiring<Boolean> used;

    /** Takes assertions for one of these audiences, or for the endpoint they are sent to. */
    public ClientAssertions(ClientLookup clients, PublishedKeys keys, Set<String> audiences, Clock clock) {
        this.clients = clients;
        this.keys = keys;
        this.audiences = Set.copyOf(audiences);
        this.clock = clock;
        this.used = new Expiring<>(clock);
    }

    /** The algorithms that are understood, by their registered names. */
    static List<String> algorithms() {
        return Stream.concat(JWSAlgorithm.Family.HMAC_SHA.stream(), KeySets.ALGORITHMS.stream())
                .map(JWSAlgorithm::getName)
                .sorted()
                .toList();
    }

    Client of(Request request) throws Refusal {
        String type = request.parameter("client_assertion_type").orElse("");
        if (!type.equals(JWTAuthentication.CLIENT_ASSERTION_TYPE)) {
            throw invalid("client_assertion_type is not " + JWTAuthentication.CLIENT_ASSERTION_TYPE);
        }
        try {
            SignedJWT jwt = JwtText.signed(request.parameter("client_assertion").orElse(""));
            JWTClaimsSet claims = jwt.getJWTClaimsSet();
            Client client = client(request, claims);
            checkSignature(client, jwt);
            checkClaims(request, claims);
            checkFirstUse(client, claims);
            return client;
        } catch (ParseException e) {
            throw invalid("client_assertion is not a signed JWT");
        }
    }

    void clear() {
        used.clear();
        keys.clear();
    }

    private Client client(Request request, JWTClaimsSet claims) throws Refusal {
        String id = String.valueOf(claims.getSubject());
        if (claims.getSubject() == null || !id.equals(claims.getIssuer())) {
            throw invalid("iss and sub of the assertion must both be the client_id");
        }
        if (request.parameter("client_id").filter(sent -> !sent.equals(id)).isPresent()) {
            throw invalid("client_id differs from the assertion's sub");
        }
        return clients.find(id).orElseThrow(() -> invalid("unknown client " + id));
    }

    private void checkSignature(Client client, SignedJWT jwt) throws Refusal {
        JWSAlgorithm algorithm = jwt.getHeader().getAlgorithm();
        boolean symmetric = JWSAlgorithm.Family.HMAC_SHA.contains(algorithm);
        if (!symmetric && !KeySets.ALGORITHMS.contains(algorithm)) {
            throw invalid("the assertion is signed with %s, which is not supported".formatted(algorithm));
        }
        AuthenticationMethod method =
                symmetric ? AuthenticationMethod.CLIENT_SECRET_JWT : AuthenticationMethod.PRIVATE_KEY_JWT;
        if (!client.authenticationMethods().contains(method)) {
            throw invalid("client %s is registered for %s, not %s"
                    .formatted(client.id(), client.authenticationMethods(), method));
        }
        if (!(symmetric ? isSignedBySecret(client, jwt) : isSignedByKey(client, jwt))) {
            throw invalid("the signature of the assertion is not by a key of client " + client.id());
        }
    }

    private static boolean isSignedBySecret(Client client, SignedJWT jwt) {
        try {
            return jwt.verify(new MACVerifier(client.secret().orElseThrow()));
        } catch (JOSEException e) {
            return false;
        }
    }

    private boolean isSignedByKey(Client client, SignedJWT jwt) throws Refusal {
        try {
            return KeySets.verifies(keys.of(client, jwt), jwt);
        } catch (FetchFailure e) {
            throw invalid("the jwks_uri of client %s %s".formatted(client.id(), e.getMessage()));
        }
    }

    private void checkClaims(Request request, JWTClaimsSet claims) throws Refusal {
        Set<String> accepted = new HashSet<>(audiences);
        accepted.add(request.uri().toString());
        if (claims.getAudience().stream().noneMatch(accepted::contains)) {
            throw invalid("aud of the assertion is %s, not one of %s".formatted(claims.getAudience(), accepted));
        }
        Instant now = clock.instant();
        if (claims.getExpirationTime() == null
                || !now.isBefore(claims.getExpirationTime().toInstant())) {
            throw invalid("the assertion has no exp, or has expired");
        }
        if (claims.getNotBeforeTime() != null
                && now.isBefore(claims.getNotBeforeTime().toInstant())) {
            throw invalid("the assertion is not valid yet, by its nbf");
        }
        if (claims.getJWTID() == null || claims.getJWTID().isBlank()) {
            throw invalid("the assertion has no jti");
        }
    }

    private void checkFirstUse(Client client, JWTClaimsSet claims) throws Refusal {
        String name = client.id() + " " + claims.getJWTID();
        if (!used.putIfAbsent(name, true, claims.getExpirationTime().toInstant())) {
            throw invalid("the assertion was used before, by its jti");
        }
    }

    private static Refusal invalid(String detail) {
        return ClientAuthentication.invalid(detail);
    }
}
