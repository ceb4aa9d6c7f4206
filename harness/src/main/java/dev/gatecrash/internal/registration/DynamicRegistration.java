package dev.gatecrash.internal.client;

import com.nimbusds.oauth2.sdk.GrantType;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.client.ClientMetadata;
import com.nimbusds.oauth2.sdk.client.RegistrationError;
import dev.gatecrash.client.AuthenticationMethod;
import dev.gatecrash.client.Client;
import dev.gatecrash.internal.http.Refusal;
import java.net.URI;
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
            "application_type");

    private final Set<String> grantTypes;

    /** Registers clients for these grants. */
    public DynamicRegistration(Set<String> grantTypes) {
        this.grantTypes = Set.copyOf(grantTypes);
    }

    /** The metadata as the SDK reads it; unknown members are ignored, as RFC 7591 §2 asks. */
    public static ClientMetadata parse(Map<String, Object> members) throws Refusal {
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

    /** The client that this metadata asks for, with an id and, if it is confidential, a secret. */
    public Client clientFor(ClientMetadata metadata) throws Refusal {
        checkUris(metadata);
        AuthenticationMethod method = authenticationMethod(metadata);
        Set<String> grants = grants(metadata, method);
        List<URI> redirectUris = redirectUris(metadata, grants);
        Optional<String> secret =
                method == AuthenticationMethod.NONE ? Optional.empty() : Optional.of(new Secret(32).getValue());
        return new Client(ClientRegistry.newId(), secret, redirectUris, grants, Set.of(method));
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
