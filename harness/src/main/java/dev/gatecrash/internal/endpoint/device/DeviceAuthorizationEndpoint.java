package dev.gatecrash.internal.endpoint.device;

import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import dev.gatecrash.client.Client;
import dev.gatecrash.http.Endpoint;
import dev.gatecrash.http.Request;
import dev.gatecrash.internal.client.ClientAuthentication;
import dev.gatecrash.internal.endpoint.Answer;
import dev.gatecrash.internal.endpoint.EndpointHandler;
import dev.gatecrash.internal.endpoint.Form;
import dev.gatecrash.internal.grant.ResourcePolicy;
import dev.gatecrash.internal.grant.ScopePolicy;
import dev.gatecrash.internal.grant.WaitingDevices;
import dev.gatecrash.internal.http.NimbusMessages;
import dev.gatecrash.internal.http.Refusal;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gives a device its codes (RFC 8628 §3.1). */
public final class DeviceAuthorizationEndpoint implements EndpointHandler {

    private final URI verificationPage;
    private final ClientAuthentication authentication;
    private final WaitingDevices devices;
    private final ScopePolicy scopes;
    private final ResourcePolicy resources;

    /** Lets devices wait until a user enters their code at this page. */
    public DeviceAuthorizationEndpoint(
            URI verificationPage,
            ClientAuthentication authentication,
            WaitingDevices devices,
            ScopePolicy scopes,
            ResourcePolicy resources) {
        this.verificationPage = verificationPage;
        this.authentication = authentication;
        this.devices = devices;
        this.scopes = scopes;
        this.resources = resources;
    }

    @Override
    public Endpoint endpoint() {
        return Endpoint.DEVICE_AUTHORIZATION;
    }

    @Override
    public Map<String, Object> metadata(String url) {
        return Map.of("device_authorization_endpoint", url);
    }

    @Override
    public Answer handle(Request request) throws GeneralException {
        Request form = Form.of(request);
        Client client = authentication.of(form);
        if (!client.grantTypes().contains("urn:ietf:params:oauth:grant-type:device_code")) {
            throw new Refusal(OAuth2Error.UNAUTHORIZED_CLIENT, "The client is not registered for this grant type");
        }
        WaitingDevices.Codes codes = devices.add(
                client,
                scopes.requested(ScopePolicy.asked(form.parameters())),
                resources.requested(form.parameters().getOrDefault("resource", List.of())));
        return new Answer(
                NimbusMessages.json(200, members(codes)),
                "device of %s waits under %s".formatted(client.id(), codes.userCode()));
    }

    private Map<String, Object> members(WaitingDevices.Codes codes) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("device_code", codes.deviceCode());
        members.put("user_code", codes.userCode());
        members.put("verification_uri", verificationPage.toString());
        members.put("verification_uri_complete", verificationPage + "?user_code=" + codes.userCode());
        members.put("expires_in", Math.max(0, codes.lifetime().toSeconds()));
        members.put("interval", WaitingDevices.INTERVAL.toSeconds());
        return members;
    }
}
