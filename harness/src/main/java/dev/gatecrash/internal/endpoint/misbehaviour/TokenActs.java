package dev.gatecrash.internal.endpoint.misbehaviour;

import static dev.gatecrash.http.Endpoint.TOKEN;
import static java.util.Map.entry;

import com.nimbusds.oauth2.sdk.OAuth2Error;
import dev.gatecrash.fault.Misbehaviour;
import dev.gatecrash.http.Response;
import dev.gatecrash.internal.http.NimbusMessages;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** What misbehaviours of the token response do. */
final class TokenActs {

    private static final String EXPIRES_IN = "expires_in";
    private static final String TYPE = "token_type";
    private static final List<Act> SILENT = answered(m -> m.remove("scope"));

    static final Map<Misbehaviour, List<Act>> ALL = Map.ofEntries(
            entry(Misbehaviour.ACCESS_TOKEN_MISSING, answered(m -> m.remove("access_token"))),
            entry(Misbehaviour.TOKEN_TYPE_MISSING, answered(m -> m.remove(TYPE))),
            entry(Misbehaviour.TOKEN_TYPE_UNKNOWN, answered(m -> m.put(TYPE, "mac"))),
            entry(
                    Misbehaviour.TOKEN_TYPE_LOWER_CASE,
                    answered(m -> m.computeIfPresent(
                            TYPE, (name, type) -> String.valueOf(type).toLowerCase(Locale.ROOT)))),
            entry(Misbehaviour.EXPIRES_IN_MISSING, answered(m -> m.remove(EXPIRES_IN))),
            entry(
                    Misbehaviour.EXPIRES_IN_STRING,
                    answered(m -> m.computeIfPresent(EXPIRES_IN, (name, seconds) -> String.valueOf(seconds)))),
            entry(Misbehaviour.EXPIRES_IN_NEGATIVE, answered(m -> m.put(EXPIRES_IN, -1))),
            entry(Misbehaviour.SCOPE_SILENTLY_REDUCED, SILENT),
            entry(Misbehaviour.SCOPE_SILENTLY_WIDENED, SILENT),
            entry(
                    Misbehaviour.ERROR_STATUS_200,
                    List.of(Act.after(
                            answer ->
                                    answer.status() < 400 ? answer : new Response(200, answer.headers(), answer.body()),
                            TOKEN))),
            entry(
                    Misbehaviour.REFRESH_INVALID_GRANT,
                    List.of(Act.instead(
                            request -> request.parameter("grant_type").equals(Optional.of("refresh_token")),
                            NimbusMessages.json(
                                    400,
                                    Map.of(
                                            "error",
                                            OAuth2Error.INVALID_GRANT.getCode(),
                                            "error_description",
                                            "The refresh token is invalid, expired or revoked")),
                            TOKEN))));

    private TokenActs() {}

    private static List<Act> answered(Consumer<Map<String, Object>> change) {
        return List.of(Act.members(change, TOKEN));
    }
}
