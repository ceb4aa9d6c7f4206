package dev.gatecrash.internal.endpoint.authorization;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.oauth2.sdk.AuthorizationErrorResponse;
import com.nimbusds.oauth2.sdk.AuthorizationSuccessResponse;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseMode;
import com.nimbusds.oauth2.sdk.id.Issuer;
import dev.gatecrash.client.Client;
import dev.gatecrash.http.Endpoint;
import dev.gatecrash.http.Headers;
import dev.gatecrash.http.Request;
import dev.gatecrash.http.Response;
import dev.gatecrash.internal.client.ClientLookup;
import dev.gatecrash.internal.client.RedirectUris;
import dev.gatecrash.internal.endpoint.Answer;
import dev.gatecrash.internal.endpoint.EndpointHandler;
import dev.gatecrash.internal.endpoint.Form;
import dev.gatecrash.internal.http.NimbusMessages;
import dev.gatecrash.internal.http.Refusal;
import java.net.URI;
import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Answers authorization requests (RFC 6749 §4.1.1) with a redirect that names this issuer (RFC 9207).
 *
 * <p>Until client and redirect URI are proven an error is shown here and goes nowhere else (§4.1.2.1).
 */
public final class AuthorizationEndpoint implements EndpointHandler {

    private static final int LONGEST_TARGET = 100_000;

    private final @Nullable Issuer issuer;
    private final ClientLookup clients;
    private final CodeRequests codes;
    private final PushedRequests pushed;

    /** Answers in the name of this issuer, or namelessly as providers without RFC 9207 do. */
    public AuthorizationEndpoint(
            Optional<URI> issuer, ClientLookup clients, CodeRequests codes, PushedRequests pushed) {
        this.issuer = issuer.map(Issuer::new).orElse(null);
        this.clients = clients;
        this.codes = codes;
        this.pushed = pushed;
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
        Map<String, Object> members = new LinkedHashMap<>(codes.metadata());
        members.put("authorization_endpoint", url);
        members.put("response_types_supported", List.of("code"));
        members.put("response_modes_supported", List.of("query"));
        members.put("code_challenge_methods_supported", List.of("S256"));
        if (issuer != null) {
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
            Map<String, List<String>> parameters = PushedRequests.isReference(sent) ? pushed.resolve(sent) : sent;
            Client client = client(parameters);
            URI redirectUri = redirectUri(parameters, client);
            return redirect(request, parameters, client, redirectUri);
        } catch (Refusal refusal) {
            return page(refusal);
        }
    }

    private Answer redirect(Request request, Map<String, List<String>> parameters, Client client, URI redirectUri)
            throws Refusal {
        Optional<String> state =
                parameters.getOrDefault("state", List.of()).stream().findFirst();
        try {
            Form.checkEscapes(request);
            Form.check(parameters);
            pushed.checkRequired(client, PushedRequests.isReference(request.parameters()));
            CodeRequests.Decision decision = codes.decide(parameters, client, redirectUri);
            URI target = new AuthorizationSuccessResponse(
                            redirectUri, decision.code(), null, null, issuer, ResponseMode.QUERY)
                    .toURI();
            return new Answer(found(target, state), decision.reason());
        } catch (ParseException e) {
            return refused(NimbusMessages.refusal(e), redirectUri, state);
        } catch (GeneralException e) {
            return refused(e, redirectUri, state);
        }
    }

    private Answer refused(GeneralException refusal, URI redirectUri, Optional<String> state) throws Refusal {
        URI target = new AuthorizationErrorResponse(
                        redirectUri, refusal.getErrorObject(), null, issuer, ResponseMode.QUERY)
                .toURI();
        return new Answer(found(target, state), refusal.getErrorObject().getCode() + ": " + refusal.getMessage());
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

    // The state goes back octet by octet; the SDK's own class refuses some that RFC 6749 §4.1.1 allows.
    private static Response found(URI answer, Optional<String> state) throws Refusal {
        String target =
                answer + state.map(s -> "&state=" + URLEncoder.encode(s, UTF_8)).orElse("");
        if (target.length() > LONGEST_TARGET) {
            throw new Refusal(OAuth2Error.INVALID_REQUEST, "The redirect would be too long for a header");
        }
        Headers headers = Headers.of("Location", target).with("Referrer-Policy", "no-referrer");
        return new Response(302, headers, "");
    }

    private static Answer page(Refusal refusal) {
        String text =
                "This authorization request is refused here, because it does not prove where to answer.%n%n%s: %s%n"
                        .formatted(
                                refusal.getErrorObject().getCode(),
                                refusal.getErrorObject().getDescription());
        return new Answer(
                Response.of(400, "text/plain; charset=utf-8", text),
                refusal.getErrorObject().getCode() + ", not redirected: " + refusal.detail());
    }
}
