package dev.gatecrash.internal.endpoint;

import dev.gatecrash.client.Client;
import dev.gatecrash.http.Request;
import dev.gatecrash.http.Response;
import dev.gatecrash.internal.key.CompactJws;
import dev.gatecrash.internal.key.RotatingKeys;
import dev.gatecrash.internal.key.SignatureKey;
import dev.gatecrash.key.SigningAlgorithm;
import java.net.URI;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Introspection responses as JWTs, for those who ask for them (RFC 9701). */
public final class SignedIntrospection {

    private static final String TYPE = "token-introspection+jwt";
    private static final String MEDIA_TYPE = "application/" + TYPE;

    private final URI issuer;
    private final RotatingKeys keys;
    private final Clock clock;

    /** Signs in the name of this issuer. */
    public SignedIntrospection(URI issuer, RotatingKeys keys, Clock clock) {
        this.issuer = issuer;
        this.keys = keys;
        this.clock = clock;
    }

    /** The names of the algorithms it may be signed with (§7). */
    static List<String> algorithms() {
        return Arrays.stream(SigningAlgorithm.values())
                .map(SigningAlgorithm::value)
                .toList();
    }

    /** Whether the request wants a JWT (§4). */
    static boolean isWanted(Request request) {
        return request.headers().all("Accept").stream()
                .flatMap(header -> Arrays.stream(header.toLowerCase(Locale.ROOT).split(",")))
                .map(range -> range.split(";", 2)[0].strip())
                .anyMatch(MEDIA_TYPE::equals);
    }

    /** The response with these members for this resource server (§5). */
    Response of(Map<String, Object> members, Client reader) {
        Object wanted = reader.metadata().get("introspection_signed_response_alg");
        SignatureKey key = Arrays.stream(SigningAlgorithm.values())
                .filter(algorithm -> algorithm.value().equals(wanted))
                .findFirst()
                .map(keys::signing)
                .orElseGet(keys::signing);
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("kid", key.key().id());
        header.put("typ", TYPE);
        header.put("alg", key.algorithm().getName());
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", issuer.toString());
        claims.put("aud", reader.id());
        claims.put("iat", clock.instant().getEpochSecond());
        claims.put("token_introspection", members);
        return Response.of(200, MEDIA_TYPE, CompactJws.sign(CompactJws.signingInput(header, claims), key));
    }
}
