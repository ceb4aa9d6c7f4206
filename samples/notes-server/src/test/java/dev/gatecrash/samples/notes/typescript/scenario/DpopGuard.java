package dev.gatecrash.samples.notes.typescript.scenario;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** What a protected resource checks of DPoP proofs (RFC 9449 §4.3, §7), and a list of what it found wrong. */
final class DpopGuard {

    private static final String NONCE = "nonce-of-the-resource";

    private final URI target;
    private final boolean wantsNonce;
    private final Set<String> used = ConcurrentHashMap.newKeySet();
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private volatile boolean challenged;

    DpopGuard(URI target, boolean wantsNonce) {
        this.target = target;
        this.wantsNonce = wantsNonce;
    }

    /** Whether a request carries a good proof for its token; where only the nonce lacks, that is no complaint. */
    boolean admits(HttpExchange exchange) {
        String token = exchange.getRequestHeaders().getFirst("Authorization").substring("DPoP ".length());
        try {
            SignedJWT proof = SignedJWT.parse(exchange.getRequestHeaders().getFirst("DPoP"));
            JWTClaimsSet claims = proof.getJWTClaimsSet();
            String key = proof.getHeader().getJWK().computeThumbprint().toString();
            demand(proof.verify(new ECDSAVerifier(proof.getHeader().getJWK().toECKey())), "signature");
            demand("dpop+jwt".equals(proof.getHeader().getType().getType()), "typ");
            demand(exchange.getRequestMethod().equals(claims.getStringClaim("htm")), "htm");
            demand(target.toString().equals(claims.getStringClaim("htu")), "htu");
            demand(hash(token).equals(claims.getStringClaim("ath")), "ath");
            demand(used.add(claims.getJWTID()), "jti used before");
            demand(key.equals(binding(token)), "cnf.jkt of the token");
            return !wantsNonce || NONCE.equals(claims.getStringClaim("nonce"));
        } catch (ParseException | JOSEException | NullPointerException e) {
            complaints.add(e.toString());
            return false;
        }
    }

    /** Asks for the nonce (RFC 9449 §9). */
    void refuse(HttpExchange exchange) throws IOException {
        challenged = true;
        exchange.getResponseHeaders().set("WWW-Authenticate", "DPoP error=\"use_dpop_nonce\", algs=\"ES256\"");
        exchange.getResponseHeaders().set("DPoP-Nonce", NONCE);
        exchange.sendResponseHeaders(401, -1);
    }

    List<String> complaints() {
        return List.copyOf(complaints);
    }

    boolean hasAskedForNonce() {
        return challenged;
    }

    /** How many good proofs came, each used once. */
    int proofs() {
        return used.size();
    }

    private void demand(boolean holds, String what) {
        if (!holds) {
            complaints.add(what);
        }
    }

    private static @Nullable Object binding(String token) throws ParseException {
        return SignedJWT.parse(token)
                .getJWTClaimsSet()
                .getJSONObjectClaim("cnf")
                .get("jkt");
    }

    private static String hash(String token) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
