package dev.gatecrash.internal.endpoint.authorization;

import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.auth.Secret;
import dev.gatecrash.client.Client;
import dev.gatecrash.internal.http.Refusal;
import dev.gatecrash.internal.time.Expiring;
import dev.gatecrash.token.Lifetime;
import dev.gatecrash.token.Lifetimes;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Authorization requests that were pushed and wait to be used, each once (RFC 9126 §2.2, §4). Thread-safe. */
public final class PushedRequests {

    private record Pushed(String clientId, Map<String, List<String>> parameters) {}

    private static final String PREFIX = "urn:ietf:params:oauth:request_uri:";
    private static final int BYTES = 32;

    private final Expiring<Pushed> pushed;
    private final Clock clock;
    private final Lifetimes lifetimes;
    private final boolean isRequired;

    /** None yet, on this clock; {@code isRequired} if no other authorization request is accepted. */
    public PushedRequests(Clock clock, Lifetimes lifetimes, boolean isRequired) {
        this.pushed = new Expiring<>(clock);
        this.clock = clock;
        this.lifetimes = lifetimes;
        this.isRequired = isRequired;
    }

    /** Whether no client may do without. */
    boolean isRequired() {
        return isRequired;
    }

    /** How long a request of this client waits. */
    Duration lifetime(Client client) {
        return lifetimes.of(Lifetime.PUSHED_REQUEST, client.id());
    }

    /** Keeps the request of this client; returns its {@code request_uri}. */
    URI keep(Client client, Map<String, List<String>> parameters) {
        String uri = PREFIX + new Secret(BYTES).getValue();
        pushed.put(uri, new Pushed(client.id(), parameters), clock.instant().plus(lifetime(client)));
        return URI.create(uri);
    }

    /** Whether these parameters refer to a pushed request; any other {@code request_uri} is none of ours. */
    static boolean isReference(Map<String, List<String>> parameters) {
        return parameters.getOrDefault("request_uri", List.of()).stream().anyMatch(uri -> uri.startsWith(PREFIX));
    }

    /** The parameters that were pushed, used up now; those sent beside the reference do not count (RFC 9101 §6.3). */
    Map<String, List<String>> resolve(Map<String, List<String>> sent) throws Refusal {
        List<String> uris = sent.getOrDefault("request_uri", List.of());
        if (uris.size() > 1) {
            throw new Refusal(OAuth2Error.INVALID_REQUEST, "request_uri is repeated");
        }
        Pushed found = pushed.find(uris.get(0)).orElseThrow(PushedRequests::unknown);
        // §2.2: bound to the client; a foreign one must not use it up either.
        if (!sent.getOrDefault("client_id", List.of()).equals(List.of(found.clientId()))) {
            throw new Refusal(
                    OAuth2Error.INVALID_REQUEST,
                    "client_id is not that of the client that pushed the request",
                    "the request was pushed by client " + found.clientId());
        }
        return pushed.remove(uris.get(0)).orElseThrow(PushedRequests::unknown).parameters();
    }

    /** Refuses a request that was not pushed, where only pushed ones are accepted (§4, §6). */
    void checkRequired(Client client, boolean wasPushed) throws Refusal {
        if (!wasPushed && (isRequired || client.demands("require_pushed_authorization_requests"))) {
            throw new Refusal(OAuth2Error.INVALID_REQUEST, "Authorization requests must be pushed");
        }
    }

    /** Forgets everything. */
    public void clear() {
        pushed.clear();
    }

    private static Refusal unknown() {
        return new Refusal(
                OAuth2Error.INVALID_REQUEST_URI,
                "request_uri is unknown, expired or was used before",
                "no pushed request waits under this request_uri");
    }
}
