package dev.gatecrash.internal.registration;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.oauth2.sdk.GrantType;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.client.ClientMetadata;
import com.nimbusds.oauth2.sdk.client.RegistrationError;
import dev.gatecrash.client.AuthenticationMethod;
import dev.gatecrash.client.Client;
import dev.gatecrash.client.ClientKeys;
import dev.gatecrash.internal.client.ClientRegistry;
import dev.gatecrash.internal.client.KeySets;
import dev.gatecrash.internal.client.RedirectUris;
import dev.gatecrash.internal.http.Refusal;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.minidev.json.JSONObject;
import org.jspecify.annotations.Nullable;

/** Turns client metadata into a client, or says what is wrong with it (RFC 7591 §2, §3.2.2). */
public final class DynamicRegistration {

    // RFC 7591 §2, and OpenID Connect's application_type, which MCP asks native clients for.
    private static final Set<String> KNOWN = Set.of(
            "redirect_uris",
            "token_endpoint_auth_method",
            "grant_types",
            "response_types",
            "client_name",
            "client_uri",
            "logo_uri",
            "scope",
            "contacts",
            "tos_uri",
            "policy_uri",
            "jwks_uri",
            "jwks",
            "software_id",
            "software_version",
            "application_type",
            "dpop_bound_access_tokens",
            "require_pushed_authorization_requests",
            "post_logout_redirect_uris");

    // RFC 7591 §2, RFC 9449 §5.2, RFC 9126 §6, OpenID Connect RP-Initiated Logout §3.1.
    private static final Set<String> EXTENSIONS = Set.of(
            "client_name",
            "dpop_bound_access_tokens",
            "require_pushed_authorization_requests",
            "post_logout_redirect_uris");

    // RFC 7518 §3.2: as many as HS512 needs, once encoded.
    private static final int SECRET_BYTES = 48;

    private final Set<String> grantTypes;

    private final SoftwareStatements statements;

    /** Registers clients for these grants, with what these statements say of them. */
    public DynamicRegistration(Set<String> grantTypes, SoftwareStatements statements) {
        this.grantTypes = Set.copyOf(grantTypes);
        this.statements = statements;
    }

    /** The metadata that a client sent, with what its software statement says (RFC 7591 §2.3). */
    public ClientMetadata read(Map<String, Object> members) throws Refusal {
        SoftwareStatements.Applied applied = statements.apply(members);
        ClientMetadata metadata = parse(applied.members());
        applied.statement().ifPresent(metadata::setSoftwareStatement);
        return metadata;
    }

    /** The metadata as the SDK reads it; unknown members are ignored, as RFC 7591 §2 asks. */
    private static ClientMetadata parse(Map<String, Object> members) throws Refusal {
        checkForm(members.get("redirect_uris"));
        try {
            return ClientMetadata.parse(known(members));
        } catch (ParseException | IllegalArgumentException | ClassCastException | NullPointerException e) {
            boolean aboutRedirects = String.valueOf(e.getMessage()).contains("redirect_uri");
            throw new Refusal(
                    aboutRedirects ? RegistrationError.INVALID_REDIRECT_URI : RegistrationError.INVALID_CLIENT_METADATA,
                    aboutRedirects ? "redirect_uris has an illegal value" : "the client metadata is malformed",
                    String.valueOf(e.getMessage()));
        }
    }

    private static void checkForm(@Nullable Object redirectUris) throws Refusal {
        boolean absent = redirectUris == null;
        boolean list = redirectUris instanceof List<?> uris && uris.stream().allMatch(DynamicRegistration::isUri);
        if (!absent && !list) {
            throw new Refusal(RegistrationError.INVALID_REDIRECT_URI, "redirect_uris is not a list of URIs");
        }
    }

