package dev.gatecrash.registration;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.client.AuthenticationMethod;
import dev.gatecrash.client.Client;
import dev.gatecrash.client.ClientKeys;
import dev.gatecrash.http.Endpoint;
import dev.gatecrash.http.Exchange;
import dev.gatecrash.registration.WebHost.Page;
import java.net.http.HttpResponse;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The client "robot" of the tests of assertions, and what it sends. */
final class Robot {

    static final String TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    static final String SECRET = "a-secret-of-at-least-sixty-four-characters-0123456789-0123456789-";
    static final ECKey KEY = Jwts.key("client-1");

    private Robot() {}

    static void assertRefused(AuthorizationServer auth, HttpResponse<String> response, String reason, String clause) {
        assertThat(response.statusCode()).as(clause).isEqualTo(401);
        assertThat(Calls.members(response)).as(clause).containsEntry("error", "invalid_client");
        assertThat(lastReason(auth)).as(clause).contains(reason);
    }

    static String lastReason(AuthorizationServer auth) {
        List<Exchange> exchanges = auth.journal().at(Endpoint.TOKEN);
        return exchanges.get(exchanges.size() - 1).reason();
    }

    static AuthorizationServer withKeyClient() {
        return AuthorizationServer.builder()
                .client(Client.keyClient("robot", ClientKeys.of(Jwts.publicSet(KEY))))
                .start();
    }

    static AuthorizationServer withSecretClient() {
        return AuthorizationServer.builder()
                .client(Client.confidentialClient("robot", SECRET)
                        .authenticatedBy(AuthenticationMethod.CLIENT_SECRET_JWT))
                .start();
    }

    static Page page(String jwks) {
        return new Page(200, Map.of("Content-Type", "application/jwk-set+json", "Cache-Control", "max-age=600"), jwks);
    }

    static JWTClaimsSet.Builder claims(AuthorizationServer auth) {
        return new JWTClaimsSet.Builder()
                .issuer("robot")
                .subject("robot")
                .audience(auth.issuer().toString())
                .jwtID(UUID.randomUUID().toString())
                .expirationTime(Date.from(auth.clock().instant().plusSeconds(60)));
    }

    static String assertion(AuthorizationServer auth) {
        return sign(claims(auth).build());
    }

    static String sign(JWTClaimsSet claims) {
        return Jwts.sign(KEY, claims);
    }

    static String mac(String algorithm, String secret, JWTClaimsSet claims) {
        try {
            SignedJWT jwt = new SignedJWT(new JWSHeader(JWSAlgorithm.parse(algorithm)), claims);
            jwt.sign(new MACSigner(secret));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static HttpResponse<String> call(AuthorizationServer auth, String assertion) {
        return Calls.token(auth, form(assertion));
    }

    static Map<String, String> form(String assertion) {
        return new HashMap<>(Map.of(
                "grant_type", "client_credentials", "client_assertion_type", TYPE, "client_assertion", assertion));
    }
}
