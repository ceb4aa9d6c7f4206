package dev.gatecrash.samples.contract;

import static dev.gatecrash.assertj.GatecrashAssertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.flow.McpRequest;
import dev.gatecrash.flow.McpResponse;
import dev.gatecrash.flow.McpRevision;
import dev.gatecrash.junit.WithAuthorizationServer;
import dev.gatecrash.samples.contract.bug.Bug;
import dev.gatecrash.samples.contract.bug.token.DpopBug;
import dev.gatecrash.samples.contract.profile.Profile;
import dev.gatecrash.samples.contract.profile.Variation;
import dev.gatecrash.token.Token;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Tokens bound to a key: the proof counts, whole (RFC 9449 section 4.3). In 2026-07-28, so that one proof is enough. */
@WithAuthorizationServer
class BoundTokenTest {

    private final AuthorizationServer auth;
    private final ECKey key;

    BoundTokenTest(AuthorizationServer auth) throws JOSEException {
        this.auth = auth;
        this.key = new ECKeyGenerator(Curve.P_256).generate();
    }

    @Test
    void a_proven_token_gets_in() throws Exception {
        try (CarelessServer server = start()) {
            Token token = bound(server);

            assertThat(send(server, token, proof(server, token, claims -> claims)))
                    .isOk();
        }
    }

    @Test
    void a_bearer_token_is_challenged_for_a_proof() throws Exception {
        try (CarelessServer server = start()) {
            assertThat(McpRequest.listTools(server.url()).bearer(bound(server)).send())
                    .isUnauthorized();
        }
    }

    @Test
    void a_proof_for_another_method_is_refused_unless_nobody_looks() throws Exception {
        UnaryOperator<JWTClaimsSet.Builder> byGet = claims -> claims.claim("htm", "GET");
        try (CarelessServer right = start();
                CarelessServer wrong = start(DpopBug.IGNORES_METHOD)) {
            Token rightOnes = bound(right);
            Token wrongOnes = bound(wrong);

            assertThat(send(right, rightOnes, proof(right, rightOnes, byGet))).isUnauthorized();
            assertThat(send(wrong, wrongOnes, proof(wrong, wrongOnes, byGet))).isOk();
        }
    }

    @Test
    void a_proof_that_was_seen_is_refused() throws Exception {
        try (CarelessServer server = start()) {
            Token token = bound(server);
            String proof = proof(server, token, claims -> claims);

            assertThat(send(server, token, proof)).isOk();
            assertThat(send(server, token, proof)).isUnauthorized();
        }
    }

    private CarelessServer start(Bug... bugs) {
        return CarelessServer.start(Profile.of(auth.issuer()).by(auth.clock()).with(Variation.DPOP), bugs);
    }

    private Token bound(CarelessServer server) throws JOSEException {
        return auth.token()
                .audience(server.url())
                .scope("notes:read")
                .claim("cnf", Map.of("jkt", key.computeThumbprint().toString()))
                .mint();
    }

    private String proof(CarelessServer server, Token token, UnaryOperator<JWTClaimsSet.Builder> change)
            throws JOSEException, GeneralSecurityException {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(token.value().getBytes(StandardCharsets.US_ASCII));
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(auth.clock().instant()))
                .claim("htm", "POST")
                .claim("htu", server.url().toString())
                .claim("ath", Base64URL.encode(hash).toString());
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(new JOSEObjectType("dpop+jwt"))
                .jwk(key.toPublicJWK())
                .build();
        SignedJWT proof = new SignedJWT(header, change.apply(claims).build());
        proof.sign(new ECDSASigner(key));
        return proof.serialize();
    }

    private static McpResponse send(CarelessServer server, Token token, String proof) {
        return McpRequest.listTools(server.url())
                .revision(McpRevision.V2026_07_28)
                .header("Authorization", "DPoP " + token.value())
                .header("DPoP", proof)
                .send();
    }
}
