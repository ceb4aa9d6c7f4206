package dev.gatecrash.internal.endpoint;

import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.TokenIntrospectionRequest;
import dev.gatecrash.client.AuthenticationMethod;
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

/** Tells a confidential client, usually a resource server, whether a token works (RFC 7662 §2). */
public final class IntrospectionEndpoint implements EndpointHandler {

    private final ClientAuthentication authentication;
    private final IssuedTokenCheck tokens;
    private final SignedIntrospection signed;

    /** Answers about these tokens, signed for those who want it. */
    public IntrospectionEndpoint(
            ClientAuthentication authentication, IssuedTokenCheck tokens, SignedIntrospection signed) {
        this.signed = signed;
        this.authentication = authentication;
        this.tokens = tokens;
    }

    @Override
    public Endpoint endpoint() {
        return Endpoint.INTROSPECTION;
    }

    @Override
    public Map<String, Object> metadata(String url) {
        return Map.of(
                "introspection_endpoint",
                url,
                "introspection_endpoint_auth_methods_supported",
                TokenEndpoint.authenticationMethods().stream()
                        .filter(method -> !method.equals(AuthenticationMethod.NONE.value()))
                        .toList(),
                "introspection_endpoint_auth_signing_alg_values_supported",
                ClientAuthentication.signingAlgorithms(),
                "introspection_signing_alg_values_supported",
                SignedIntrospection.algorithms());
    }

    @Override
    public Answer handle(Request request) throws GeneralException {
        Request form = Form.of(request);
        Client client = authentication.of(form);
        if (client.isPublic()) {
            // §2.1: otherwise anybody could scan for tokens.
            throw new Refusal(
                    OAuth2Error.INVALID_CLIENT, "Client authentication failed", "a public client may not introspect");
        }
        TokenIntrospectionRequest asked = TokenIntrospectionRequest.parse(NimbusMessages.of(form));
        Optional<Map<String, Object>> active = tokens.active(asked.getToken().getValue());
        Map<String, Object> members = active.orElse(Map.of("active", false));
        Response response =
                SignedIntrospection.isWanted(request) ? signed.of(members, client) : NimbusMessages.json(200, members);
        return new Answer(response, active.isPresent() ? "active" : "not active");
    }
}
