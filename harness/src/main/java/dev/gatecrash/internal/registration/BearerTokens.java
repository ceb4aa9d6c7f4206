package dev.gatecrash.internal.registration;

import com.nimbusds.oauth2.sdk.token.BearerTokenError;
import dev.gatecrash.http.Request;
import dev.gatecrash.internal.http.Refusal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Bearer tokens that are not access tokens: for registering, and for managing a registration (RFC 6750 §2.1, §3). */
public final class BearerTokens {

    private static final String SCHEME = "bearer ";

    private BearerTokens() {}

    /** Refuses a request that does not bear this token, or any if there is none to bear. */
    public static void require(Request request, Optional<String> token) throws Refusal {
        List<String> sent = request.headers().all("Authorization");
        if (sent.isEmpty()) {
            throw new Refusal(BearerTokenError.MISSING_TOKEN, "The request bears no token");
        }
        String value = sent.get(0);
        boolean bearer = value.toLowerCase(Locale.ROOT).startsWith(SCHEME);
        if (sent.size() > 1
                || !bearer
                || !token.equals(Optional.of(value.substring(SCHEME.length()).strip()))) {
            throw invalid();
        }
    }

    /** The refusal of a token that is not the right one. */
    static Refusal invalid() {
        return new Refusal(BearerTokenError.INVALID_TOKEN, "The token is not the one for this");
    }
}
