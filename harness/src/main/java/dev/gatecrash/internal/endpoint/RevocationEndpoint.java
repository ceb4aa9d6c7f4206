package dev.gatecrash.internal.endpoint;

import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.TokenRevocationRequest;
import dev.gatecrash.client.Client;
import dev.gatecrash.http.Endpoint;
import dev.gatecrash.http.Request;
import dev.gatecrash.http.Response;
import dev.gatecrash.internal.client.ClientAuthentication;
import dev.gatecrash.internal.http.NimbusMessages;
import dev.gatecrash.internal.http.Refusal;
import dev.gatecrash.internal.token.IssuedTokenCheck;
import java.util.Map;
import java.util.Optional;

/** Revokes tokens for the client they were issued to (RFC 7009 §2). An unknown token is as good as revoked. */
public final class RevocationEndpoint implements EndpointHandler {

    private final ClientAuthentication authentication;
    private final IssuedTokenCheck tokens;

    /** Revokes these tokens. */
    public RevocationEndpoint(ClientAuthentication authentication, IssuedTokenCheck tokens) {
        this.authentication = authentication;
        this.tokens = tokens;
    }

    @Override
    public Endpoint endpoint() {
        return Endpoint.REVOCATION;
    }

    @Override
    public Map<String, Object> metadata(String url) {
        return Map.of(
                "revocation_endpoint",
                url,
                "revocation_endpoint_auth_methods_supported",
                TokenEndpoint.authenticationMethods(),
                "revocation_endpoint_auth_signing_alg_values_supported",
                ClientAuthentication.signingAlgorithms());
    }

    @Override
    public Answer handle(Request request) throws GeneralException {
        Request form = Form.of(request);
        Client client = authentication.of(form);
        String token =
                TokenRevocationRequest.parse(NimbusMessages.of(form)).getToken().getValue();
        Optional<String> owner = tokens.clientOf(token);
        if (owner.isPresent() && !owner.get().equals(client.id())) {
            throw new Refusal(
                    OAuth2Error.UNAUTHORIZED_CLIENT,
                    "The token was issued to another client",
                    "the token belongs to client " + owner.get());
        }
        tokens.revoke(token);
        return new Answer(Response.of(200), owner.isPresent() ? "revoked" : "nothing to revoke: not a token of ours");
    }
}
