package dev.gatecrash.internal.endpoint.signin;

import com.nimbusds.oauth2.sdk.OAuth2Error;
import dev.gatecrash.http.Endpoint;
import dev.gatecrash.http.Request;
import dev.gatecrash.http.Response;
import dev.gatecrash.internal.endpoint.Answer;
import dev.gatecrash.internal.endpoint.EndpointHandler;
import dev.gatecrash.internal.endpoint.authorization.Interactions;
import dev.gatecrash.internal.http.NimbusMessages;
import dev.gatecrash.internal.http.Refusal;
import dev.gatecrash.internal.registration.BearerTokens;
import dev.gatecrash.internal.user.UserDirectory;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where an application tells who signed in with it (WorkOS Standalone Connect, completion API). Errors are the provider's:
 * 400, 401, 404 and 422 with {@code code} and {@code message}.
 */
public final class CompletionEndpoint implements EndpointHandler {

    private final String apiKey;
    private final URI returnTo;
    private final Interactions interactions;
    private final UserDirectory users;

    /** Believes whoever has this key, and sends browsers to {@code returnTo}. */
    public CompletionEndpoint(String apiKey, URI returnTo, Interactions interactions, UserDirectory users) {
        this.apiKey = apiKey;
        this.returnTo = returnTo;
        this.interactions = interactions;
        this.users = users;
    }

    @Override
    public Endpoint endpoint() {
        return Endpoint.EXTERNAL_COMPLETION;
    }

    // Whoever calls it has a secret, so it is not called from a page.
    @Override
    public boolean isCrossOrigin() {
        return false;
    }

    @Override
    public Answer handle(Request request) {
        try {
            BearerTokens.require(request, Optional.of(apiKey));
        } catch (Refusal refusal) {
            Answer answer = error(401, "unauthorized", "The API key is missing or wrong");
            return new Answer(answer.response().withHeader("WWW-Authenticate", "Bearer"), answer.reason());
        }
        Completion completion;
        try {
            completion = Completion.of(NimbusMessages.jsonObject(request, OAuth2Error.INVALID_REQUEST));
        } catch (Completion.InvalidException invalid) {
            return error(422, "invalid_request_parameters", String.valueOf(invalid.getMessage()));
        } catch (Refusal refusal) {
            return error(
                    400, "bad_request", String.valueOf(refusal.getErrorObject().getDescription()));
        }
        return complete(completion);
    }

    // One at a time: nobody may join, and no name be used up, unless all of it succeeds.
    private synchronized Answer complete(Completion completion) {
        if (!interactions.isElsewhere(completion.externalAuthId())) {
            return error(404, "entity_not_found", "external_auth_id is unknown, expired or was used before");
        }
        if (!users.join(completion.user(), completion.claims())) {
            return error(422, "email_not_available", "user.email belongs to a user with another id");
        }
        return interactions
                .complete(completion.externalAuthId(), completion.user(), completion.options())
                .map(state -> new Answer(redirect(state), completion.user() + " signed in elsewhere"))
                .orElseGet(() -> error(404, "entity_not_found", "external_auth_id expired"));
    }

    private Response redirect(String state) {
        return NimbusMessages.json(200, Map.of("redirect_uri", returnTo + "?state=" + state));
    }

    private static Answer error(int status, String code, String message) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("code", code);
        members.put("message", message);
        return new Answer(NimbusMessages.json(status, members), code + ": " + message);
    }
}
