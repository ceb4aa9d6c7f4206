package dev.gatecrash.samples.contract.signature;

import static dev.gatecrash.samples.contract.bug.token.HeaderBug.IGNORES_CRIT;
import static dev.gatecrash.samples.contract.bug.token.HeaderBug.INFLATES;
import static dev.gatecrash.samples.contract.bug.token.KindBug.IGNORES_TYPE;
import static dev.gatecrash.samples.contract.bug.token.KindBug.REFUSES_AT_JWT;

import dev.gatecrash.samples.contract.access.Refusal;
import dev.gatecrash.samples.contract.profile.Setup;
import dev.gatecrash.samples.contract.profile.Variation;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Whether the header of a token says something that this server does not know, or that makes it no access token. */
public final class HeaderCheck {

    // The values that RFC 9068 section 4 allows, and the plain one of issuers that do not follow it.
    private static final Set<String> TYPES = Set.of("at+jwt", "application/at+jwt", "jwt");

    private final Setup setup;

    public HeaderCheck(Setup setup) {
        this.setup = setup;
    }

    public void check(Jws jws) throws Refusal {
        Map<String, Object> header = jws.header();
        boolean unencoded = header.containsKey("b64");
        if (header.containsKey("crit") && !setup.has(IGNORES_CRIT)) {
            throw Refusal.invalidToken("The token has a critical header parameter that is not known here");
        }
        // RFC 7797 section 7: no b64 in a JWT.
        if (unencoded && !setup.has(IGNORES_CRIT)) {
            throw Refusal.invalidToken("The payload of the token is not encoded");
        }
        if (header.containsKey("zip") && !setup.has(INFLATES)) {
            throw Refusal.invalidToken("The payload of the token is compressed");
        }
        checkType(jws);
    }

    private void checkType(Jws jws) throws Refusal {
        if (setup.has(IGNORES_TYPE)) {
            return;
        }
        boolean absent = !setup.is(Variation.AT_JWT_ONLY) && !jws.header().containsKey("typ");
        String type = jws.text("typ").orElse("").toLowerCase(Locale.ROOT);
        boolean known = setup.has(REFUSES_AT_JWT)
                ? type.equals("jwt")
                : TYPES.contains(type) && !(setup.is(Variation.AT_JWT_ONLY) && type.equals("jwt"));
        if (!absent && !known) {
            throw Refusal.invalidToken("The token is no access token");
        }
    }
}
