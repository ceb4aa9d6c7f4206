package dev.gatecrash.internal.endpoint;

import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import dev.gatecrash.client.AuthenticationMethod;
import dev.gatecrash.client.Client;
import dev.gatecrash.http.Endpoint;
import dev.gatecrash.http.Request;
import dev.gatecrash.internal.client.ClientAuthentication;
import dev.gatecrash.internal.endpoint.misbehaviour.Decisions;
import dev.gatecrash.internal.grant.Asked;
import dev.gatecrash.internal.grant.Caller;
import dev.gatecrash.internal.grant.Granted;
import dev.gatecrash.internal.grant.Grants;
import dev.gatecrash.internal.grant.exchange.AssertionCheck;
import dev.gatecrash.internal.grant.exchange.JwtBearer;
import dev.gatecrash.internal.http.JwtText;
import dev.gatecrash.internal.http.NimbusMessages;
import dev.gatecrash.internal.http.Refusal;
import dev.gatecrash.internal.token.IssuedTokens;
import dev.gatecrash.internal.token.TokenIssuer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Answers token requests (RFC 6749 §3.2; resource indicators RFC 8707 §2.2). */
public final class TokenEndpoint implements EndpointHandler {

    private final ClientAuthentication authentication;
    private final Grants grants;
    private final TokenIssuer tokens;
    private final ProofOfPossession proofs;
    private final AssertionCheck assertions;
    private final Decisions decisions;

    /** Issues by these grants. */
    public TokenEndpoint(
            ClientAuthentication authentication,
            Grants grants,
            TokenIssuer tokens,
            ProofOfPossession proofs,
            AssertionCheck assertions,
            Decisions decisions) {
        this.authentication = authentication;
        this.grants = grants;
        this.tokens = tokens;
        this.proofs = proofs;
        this.assertions = assertions;
        this.decisions = decisions;
    }

    @Override
    public Endpoint endpoint() {
        return Endpoint.TOKEN;
    }

    @Override
    public Map<String, Object> metadata(String url) {
        Map<String, Object> members = new LinkedHashMap<>(grants.metadata());
        members.put("token_endpoint", url);
        members.put("grant_types_supported", grants.types().stream().sorted().toList());
        members.put("token_endpoint_auth_methods_supported", authenticationMethods());
        members.put("token_endpoint_auth_signing_alg_values_supported", ClientAuthentication.signingAlgorithms());
        members.put("dpop_signing_alg_values_supported", ProofOfPossession.algorithms());
        return members;
    }

    @Override
    public Answer handle(Request request) throws GeneralException {
        Request form = Form.of(request);
        Client client = client(form);
        Map<String, List<String>> parameters = form.parameters();
        // The SDK would first look for the parameters of a grant that this client cannot have.
        grants.check(
                parameters.getOrDefault("grant_type", List.of()).stream()
                        .findFirst()
                        .orElseThrow(() -> new Refusal(OAuth2Error.INVALID_REQUEST, "grant_type is missing")),
                client);
        Caller by = new Caller(client, proofs.key(form, client));
        Granted granted = decisions.on(grants.decide(parse(form, parameters), by));
        IssuedTokens issued = granted.exchange()
                .flatMap(Granted.Exchange::assertedTo)
                .map(audience -> tokens.assertTo(audience, client.idAt(audience), granted.now()))
                .orElseGet(() -> tokens.issue(granted.now(), granted.whole()));
        return new Answer(NimbusMessages.json(200, TokenResponses.of(issued, granted)), granted.reason());
    }

    // MCP Workload Identity Federation: a workload need not be a client.
    private Client client(Request request) throws Refusal {
        boolean isWorkload = assertions.takesWorkloads()
                && request.parameter("grant_type").equals(Optional.of(JwtBearer.TYPE))
                && Stream.of("client_id", "client_secret", "client_assertion")
                        .allMatch(name -> request.parameter(name).isEmpty())
                && request.headers().all("Authorization").isEmpty();
        return isWorkload ? JwtBearer.WORKLOAD : authentication.of(request);
    }

    // RFC 7523 §3.1: whatever is wrong with an assertion, also that it is none, is invalid_grant.
    private static Asked parse(Request request, Map<String, List<String>> parameters) throws GeneralException {
        if (request.parameter("grant_type").equals(Optional.of(JwtBearer.TYPE))
                && request.parameter("assertion").filter(text -> !isJwt(text)).isPresent()) {
            throw new Refusal(OAuth2Error.INVALID_GRANT, "The assertion is malformed", "it is not a signed JWT");
        }
        try {
            return Asked.of(parameters);
        } catch (IllegalArgumentException e) {
            // The SDK's answer to an actor_token without actor_token_type (RFC 8693 §2.1).
            throw new Refusal(OAuth2Error.INVALID_REQUEST, "The request is malformed", String.valueOf(e.getMessage()));
        }
    }

    private static boolean isJwt(String text) {
        try {
            return JwtText.signed(text) != null;
        } catch (java.text.ParseException e) {
            return false;
        }
    }

    /** The registered names of the ways in which a client can authenticate. */
    static List<String> authenticationMethods() {
        return Arrays.stream(AuthenticationMethod.values())
                .map(AuthenticationMethod::value)
                .toList();
    }
}
