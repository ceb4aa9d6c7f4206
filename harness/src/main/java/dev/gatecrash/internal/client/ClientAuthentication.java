package dev.gatecrash.internal.client;

import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import dev.gatecrash.client.AuthenticationMethod;
import dev.gatecrash.client.Client;
import dev.gatecrash.http.Request;
import dev.gatecrash.internal.http.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who is calling the token, introspection or revocation endpoint (RFC 6749 §2.3).
 *
 * <p>All failures are {@code invalid_client}; only the journal learns whether the client or the secret was wrong.
 */
public final class ClientAuthentication {

    private record Claim(AuthenticationMethod method, String id, Optional<String> secret) {}

    private final ClientLookup clients;
    private final ClientAssertions assertions;

    /** Authenticates the clients found here. */
    public ClientAuthentication(ClientLookup clients, ClientAssertions assertions) {
        this.assertions = assertions;
        this.clients = clients;
    }

    /** The client that sent this form without empty parameters, proven by its registered method. */
    public Client of(Request request) throws Refusal {
        Map<String, List<String>> form = request.parameters();
        if (form.containsKey("client_assertion") || form.containsKey("client_assertion_type")) {
            return byAssertion(request);
        }
        Claim claim = claim(form, request.headers().all("Authorization"));
        Client client = clients.find(claim.id()).orElseThrow(() -> invalid("unknown client " + claim.id()));
        if (!client.authenticationMethods().contains(claim.method())) {
            throw invalid("client %s is registered for %s, not %s"
                    .formatted(client.id(), client.authenticationMethods(), claim.method()));
        }
        if (!claim.secret().map(Secret::new).equals(client.secret().map(Secret::new))) {
            throw invalid("wrong secret for client " + client.id());
        }
        return client;
    }

    /** The algorithms in which an assertion may be signed, by their registered names. */
    public static List<String> signingAlgorithms() {
        return ClientAssertions.algorithms();
    }

    /** Forgets which assertions were used, and clients' keys. */
    public void clear() {
        assertions.clear();
    }

    private Client byAssertion(Request request) throws Refusal {
        if (request.headers().first("Authorization").isPresent()
                || request.parameter("client_secret").isPresent()) {
            throw new Refusal(OAuth2Error.INVALID_REQUEST, "more than one way of client authentication");
        }
        return assertions.of(request);
    }

    private static Claim claim(Map<String, List<String>> form, List<String> authorization) throws Refusal {
        Optional<String> id = first(form, "client_id");
        Optional<String> secret = first(form, "client_secret");
        if (!authorization.isEmpty()) {
            if (secret.isPresent() || authorization.size() > 1) {
                throw new Refusal(OAuth2Error.INVALID_REQUEST, "more than one way of client authentication");
            }
            return basic(authorization.get(0), id);
        }
        if (id.isEmpty()) {
            throw invalid("no client_id");
        }
        return new Claim(
                secret.isPresent() ? AuthenticationMethod.CLIENT_SECRET_POST : AuthenticationMethod.NONE,
                id.get(),
                secret);
    }

    private static Claim basic(String header, Optional<String> formId) throws Refusal {
        try {
            ClientSecretBasic sent = ClientSecretBasic.parse(header);
            String id = sent.getClientID().getValue();
            if (formId.isPresent() && !formId.get().equals(id)) {
                throw new Refusal(OAuth2Error.INVALID_REQUEST, "client_id differs from the Authorization header's");
            }
            return new Claim(
                    AuthenticationMethod.CLIENT_SECRET_BASIC,
                    id,
                    Optional.of(sent.getClientSecret().getValue()));
        } catch (ParseException | IllegalArgumentException e) {
            throw invalid("the Authorization header is not Basic: " + e.getMessage());
        }
    }

    private static Optional<String> first(Map<String, List<String>> form, String name) {
        return form.getOrDefault(name, List.of()).stream().findFirst();
    }

    static Refusal invalid(String detail) {
        return new Refusal(OAuth2Error.INVALID_CLIENT, "Client authentication failed", detail);
    }
}