    private static boolean isUri(@Nullable Object value) {
        try {
            return value instanceof String text && !URI.create(text).toString().isEmpty();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    // A member without value is as good as left out; the part behind # is a language (§2.2).
    private static JSONObject known(Map<String, Object> members) {
        JSONObject known = new JSONObject();
        members.forEach((name, value) -> {
            if (value != null && KNOWN.contains(name.split("#", 2)[0])) {
                known.put(name, value);
            }
        });
        return known;
    }

    /** The client that this metadata asks for, with an id and, if it needs one, a secret. */
    public Client clientFor(ClientMetadata metadata) throws Refusal {
        return client(ClientRegistry.newId(), Optional.empty(), metadata);
    }

    /** The same client with other metadata (RFC 7592 §2.2); a secret stays as long as one is needed. */
    public Client updated(Client old, ClientMetadata metadata) throws Refusal {
        return client(old.id(), old.secret(), metadata);
    }

    private Client client(String id, Optional<String> oldSecret, ClientMetadata metadata) throws Refusal {
        checkUris(metadata);
        AuthenticationMethod method = authenticationMethod(metadata);
        Optional<ClientKeys> keys = keys(metadata);
        if (method == AuthenticationMethod.PRIVATE_KEY_JWT && keys.isEmpty()) {
            throw invalid("token_endpoint_auth_method private_key_jwt needs jwks or jwks_uri");
        }
        Set<String> grants = grants(metadata, method);
        List<URI> redirectUris = redirectUris(metadata, grants);
        Optional<String> secret =
                method.needsSecret() ? oldSecret.or(() -> Optional.of(newSecret())) : Optional.empty();
        return new Client(id, secret, redirectUris, grants, Set.of(method), keys, extensions(metadata));
    }

    private static String newSecret() {
        return new Secret(SECRET_BYTES).getValue();
    }

    private static Optional<ClientKeys> keys(ClientMetadata metadata) throws Refusal {
        if (metadata.getJWKSetURI() != null) {
            return Optional.of(ClientKeys.at(metadata.getJWKSetURI()));
        }
        JWKSet set = metadata.getJWKSet();
        if (set != null && !KeySets.isPublic(set)) {
            throw invalid("jwks is not a set of public keys");
        }
        return Optional.ofNullable(set).map(keys -> ClientKeys.of(keys.toString(true)));
    }

    private static Map<String, Object> extensions(ClientMetadata metadata) {
        Map<String, Object> members = new LinkedHashMap<>(metadata.toJSONObject());
        members.keySet().retainAll(EXTENSIONS);
        return members;
    }

    private static void checkUris(ClientMetadata metadata) throws Refusal {
        if (metadata.getJWKSet() != null && metadata.getJWKSetURI() != null) {
            throw invalid("jwks and jwks_uri exclude each other");
        }
        List<URI> pages = Stream.of(
                        metadata.getURI(),
                        metadata.getLogoURI(),
                        metadata.getPolicyURI(),
                        metadata.getTermsOfServiceURI())
                .filter(Objects::nonNull)
                .toList();
        if (pages.stream().anyMatch(page -> !Set.of("https", "http").contains(String.valueOf(page.getScheme())))) {
            throw invalid("client_uri, logo_uri, policy_uri and tos_uri must be http or https");
        }
    }

    private static AuthenticationMethod authenticationMethod(ClientMetadata metadata) throws Refusal {
        ClientAuthenticationMethod asked = metadata.getTokenEndpointAuthMethod();
        if (asked == null) {
            return AuthenticationMethod.CLIENT_SECRET_BASIC;
        }
        return AuthenticationMethod.of(asked.getValue())
                .orElseThrow(() -> invalid("token_endpoint_auth_method is not supported"));
    }

    private Set<String> grants(ClientMetadata metadata, AuthenticationMethod method) throws Refusal {
        Set<GrantType> types =
                metadata.getGrantTypes() == null ? Set.of(GrantType.AUTHORIZATION_CODE) : metadata.getGrantTypes();
        Set<String> asked = types.stream().map(GrantType::getValue).collect(Collectors.toUnmodifiableSet());
        boolean forCode = asked.contains("authorization_code");
        if (!grantTypes.containsAll(asked)) {
            throw invalid("grant_types has a value that is not supported");
        }
        if (method == AuthenticationMethod.NONE && asked.contains("client_credentials")) {
            throw invalid("client_credentials is for confidential clients");
        }
        // RFC 7591 §2.1: response type code goes with grant type authorization_code.
        Set<ResponseType> responses = metadata.getResponseTypes() == null ? Set.of() : metadata.getResponseTypes();
        if (!Set.of(ResponseType.CODE).containsAll(responses) || (!responses.isEmpty() && !forCode)) {
            throw invalid("response_types does not fit grant_types; code goes with authorization_code");
        }
        return asked;
    }

    private static List<URI> redirectUris(ClientMetadata metadata, Set<String> grants) throws Refusal {
        Set<URI> asked = metadata.getRedirectionURIs() == null ? Set.of() : metadata.getRedirectionURIs();
        if (asked.isEmpty() && grants.contains("authorization_code")) {
            throw new Refusal(RegistrationError.INVALID_REDIRECT_URI, "redirect_uris is missing");
        }
        boolean web = applicationType(metadata).equals(Optional.of("web"));
        for (URI uri : asked) {
            RedirectUris.check(uri);
            if (web && RedirectUris.isLoopback(uri)) {
                throw new Refusal(
                        RegistrationError.INVALID_REDIRECT_URI,
                        "application_type web does not go with a loopback host");
            }
        }
        return List.copyOf(asked);
    }

    private static Optional<String> applicationType(ClientMetadata metadata) throws Refusal {
        Object type = metadata.getCustomField("application_type");
        if (type == null) {
            return Optional.empty();
        }
        if (!type.equals("native") && !type.equals("web")) {
            throw invalid("application_type must be native or web");
        }
        return Optional.of(type.toString());
    }

    private static Refusal invalid(String description) {
        return new Refusal(RegistrationError.INVALID_CLIENT_METADATA, description);
    }
}
