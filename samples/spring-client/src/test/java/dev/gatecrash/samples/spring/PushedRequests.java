package dev.gatecrash.samples.spring;

import static java.util.Objects.requireNonNull;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.web.client.RestClient;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Pushes what Spring would send through the browser (RFC 9126), which is left with the reference alone. Wants registrations
 * that authenticate with {@code client_secret_basic}.
 */
final class PushedRequests implements OAuth2AuthorizationRequestResolver {

    private static final ParameterizedTypeReference<Map<String, Object>> JSON = new ParameterizedTypeReference<>() {};

    private final OAuth2AuthorizationRequestResolver resolver;
    private final ClientRegistrationRepository registrations;
    private final RestClient http = RestClient.builder()
            .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
            .build();

    PushedRequests(OAuth2AuthorizationRequestResolver resolver, ClientRegistrationRepository registrations) {
        this.resolver = resolver;
        this.registrations = registrations;
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request) {
        return push(resolver.resolve(request));
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request, String registrationId) {
        return push(resolver.resolve(request, registrationId));
    }

    private @Nullable OAuth2AuthorizationRequest push(@Nullable OAuth2AuthorizationRequest request) {
        if (request == null) {
            return null;
        }
        String id = requireNonNull(request.getAttribute(OAuth2ParameterNames.REGISTRATION_ID));
        String reference = push(requireNonNull(registrations.findByRegistrationId(id)), request);
        return OAuth2AuthorizationRequest.from(request)
                .authorizationRequestUri(UriComponentsBuilder.fromUriString(request.getAuthorizationUri())
                        .queryParam(OAuth2ParameterNames.CLIENT_ID, request.getClientId())
                        .queryParam("request_uri", reference)
                        .toUriString())
                .build();
    }

    private String push(ClientRegistration registration, OAuth2AuthorizationRequest request) {
        String endpoint = String.valueOf(registration
                .getProviderDetails()
                .getConfigurationMetadata()
                .get("pushed_authorization_request_endpoint"));
        Map<String, Object> answer = http.post()
                .uri(endpoint)
                .headers(headers -> headers.setBasicAuth(registration.getClientId(), registration.getClientSecret()))
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .body(URI.create(request.getAuthorizationRequestUri()).getRawQuery())
                .retrieve()
                .body(JSON);
        return String.valueOf(requireNonNull(answer).get("request_uri"));
    }
}
