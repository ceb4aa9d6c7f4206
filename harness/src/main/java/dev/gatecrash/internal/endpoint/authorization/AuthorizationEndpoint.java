package dev.gatecrash.internal.endpoint.authorization;

import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import dev.gatecrash.client.Client;
import dev.gatecrash.http.Endpoint;
import dev.gatecrash.http.Request;
import dev.gatecrash.internal.client.ClientLookup;
import dev.gatecrash.internal.client.RedirectUris;
import dev.gatecrash.internal.endpoint.Answer;
import dev.gatecrash.internal.endpoint.EndpointHandler;
import dev.gatecrash.internal.endpoint.Form;
import dev.gatecrash.internal.endpoint.browser.Page;
import dev.gatecrash.internal.http.Refusal;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Answers authorization requests (RFC 6749 §4.1.1): with a redirect to the client, or to a page if a person has to be asked.
 *
 * <p>Until client and redirect URI are proven an error is shown here and goes nowhere else (§4.1.2.1).
 */
public final class AuthorizationEndpoint implements EndpointHandler {

    private final ClientLookup clients;
    private final PushedRequests pushed;
    private final Steps steps;

    /** Answers these clients' requests, pushed or not, in these steps. */
    public AuthorizationEndpoint(ClientLookup clients, PushedRequests pushed, Steps steps) {
        this.clients = clients;
        this.pushed = pushed;
        this.steps = steps;
    }

    @Override
    public Endpoint endpoint() {
        return Endpoint.AUTHORIZATION;
    }

    @Override
    public Set<String> methods() {
        return Set.of("GET", "POST");
    }

    @Override
    public boolean isCrossOrigin() {
        return false;
    }

    @Override
    public Map<String, Object> metadata(String url) {
        Map<String, Object> members = new LinkedHashMap<>(steps.codes().metadata());
        members.put("authorization_endpoint", url);
        members.put("response_types_supported", List.of("code"));
        members.put("response_modes_supported", List.of("query"));
        members.put("code_challenge_methods_supported", List.of("S256"));
        if (steps.responses().namesIssuer()) {
            members.put("authorization_response_iss_parameter_supported", true);
        }
        // OpenID Connect Discovery §3: left out it would mean true.
        members.put("request_uri_parameter_supported", false);
        if (clients.readsDocuments()) {
            members.put("client_id_metadata_document_supported", true);
        }
        return members;
    }

    @Override
    public Answer handle(Request request) {
        try {
            Map<String, List<String>> sent = parameters(request);
            boolean isPushed = PushedRequests.isReference(sent);
            Map<String, List<String>> parameters = isPushed ? pushed.resolve(sent) : sent;
            Client client = client(parameters);
            URI redirectUri = redirectUri(parameters, client);
            return answer(request, isPushed, parameters, client, redirectUri);
        } catch (Refusal refusal) {
            return page(refusal);
        }
    }

    private Answer answer(
            Request request, boolean isPushed, Map<String, List<String>> parameters, Client client, URI redirectUri)
            throws Refusal {
        Optional<String> state =
                parameters.getOrDefault("state", List.of()).stream().findFirst();
        try {
            Form.checkEscapes(request);
            Form.check(parameters);
            pushed.checkRequired(client, isPushed);
            CodeRequest asked = steps.codes().check(parameters, client);
            return steps.first(request, new ProvenRequest(client, redirectUri, state, asked));
        } catch (GeneralException e) {
            return steps.responses().refused(redirectUri, state, e);
        }
    }

    private static Map<String, List<String>> parameters(Request request) throws Refusal {
        if (request.method().equals("POST") && !request.isForm()) {
            throw new Refusal(
                    OAuth2Error.INVALID_REQUEST, "The content type must be application/x-www-form-urlencoded");
        }
        return Form.withoutEmpty(request.parameters());
    }

    private Client client(Map<String, List<String>> parameters) throws Refusal {
        String id = single(parameters, "client_id")
                .orElseThrow(() -> new Refusal(OAuth2Error.INVALID_REQUEST, "client_id is missing"));
        return clients.find(id)
                .orElseThrow(() -> new Refusal(
                        OAuth2Error.INVALID_REQUEST, "client_id names no registered client", "unknown client " + id));
    }

    /** Where the answer goes; refuses a redirect URI that the client has not registered. */
    static URI redirectUri(Map<String, List<String>> parameters, Client client) throws Refusal {
        Optional<String> sent = single(parameters, "redirect_uri");
        if (sent.isEmpty()) {
            if (client.redirectUris().size() == 1) {
                return client.redirectUris().get(0);
            }
            throw new Refusal(OAuth2Error.INVALID_REQUEST, "redirect_uri is missing");
        }
        return parse(sent.get())
                .filter(uri -> RedirectUris.match(client, uri))
                .orElseThrow(() -> new Refusal(
                        OAuth2Error.INVALID_REQUEST,
                        "redirect_uri is not one that the client registered",
                        sent.get() + " is not one of " + client.redirectUris()));
    }

    private static Optional<String> single(Map<String, List<String>> parameters, String name) throws Refusal {
        List<String> values = parameters.getOrDefault(name, List.of());
        if (values.size() > 1) {
            throw new Refusal(OAuth2Error.INVALID_REQUEST, name + " is repeated");
        }
        return values.stream().findFirst();
    }

    private static Optional<URI> parse(String text) {
        try {
            return Optional.of(URI.create(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Answer page(Refusal refusal) {
        return new Answer(
                Page.refusal(refusal).response(400),
                refusal.getErrorObject().getCode() + ", not redirected: " + refusal.detail());
    }
}
