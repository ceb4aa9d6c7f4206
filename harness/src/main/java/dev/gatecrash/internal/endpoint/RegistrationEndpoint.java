package dev.gatecrash.internal.endpoint;

import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.GrantType;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.client.ClientInformation;
import com.nimbusds.oauth2.sdk.client.ClientMetadata;
import com.nimbusds.oauth2.sdk.client.RegistrationError;
import com.nimbusds.oauth2.sdk.id.ClientID;
import dev.gatecrash.client.AuthenticationMethod;
import dev.gatecrash.client.Client;
import dev.gatecrash.http.Endpoint;
import dev.gatecrash.http.Request;
import dev.gatecrash.internal.client.ClientRegistry;
import dev.gatecrash.internal.client.DynamicRegistration;
import dev.gatecrash.internal.http.NimbusMessages;
import java.time.Clock;
import java.util.Date;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Lets clients register themselves (RFC 7591 §3). */
public final class RegistrationEndpoint implements EndpointHandler {

    private final DynamicRegistration registration;
    private final ClientRegistry clients;
    private final Clock clock;

    /** Registers clients here. */
    public RegistrationEndpoint(DynamicRegistration registration, ClientRegistry clients, Clock clock) {
        this.registration = registration;
        this.clients = clients;
        this.clock = clock;
    }

    @Override
    public Endpoint endpoint() {
        return Endpoint.REGISTRATION;
    }

    @Override
    public Map<String, Object> metadata(String url) {
        return Map.of("registration_endpoint", url);
    }

    @Override
    public Answer handle(Request request) throws GeneralException {
        ClientMetadata metadata = DynamicRegistration.parse(
                NimbusMessages.jsonObject(request, RegistrationError.INVALID_CLIENT_METADATA));
        Client client = clients.register(registration.clientFor(metadata));
        return new Answer(
                NimbusMessages.json(201, information(client, metadata).toJSONObject()), "registered as " + client.id());
    }

    // §3.2.1: the answer states what was registered, defaults included.
    private ClientInformation information(Client client, ClientMetadata metadata) {
        metadata.setGrantTypes(client.grantTypes().stream().map(GrantType::new).collect(Collectors.toSet()));
        boolean forCode = client.grantTypes().contains("authorization_code");
        metadata.setResponseTypes(forCode ? Set.of(ResponseType.CODE) : Set.of());
        AuthenticationMethod method = client.authenticationMethods().iterator().next();
        metadata.setTokenEndpointAuthMethod(new ClientAuthenticationMethod(method.value()));
        Secret secret = client.secret().map(Secret::new).orElse(null);
        return new ClientInformation(new ClientID(client.id()), Date.from(clock.instant()), metadata, secret);
    }
}
