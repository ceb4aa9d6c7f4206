package dev.gatecrash.internal.endpoint.registration;

import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.client.ClientMetadata;
import com.nimbusds.oauth2.sdk.client.RegistrationError;
import dev.gatecrash.http.Endpoint;
import dev.gatecrash.http.Request;
import dev.gatecrash.internal.endpoint.Answer;
import dev.gatecrash.internal.endpoint.EndpointHandler;
import dev.gatecrash.internal.http.NimbusMessages;
import dev.gatecrash.internal.registration.BearerTokens;
import dev.gatecrash.internal.registration.DynamicRegistration;
import dev.gatecrash.internal.registration.Registrations;
import java.util.Map;
import java.util.Optional;

/** Lets clients register themselves (RFC 7591 §3). */
public final class RegistrationEndpoint implements EndpointHandler {

    private final DynamicRegistration registration;
    private final Registrations registrations;
    private final Optional<String> initialToken;

    /** Registers clients here, if they bear the initial access token, or all if there is none. */
    public RegistrationEndpoint(
            DynamicRegistration registration, Registrations registrations, Optional<String> initialToken) {
        this.registration = registration;
        this.registrations = registrations;
        this.initialToken = initialToken;
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
        if (initialToken.isPresent()) {
            BearerTokens.require(request, initialToken);
        }
        ClientMetadata metadata =
                registration.read(NimbusMessages.jsonObject(request, RegistrationError.INVALID_CLIENT_METADATA));
        Registrations.Entry entry = registrations.add(registration.clientFor(metadata), metadata);
        return new Answer(
                NimbusMessages.json(201, RegistrationAnswers.of(entry)),
                "registered as " + entry.client().id());
    }
}
