package dev.gatecrash.internal.endpoint.registration;

import com.nimbusds.oauth2.sdk.GrantType;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.client.ClientInformation;
import com.nimbusds.oauth2.sdk.client.ClientMetadata;
import com.nimbusds.oauth2.sdk.id.ClientID;
import dev.gatecrash.client.AuthenticationMethod;
import dev.gatecrash.client.Client;
import dev.gatecrash.internal.registration.Registrations;
import java.util.Date;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What a client is told of its registration: all that was registered, defaults included (RFC 7591 §3.2.1, RFC 7592 §3). */
final class RegistrationAnswers {

    private RegistrationAnswers() {}

    static Map<String, Object> of(Registrations.Entry entry) {
        Client client = entry.client();
        ClientMetadata metadata = new ClientMetadata(entry.metadata());
        metadata.setGrantTypes(client.grantTypes().stream().map(GrantType::new).collect(Collectors.toSet()));
        boolean forCode = client.grantTypes().contains("authorization_code");
        metadata.setResponseTypes(forCode ? Set.of(ResponseType.CODE) : Set.of());
        AuthenticationMethod method = client.authenticationMethods().iterator().next();
        metadata.setTokenEndpointAuthMethod(new ClientAuthenticationMethod(method.value()));
        Secret secret = client.secret().map(Secret::new).orElse(null);
        return new ClientInformation(
                        new ClientID(client.id()),
                        Date.from(entry.issuedAt()),
                        metadata,
                        secret,
                        entry.at(),
                        entry.token())
                .toJSONObject();
    }
}
