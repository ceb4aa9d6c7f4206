package dev.gatecrash.samples.contract.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.DeflateUtils;
import dev.gatecrash.samples.contract.access.Caller;
import dev.gatecrash.samples.contract.access.Refusal;
import dev.gatecrash.samples.contract.access.TokenVerifier;
import dev.gatecrash.samples.contract.bug.http.RobustnessBug;
import dev.gatecrash.samples.contract.bug.token.ClaimBug;
import dev.gatecrash.samples.contract.bug.token.CredentialBug;
import dev.gatecrash.samples.contract.bug.token.HeaderBug;
import dev.gatecrash.samples.contract.bug.token.KindBug;
import dev.gatecrash.samples.contract.http.Call;
import dev.gatecrash.samples.contract.http.Json;
import dev.gatecrash.samples.contract.http.Outgoing;
import dev.gatecrash.samples.contract.profile.Setup;
import dev.gatecrash.samples.contract.signature.HeaderCheck;
import dev.gatecrash.samples.contract.signature.Jws;
import dev.gatecrash.samples.contract.signature.SignatureCheck;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Verifies a JWT by itself: form, header, signature, claims, in this order. */
public final class JwtVerifier implements TokenVerifier {

    private static final int DEEP = 1_000;
    private static final int MANY = 500;

    private final Setup setup;
    private final HeaderCheck header;
    private final SignatureCheck signature;
    private final ClaimCheck claims;
    private final AudienceCheck audience;

    public JwtVerifier(Setup setup) {
        this.setup = setup;
        this.header = new HeaderCheck(setup);
        this.signature = new SignatureCheck(setup);
        this.claims = new ClaimCheck(setup);
        this.audience = new AudienceCheck(setup);
    }

    @Override
    public Caller verify(String token, Call call) throws Refusal {
        if (setup.has(KindBug.TAKES_REFRESH_TOKENS) && looksLikeRefreshToken(token)) {
            // As if there were one table for both kinds of token, keyed by the token.
            return Caller.unknown("alice");
        }
        if (setup.has(CredentialBug.DECRYPTION_IS_PROOF) && token.split("\\.", -1).length == 5) {
            return decrypted(token);
        }
        Jws jws = Jws.parse(token, setup);
        crashOnDepth(jws);
        header.check(jws);
        signature.check(jws);
        Map<String, Object> payload =
                payload(jws).orElseThrow(() -> Refusal.invalidToken("The payload of the token is no JSON object"));
        crashOnManyAudiences(payload);
        String scheme = call.header("Authorization").orElse("");
        if (!setup.has(CredentialBug.OTHER_SPELLING_UNCHECKED) || scheme.startsWith("Bearer ")) {
            claims.check(payload, call);
        }
        audience.check(payload, call);
        readDocument(payload);
        return new Caller(claims.subject(payload), payload, token);
    }

    /** As random as the issuer's: what is text was thought out by somebody. */
    private static boolean looksLikeRefreshToken(String token) {
        byte[] bytes = token.contains(".") ? new byte[0] : new Base64URL(token).decode();
        return bytes.length >= 32 && IntStream.range(0, bytes.length).anyMatch(i -> bytes[i] < 0);
    }

    private static Caller decrypted(String token) throws Refusal {
        try {
            JWEObject encrypted = JWEObject.parse(token);
            encrypted.decrypt(new DirectDecrypter(new byte[32]));
            String content = encrypted.getPayload().toString();
            String json =
                    content.startsWith("{") ? content : new Base64URL(content.split("\\.", -1)[1]).decodeToString();
            Map<String, Object> claims = Json.object(json).orElse(Map.of());
            return new Caller(String.valueOf(claims.get("sub")), claims, token);
        } catch (ParseException | JOSEException e) {
            throw Refusal.invalidToken("The token cannot be decrypted");
        }
    }

    private void readDocument(Map<String, Object> payload) {
        if (setup.has(ClaimBug.FETCHES_CLIENT_DOCUMENT)
                && payload.get("client_id") instanceof String id
                && id.startsWith("http")) {
            try {
                Outgoing.direct().get(URI.create(id));
            } catch (IOException e) {
                // The name of the client is nice to have only.
            }
        }
    }

    private Optional<Map<String, Object>> payload(Jws jws) {
        if (!setup.has(HeaderBug.INFLATES) || !jws.header().containsKey("zip")) {
            return jws.claims(setup);
        }
        try {
            byte[] inflated = DeflateUtils.decompress(jws.payload().decode());
            return Json.object(new String(inflated, StandardCharsets.UTF_8));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private void crashOnManyAudiences(Map<String, Object> payload) {
        if (setup.has(RobustnessBug.MANY_AUDIENCES_CRASH)
                && payload.get("aud") instanceof List<?> several
                && several.size() > MANY) {
            throw new IllegalStateException("too many audiences");
        }
    }

    private void crashOnDepth(Jws jws) {
        String payload = jws.payload().decodeToString();
        long depth = payload.chars().filter(c -> c == '[' || c == '{').count();
        if (setup.has(RobustnessBug.DEEP_CLAIMS_CRASH) && depth > DEEP) {
            throw new IllegalStateException("too deep");
        }
    }
}
