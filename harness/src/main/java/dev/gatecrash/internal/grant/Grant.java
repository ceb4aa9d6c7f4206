package dev.gatecrash.internal.grant;

import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.TokenRequest;
import dev.gatecrash.client.Client;
import dev.gatecrash.internal.http.Refusal;

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

    /** What this client gets for this grant, or the reason for nothing. */
    Granted decide(G grant, TokenRequest asked, Client client) throws Refusal;
}
