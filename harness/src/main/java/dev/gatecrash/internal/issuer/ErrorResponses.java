package dev.gatecrash.internal.issuer;

import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.token.TokenSchemeError;
import dev.gatecrash.http.Response;
import dev.gatecrash.internal.endpoint.Answer;
import dev.gatecrash.internal.http.NimbusMessages;
import dev.gatecrash.internal.http.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Refusals as the standard's error responses (RFC 6749 §5.2), the one place where this is done. */
final class ErrorResponses {

    private ErrorResponses() {}

    static Answer of(Refusal refusal) {
        ErrorObject error = refusal.getErrorObject();
        if (error instanceof TokenSchemeError token) {
            return ofToken(token, refusal);
        }
        // The SDK gives errors of the authorization endpoint the status of a redirect.
        int status = Math.max(400, error.getHTTPStatusCode());
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("error", error.getCode());
        members.put("error_description", error.getDescription());
        Response response = NimbusMessages.json(status, members);
        // RFC 9110 §15.5.2: every 401 has a challenge; RFC 6749 §5.2 names the scheme that was tried, which is ours.
        if (status == 401) {
            response = response.withHeader("WWW-Authenticate", "Basic realm=\"gatecrash\"");
        }
        for (Map.Entry<String, List<String>> field : refusal.headers().fields().entrySet()) {
            response = response.withHeader(field.getKey(), String.join(", ", field.getValue()));
        }
        return new Answer(response, error.getCode() + ": " + refusal.detail());
    }

    // RFC 6750 §3: the challenge says it; §3.1: without a code if no token was sent.
    private static Answer ofToken(TokenSchemeError error, Refusal refusal) {
        Response response = error.getCode() == null
                ? Response.of(error.getHTTPStatusCode())
                : NimbusMessages.json(
                        error.getHTTPStatusCode(),
                        Map.of("error", error.getCode(), "error_description", error.getDescription()));
        return new Answer(
                response.withHeader("WWW-Authenticate", error.toWWWAuthenticateHeader()),
                error.getCode() + ": " + refusal.detail());
    }
}
