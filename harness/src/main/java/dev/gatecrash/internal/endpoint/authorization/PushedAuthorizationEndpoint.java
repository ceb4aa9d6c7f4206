package dev.gatecrash.internal.endpoint.authorization;

import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.PushedAuthorizationSuccessResponse;
import dev.gatecrash.client.Client;
import dev.gatecrash.http.Endpoint;
import dev.gatecrash.http.Request;
import dev.gatecrash.internal.client.ClientAuthentication;
import dev.gatecrash.internal.endpoint.Answer;
import dev.gatecrash.internal.endpoint.EndpointHandler;
import dev.gatecrash.internal.endpoint.Form;
import dev.gatecrash.internal.endpoint.ProofOfPossession;
import dev.gatecrash.internal.http.NimbusMessages;
import dev.gatecrash.internal.http.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes authorization requests from clients directly, before the browser is involved (RFC 9126 §2). */
public final class PushedAuthorizationEndpoint implements EndpointHandler {

    private final ClientAuthentication authentication;
    private final CodeRequestCheck check;
    private final PushedRequests pushed;
    private final ProofOfPossession proofs;

    /** Keeps what passes this check. */
    public PushedAuthorizationEndpoint(
            ClientAuthentication authentication,
            CodeRequestCheck check,
            PushedRequests pushed,
            ProofOfPossession proofs) {
        this.authentication = authentication;
        this.check = check;
        this.pushed = pushed;
        this.proofs = proofs;
    }

    @Override
    public Endpoint endpoint() {
        return Endpoint.PUSHED_AUTHORIZATION;
    }

    @Override
    public Map<String, Object> metadata(String url) {
        return Map.of(
                "pushed_authorization_request_endpoint",
                url,
                "require_pushed_authorization_requests",
                pushed.isRequired());
    }

    @Override
    public Answer handle(Request request) throws GeneralException {
        Request form = Form.of(request);
        Client client = authentication.of(form);
        Map<String, List<String>> parameters = new LinkedHashMap<>(form.parameters());
        List.of("client_secret", "client_assertion", "client_assertion_type").forEach(parameters::remove);
        // §2.1: one reference must not lead to another.
        if (parameters.containsKey("request_uri")) {
            throw new Refusal(OAuth2Error.INVALID_REQUEST, "request_uri must not be pushed");
        }
        parameters.putIfAbsent("client_id", List.of(client.id()));
        AuthorizationEndpoint.redirectUri(parameters, client);
        bind(parameters, proofs.key(request, client));
        check.of(parameters, client);
        PushedAuthorizationSuccessResponse response = new PushedAuthorizationSuccessResponse(
                pushed.keep(client, parameters), // §2.2: a positive integer, also for what has expired already.
                Math.max(1, pushed.lifetime(client).toSeconds()));
        return new Answer(
                NimbusMessages.json(201, response.toJSONObject()), "authorization request of " + client.id() + " kept");
    }

    // RFC 9449 §10.1: a proof in the header says the same as dpop_jkt, and must not contradict it.
    private static void bind(Map<String, List<String>> parameters, Optional<String> key) throws Refusal {
        if (key.isEmpty()) {
            return;
        }
        List<String> proven = List.of(key.get());
        List<String> stated = parameters.putIfAbsent("dpop_jkt", proven);
        if (stated != null && !stated.equals(proven)) {
            throw new Refusal(OAuth2Error.INVALID_REQUEST, "dpop_jkt is not the thumbprint of the proof's key");
        }
    }
}
