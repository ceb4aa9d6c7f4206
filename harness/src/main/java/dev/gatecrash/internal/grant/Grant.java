package dev.gatecrash.internal.grant;

import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import dev.gatecrash.internal.http.Refusal;
import java.util.Map;

/**
 * Decides what a token request gets.
 *
 * @param <G> the SDK's class of this grant
 */
public interface Grant<G extends AuthorizationGrant> {

    /** The SDK's class of this grant. */
    Class<G> form();

    /** The registered grant type, as in {@code grant_types_supported}. */
    String type();

    /** The metadata members (RFC 8414 §2) that follow from its being there, besides its type. */
    default Map<String, Object> metadata() {
        return Map.of();
    }

    /** What this caller gets for this grant, or the reason for nothing. */
    Granted decide(G grant, Asked asked, Caller by) throws Refusal;
}
