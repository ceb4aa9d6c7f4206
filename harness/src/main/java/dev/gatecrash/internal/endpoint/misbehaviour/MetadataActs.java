package dev.gatecrash.internal.endpoint.misbehaviour;

import static dev.gatecrash.http.Endpoint.METADATA;
import static dev.gatecrash.http.Endpoint.OPENID_CONFIGURATION;
import static java.util.Map.entry;

import dev.gatecrash.fault.Misbehaviour;
import dev.gatecrash.http.Response;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** What misbehaviours of the metadata do. */
final class MetadataActs {

    private static final Response NOT_FOUND = Response.of(404);

    static final Map<Misbehaviour, List<Act>> ALL = Map.ofEntries(
            entry(Misbehaviour.METADATA_ISSUER_MISMATCH, issuer(issuer -> AuthorizationActs.OTHER_ISSUER)),
            entry(Misbehaviour.METADATA_ISSUER_TRAILING_SLASH, issuer(MetadataActs::slashed)),
            entry(Misbehaviour.METADATA_ISSUER_OTHER_CASE, issuer(AuthorizationActs::otherCase)),
            entry(
                    Misbehaviour.METADATA_MISSING,
                    List.of(Act.instead(request -> true, NOT_FOUND, METADATA, OPENID_CONFIGURATION))),
            entry(
                    Misbehaviour.METADATA_AT_OAUTH_LOCATION_ONLY,
                    List.of(Act.instead(request -> true, NOT_FOUND, OPENID_CONFIGURATION))),
            entry(
                    Misbehaviour.METADATA_AT_OPENID_LOCATION_ONLY,
                    List.of(
                            Act.instead(request -> true, NOT_FOUND, METADATA),
                            Act.instead(
                                    request -> isInserted(request.uri().getRawPath()),
                                    NOT_FOUND,
                                    OPENID_CONFIGURATION))),
            entry(
                    Misbehaviour.METADATA_AT_ROOT_ONLY,
                    List.of(Act.instead(
                            request -> !isAtRoot(request.uri().getRawPath()),
                            NOT_FOUND,
                            METADATA,
                            OPENID_CONFIGURATION))),
            entry(
                    Misbehaviour.METADATA_NOT_JSON,
                    List.of(Act.after(
                            answer -> answer.withHeader("Content-Type", "text/plain"),
                            METADATA,
                            OPENID_CONFIGURATION))),
            entry(Misbehaviour.NO_AUTHORIZATION_ENDPOINT, document(m -> m.remove("authorization_endpoint"))),
            entry(Misbehaviour.NO_TOKEN_ENDPOINT, document(m -> m.remove("token_endpoint"))),
            entry(
                    Misbehaviour.SCRIPT_ENDPOINT,
                    document(m -> m.replace("authorization_endpoint", "javascript:alert(1)"))),
            entry(Misbehaviour.PKCE_NOT_ADVERTISED, document(m -> m.remove("code_challenge_methods_supported"))),
            entry(
                    Misbehaviour.PKCE_PLAIN_ONLY,
                    document(m -> m.put("code_challenge_methods_supported", List.of("plain")))));

    private MetadataActs() {}

    static List<Act> document(Consumer<Map<String, Object>> change) {
        return List.of(Act.members(change, METADATA, OPENID_CONFIGURATION));
    }

    private static List<Act> issuer(UnaryOperator<String> change) {
        return document(m -> m.computeIfPresent("issuer", (name, issuer) -> change.apply(String.valueOf(issuer))));
    }

    private static String slashed(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url + "/";
    }

    private static boolean isAtRoot(String path) {
        return path.equals(METADATA.path()) || path.equals(OPENID_CONFIGURATION.path());
    }

    // An issuer without a path has one OpenID location only, which is also the one below its path.
    private static boolean isInserted(String path) {
        return path.startsWith(OPENID_CONFIGURATION.path() + "/");
    }
}
