package dev.gatecrash.internal.endpoint;

import com.nimbusds.oauth2.sdk.AccessTokenResponse;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.oauth2.sdk.token.DPoPAccessToken;
import com.nimbusds.oauth2.sdk.token.NAAccessToken;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import com.nimbusds.oauth2.sdk.token.TokenTypeURI;
import com.nimbusds.oauth2.sdk.token.Tokens;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import dev.gatecrash.internal.grant.DetailsPolicy;
import dev.gatecrash.internal.grant.Granted;
import dev.gatecrash.internal.token.IssuedTokens;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was issued as the members of a token response (RFC 6749 §5.1, RFC 8693 §2.2.1, RFC 9396 §7, RFC 9449 §5). */
final class TokenResponses {

    private TokenResponses() {}

    static Map<String, Object> of(IssuedTokens issued, Granted granted) {
        AccessToken access = accessToken(issued, granted);
        RefreshToken refresh = issued.refreshToken().map(RefreshToken::new).orElse(null);
        AccessTokenResponse response = issued.idToken()
                .<AccessTokenResponse>map(id -> new OIDCTokenResponse(new OIDCTokens(id, access, refresh)))
                .orElseGet(() -> new AccessTokenResponse(new Tokens(access, refresh)));
        Map<String, Object> members = new LinkedHashMap<>(response.toJSONObject());
        // The SDK leaves zero out, and what is born expired must say so.
        members.put("expires_in", Math.max(0, issued.lifetime().toSeconds()));
        Object details = granted.now().accessClaims().get(DetailsPolicy.NAME);
        if (details != null) {
            members.put(DetailsPolicy.NAME, details);
        }
        return members;
    }

    private static AccessToken accessToken(IssuedTokens issued, Granted granted) {
        Scope scope = issued.scopes().isEmpty() ? null : Scope.parse(issued.scopes());
        long seconds = Math.max(0, issued.lifetime().toSeconds());
        @Nullable
        TokenTypeURI type = granted.exchange().map(Granted.Exchange::issued).orElse(null);
        if (granted.exchange().flatMap(Granted.Exchange::assertedTo).isPresent()) {
            return new NAAccessToken(issued.accessToken(), seconds, scope, type);
        }
        return granted.now().key().isPresent()
                ? new DPoPAccessToken(issued.accessToken(), seconds, scope, type)
                : new BearerAccessToken(issued.accessToken(), seconds, scope, type);
    }
}
