package dev.gatecrash.internal.endpoint.misbehaviour;

import static dev.gatecrash.http.Endpoint.REGISTRATION;
import static java.util.Map.entry;

import com.nimbusds.oauth2.sdk.auth.Secret;
import dev.gatecrash.fault.Misbehaviour;
import dev.gatecrash.http.Response;
import dev.gatecrash.internal.http.NimbusMessages;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What misbehaviours of dynamic registration do. */
final class RegistrationActs {

    private static final String SECRET = "client_secret";

    static final Map<Misbehaviour, List<Act>> ALL = Map.ofEntries(
            entry(Misbehaviour.REGISTRATION_INVALID_REDIRECT_URI, refused("invalid_redirect_uri")),
            entry(Misbehaviour.REGISTRATION_INVALID_CLIENT_METADATA, refused("invalid_client_metadata")),
            entry(Misbehaviour.REGISTRATION_INVALID_SOFTWARE_STATEMENT, refused("invalid_software_statement")),
            entry(Misbehaviour.REGISTRATION_UNAPPROVED_SOFTWARE_STATEMENT, refused("unapproved_software_statement")),
            entry(
                    Misbehaviour.REGISTRATION_STATUS_200,
                    List.of(Act.after(
                            answer -> answer.status() == 201
                                    ? new Response(200, answer.headers(), answer.body())
                                    : answer,
                            REGISTRATION))),
            entry(Misbehaviour.REGISTRATION_WITHOUT_CLIENT_ID, answered(m -> m.remove("client_id"))),
            entry(Misbehaviour.REGISTRATION_EMPTY_SECRET, answered(m -> {
                m.put(SECRET, "");
                m.put("client_secret_expires_at", 0);
            })),
            entry(Misbehaviour.REGISTRATION_NULL_MEMBERS, answered(RegistrationActs::withNulls)),
            entry(Misbehaviour.REGISTRATION_SECRET_WITHOUT_EXPIRY, answered(m -> {
                m.putIfAbsent(SECRET, new Secret().getValue());
                m.remove("client_secret_expires_at");
            })),
            entry(
                    Misbehaviour.REGISTRATION_OTHER_REDIRECT_URIS,
                    answered(m -> m.put("redirect_uris", List.of("https://another-client.example/callback")))));

    private RegistrationActs() {}

    private static List<Act> answered(Consumer<Map<String, Object>> change) {
        return List.of(Act.members(change, REGISTRATION));
    }

    private static List<Act> refused(String error) {
        Map<String, Object> members = Map.of("error", error, "error_description", "This registration is refused");
        return List.of(Act.instead(
                request -> request.method().equals("POST"), NimbusMessages.json(400, members), REGISTRATION));
    }

    @SuppressWarnings("NullAway") // JSON has null, and that it comes is the point.
    private static void withNulls(Map<String, Object> members) {
        for (String name : List.of(SECRET, "client_uri", "logo_uri", "contacts")) {
            members.putIfAbsent(name, null);
        }
    }
}
