package dev.gatecrash.samples.contract.token;

import com.nimbusds.jose.util.DeflateUtils;
import dev.gatecrash.samples.contract.access.Caller;
import dev.gatecrash.samples.contract.access.Refusal;
import dev.gatecrash.samples.contract.access.TokenVerifier;
import dev.gatecrash.samples.contract.bug.http.RobustnessBug;
import dev.gatecrash.samples.contract.bug.token.HeaderBug;
import dev.gatecrash.samples.contract.bug.token.KindBug;
import dev.gatecrash.samples.contract.http.Call;
import dev.gatecrash.samples.contract.http.Json;
import dev.gatecrash.samples.contract.profile.Setup;
import dev.gatecrash.samples.contract.signature.HeaderCheck;
import dev.gatecrash.samples.contract.signature.Jws;
import dev.gatecrash.samples.contract.signature.SignatureCheck;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
        if (setup.has(KindBug.TAKES_REFRESH_TOKENS) && !token.contains(".") && token.length() > 20) {
            // As if there were one table for both kinds of token, keyed by the token.
            return Caller.unknown("alice");
        }
        Jws jws = Jws.parse(token, setup);
        crashOnDepth(jws);
        header.check(jws);
        signature.check(jws);
        Map<String, Object> payload =
                payload(jws).orElseThrow(() -> Refusal.invalidToken("The payload of the token is no JSON object"));
        crashOnManyAudiences(payload);
        claims.check(payload);
        audience.check(payload, call);
        return new Caller(claims.subject(payload), payload, token);
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
