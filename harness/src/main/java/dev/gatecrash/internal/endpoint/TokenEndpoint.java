package dev.gatecrash.internal.endpoint;

import com.nimbusds.oauth2.sdk.AccessTokenResponse;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import com.nimbusds.oauth2.sdk.token.Tokens;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import dev.gatecrash.client.AuthenticationMethod;
import dev.gatecrash.client.Client;
import dev.gatecrash.http.Endpoint;
import dev.gatecrash.http.Request;
import dev.gatecrash.internal.client.ClientAuthentication;
import dev.gatecrash.internal.grant.Granted;
import dev.gatecrash.internal.grant.Grants;
import dev.gatecrash.internal.http.NimbusMessages;
import dev.gatecrash.internal.http.Refusal;
import dev.gatecrash.internal.token.IssuedTokens;
import dev.gatecrash.internal.token.TokenIssuer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Answers token requests (RFC 6749 §3.2; resource indicators RFC 8707 §2.2). */
public final class TokenEndpoint implements EndpointHandler {

    private final ClientAuthentication authentication;
    private final Grants grants;
    private final TokenIssuer tokens;

    /** Issues by these grants. */
    public TokenEndpoint(ClientAuthentication authentication, Grants grants, TokenIssuer tokens) {
        this.authentication = authentication;
        this.grants = grants;
        this.tokens = tokens;
    }

    @Override
    public Endpoint endpoint() {
        return Endpoint.TOKEN;
    }

    @Override
    public Map<String, Object> metadata(String url) {
        return Map.of(
                "token_endpoint", url,
                "grant_types_supported", grants.types().stream().sorted().toList(),
                "token_endpoint_auth_methods_supported", authenticationMethods(),
                "token_endpoint_auth_signing_alg_values_supported", ClientAuthentication.signingAlgorithms());
    }

    @Override
    public Answer handle(Request request) throws GeneralException {
        Request form = Form.of(request);
        Client client = authentication.of(form);
        // The SDK would first look for the parameters of a grant that this client cannot have.
        grants.check(
                form.parameter("grant_type")
                        .orElseThrow(() -> new Refusal(OAuth2Error.INVALID_REQUEST, "grant_type is missing")),
                client);
        TokenRequest asked = TokenRequest.parse(NimbusMessages.of(form));
        Granted granted = grants.decide(asked, client);
        IssuedTokens issued = tokens.issue(granted.now(), granted.whole());
        AccessTokenResponse response = response(issued);
        return new Answer(NimbusMessages.json(200, response.toJSONObject()), granted.reason());
    }

    private static AccessTokenResponse response(IssuedTokens issued) {
        Scope scope = issued.scopes().isEmpty() ? null : Scope.parse(issued.scopes());
        BearerAccessToken access =
                new BearerAccessToken(issued.accessToken(), issued.lifetime().toSeconds(), scope);
        RefreshToken refresh = issued.refreshToken().map(RefreshToken::new).orElse(null);
        return issued.idToken()
                .<AccessTokenResponse>map(id -> new OIDCTokenResponse(new OIDCTokens(id, access, refresh)))
                .orElseGet(() -> new AccessTokenResponse(new Tokens(access, refresh)));
    }

    /** The registered names of the ways in which a client can authenticate. */
    static List<String> authenticationMethods() {
        return Arrays.stream(AuthenticationMethod.values())
                .map(AuthenticationMethod::value)
                .toList();
    }
}
