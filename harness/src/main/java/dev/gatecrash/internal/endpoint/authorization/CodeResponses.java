package dev.gatecrash.internal.endpoint.authorization;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationErrorResponse;
import com.nimbusds.oauth2.sdk.AuthorizationSuccessResponse;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseMode;
import com.nimbusds.oauth2.sdk.id.Issuer;
import dev.gatecrash.http.Headers;
import dev.gatecrash.http.Response;
import dev.gatecrash.internal.endpoint.Answer;
import dev.gatecrash.internal.http.NimbusMessages;
import dev.gatecrash.internal.http.Refusal;
import java.net.URI;
import java.net.URLEncoder;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers to a proven redirect URI (RFC 6749 §4.1.2, §4.1.2.1), in the issuer's name (RFC 9207). */
final class CodeResponses {

    private static final int LONGEST_TARGET = 100_000;

    private final @Nullable Issuer issuer;

    CodeResponses(Optional<URI> issuer) {
        this.issuer = issuer.map(Issuer::new).orElse(null);
    }

    boolean namesIssuer() {
        return issuer != null;
    }

    Answer code(URI redirectUri, Optional<String> state, AuthorizationCode code, String reason) throws Refusal {
        URI target =
                new AuthorizationSuccessResponse(redirectUri, code, null, null, issuer, ResponseMode.QUERY).toURI();
        return new Answer(found(target, state), reason);
    }

    Answer refused(URI redirectUri, Optional<String> state, GeneralException refusal) throws Refusal {
        GeneralException known = refusal instanceof ParseException e ? NimbusMessages.refusal(e) : refusal;
        ErrorObject error = known.getErrorObject();
        URI target = new AuthorizationErrorResponse(redirectUri, error, null, issuer, ResponseMode.QUERY).toURI();
        return new Answer(found(target, state), error.getCode() + ": " + known.getMessage());
    }

    // The state goes back octet by octet; the SDK's own class refuses some that RFC 6749 §4.1.1 allows.
    private static Response found(URI answer, Optional<String> state) throws Refusal {
        String target =
                answer + state.map(s -> "&state=" + URLEncoder.encode(s, UTF_8)).orElse("");
        if (target.length() > LONGEST_TARGET) {
            throw new Refusal(OAuth2Error.INVALID_REQUEST, "The redirect would be too long for a header");
        }
        return redirect(302, target);
    }

    static Response redirect(int status, String target) {
        return new Response(status, Headers.of("Location", target).with("Referrer-Policy", "no-referrer"), "");
    }
}
