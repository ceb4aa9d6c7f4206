package dev.gatecrash.internal.endpoint.registration;

import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.client.ClientMetadata;
import com.nimbusds.oauth2.sdk.client.RegistrationError;
import dev.gatecrash.client.Client;
import dev.gatecrash.http.Endpoint;
import dev.gatecrash.http.Request;
import dev.gatecrash.http.Response;
import dev.gatecrash.internal.endpoint.Answer;
import dev.gatecrash.internal.endpoint.EndpointHandler;
import dev.gatecrash.internal.http.NimbusMessages;
import dev.gatecrash.internal.http.Refusal;
import dev.gatecrash.internal.registration.DynamicRegistration;
import dev.gatecrash.internal.registration.Registrations;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Lets a client read, replace and delete its own registration (RFC 7592 §2), with the token that came with it.
 *
 * <p>Each update gives a new token, and the old one is refused from then on; reading does not.
 */
public final class ClientConfigurationEndpoint implements EndpointHandler {

    // §2.2: what a client must not send back.
    private static final List<String> NOT_SENT = List.of(
            "registration_access_token", "registration_client_uri", "client_secret_expires_at", "client_id_issued_at");

    private final DynamicRegistration registration;
    private final Registrations registrations;

    /** Manages these registrations. */
    public ClientConfigurationEndpoint(DynamicRegistration registration, Registrations registrations) {
        this.registration = registration;
        this.registrations = registrations;
    }

    @Override
    public Endpoint endpoint() {
        return Endpoint.CLIENT_CONFIGURATION;
    }

    @Override
    public Set<String> methods() {
        return Set.of("GET", "PUT", "DELETE");
    }

    @Override
    public boolean hasMembers() {
        return true;
    }

    @Override
    public Answer handle(Request request) throws GeneralException {
        String path = request.uri().getRawPath();
        Registrations.Entry entry = registrations.authorized(path.substring(path.lastIndexOf('/') + 1), request);
        String id = entry.client().id();
        return switch (request.method()) {
            case "PUT" -> {
                Registrations.Entry updated =
                        update(entry, NimbusMessages.jsonObject(request, RegistrationError.INVALID_CLIENT_METADATA));
                yield new Answer(NimbusMessages.json(200, RegistrationAnswers.of(updated)), "updated " + id);
            }
            case "DELETE" -> {
                registrations.remove(entry);
                yield new Answer(Response.of(204), "deleted " + id);
            }
            default -> new Answer(NimbusMessages.json(200, RegistrationAnswers.of(entry)), "registration of " + id);
        };
    }

    private Registrations.Entry update(Registrations.Entry entry, Map<String, Object> sent) throws Refusal {
        Map<String, Object> members = new LinkedHashMap<>(sent);
        if (!entry.client().id().equals(members.remove("client_id"))) {
            throw invalid("client_id is missing, or not the client's own");
        }
        Object secret = members.remove("client_secret");
        if (secret != null && !secret.equals(entry.client().secret().orElse(""))) {
            throw invalid("client_secret is not the current one; a client cannot choose its own");
        }
        for (String name : NOT_SENT) {
            if (members.containsKey(name)) {
                throw invalid(name + " must not be sent");
            }
        }
        ClientMetadata metadata = registration.read(members);
        Client client = registration.updated(entry.client(), metadata);
        return registrations.replace(entry, client, metadata);
    }

    private static Refusal invalid(String description) {
        return new Refusal(RegistrationError.INVALID_CLIENT_METADATA, description);
    }
}
