package dev.gatecrash.internal.token.forgery;

import com.nimbusds.jose.util.Base64URL;
import dev.gatecrash.internal.key.CompactJws;
import dev.gatecrash.internal.key.SignatureKey;
import dev.gatecrash.internal.token.attacker.Attacker;
import java.util.Map;

/** Good tokens of another kind, or of another issuer. */
final class KindForgery {

    private static final String LOGOUT_EVENT = "http://schemas.openid.net/event/backchannel-logout";
    // A thumbprint of no key: 32 bytes that anybody can see through.
    private static final String THUMBPRINT =
            Base64URL.encode("gatecrash-knows-no-such-dpop-key").toString();
    private static final String GARBAGE =
            Base64URL.encode("gatecrash issued no such thing at all").toString();

    private final Attacker attacker;
    private final Ledger ledger;

    KindForgery(Attacker attacker, Ledger ledger) {
        this.attacker = attacker;
        this.ledger = ledger;
    }

    // OpenID Connect Core §2: the audience is the client, and there is no scope.
    static void idToken(Draft draft) {
        String client = forClient(draft);
        draft.claims.remove("jti");
        draft.claims.put("azp", client);
        draft.claims.put("nonce", "n-0S6_WzA2Mj");
        draft.claims.put("auth_time", draft.claims.getOrDefault("iat", 0L));
        draft.header.put("typ", "JWT");
    }

    // OpenID Connect Back-Channel Logout §2.4.
    static void logoutToken(Draft draft) {
        forClient(draft);
        draft.claims.put("events", Map.of(LOGOUT_EVENT, Map.of()));
        draft.header.put("typ", "logout+jwt");
    }

    void refreshToken(Draft draft) {
        draft.becomes(ledger.refreshToken(
                String.valueOf(draft.claims.get("client_id")), String.valueOf(draft.claims.get("sub"))));
    }

    static void dpopBound(Draft draft) {
        draft.claims.put("cnf", Map.of("jkt", THUMBPRINT));
    }

    static void garbage(Draft draft) {
        draft.becomes(GARBAGE);
    }

    void otherIssuersToken(Draft draft) {
        SignatureKey theirs = attacker.keyLike(draft.key);
        draft.claims.put("iss", attacker.issuer().toString());
        draft.sealWith(input -> CompactJws.sign(input, theirs));
    }

    private static String forClient(Draft draft) {
        String client = String.valueOf(draft.claims.remove("client_id"));
        draft.claims.remove("scope");
        draft.claims.put("aud", client);
        return client;
    }
}
