package dev.gatecrash.samples.spring;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.ClientAuthorizationException;
import org.springframework.security.oauth2.client.OAuth2AuthorizationContext;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientProvider;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;
import org.springframework.security.oauth2.core.endpoint.OAuth2DeviceAuthorizationResponse;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.core.http.converter.OAuth2DeviceAuthorizationResponseHttpMessageConverter;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.client.RestClient;

/**
 * The device grant (RFC 8628) for Spring's authorized client manager, which brings none: the application begins, shows the
 * user code, and asks the manager until it has a client. Without an open request in the attributes it stands back.
 */
final class DeviceCodes implements OAuth2AuthorizedClientProvider {

    /** The attribute that has the open request. */
    static final String REQUEST = OAuth2DeviceAuthorizationResponse.class.getName();

    private final RestClient http = RestClient.builder()
            .configureMessageConverters(converters -> converters
                    .addCustomConverter(new FormHttpMessageConverter())
                    .addCustomConverter(deviceAuthorizations())
                    .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
            .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
            .build();

    /** Asks for a device code and a user code. */
    OAuth2DeviceAuthorizationResponse begin(ClientRegistration registration) {
        String endpoint = String.valueOf(
                registration.getProviderDetails().getConfigurationMetadata().get("device_authorization_endpoint"));
        MultiValueMap<String, String> form = form(registration);
        form.add(OAuth2ParameterNames.SCOPE, String.join(" ", registration.getScopes()));
        return requireNonNull(
                http.post().uri(endpoint).body(form).retrieve().body(OAuth2DeviceAuthorizationResponse.class));
    }

    @Override
    public @Nullable OAuth2AuthorizedClient authorize(OAuth2AuthorizationContext context) {
        ClientRegistration registration = context.getClientRegistration();
        OAuth2DeviceAuthorizationResponse request = context.getAttribute(REQUEST);
        if (request == null || !registration.getAuthorizationGrantType().equals(AuthorizationGrantType.DEVICE_CODE)) {
            return null;
        }
        OAuth2AccessTokenResponse answer = poll(registration, request);
        return new OAuth2AuthorizedClient(
                registration, context.getPrincipal().getName(), answer.getAccessToken(), answer.getRefreshToken());
    }

    private OAuth2AccessTokenResponse poll(ClientRegistration registration, OAuth2DeviceAuthorizationResponse request) {
        MultiValueMap<String, String> form = form(registration);
        form.add(OAuth2ParameterNames.GRANT_TYPE, AuthorizationGrantType.DEVICE_CODE.getValue());
        form.add(OAuth2ParameterNames.DEVICE_CODE, request.getDeviceCode().getTokenValue());
        try {
            return requireNonNull(http.post()
                    .uri(registration.getProviderDetails().getTokenUri())
                    .body(form)
                    .retrieve()
                    .body(OAuth2AccessTokenResponse.class));
        } catch (OAuth2AuthorizationException e) {
            throw new ClientAuthorizationException(e.getError(), registration.getRegistrationId(), e);
        }
    }

    // Spring's converter takes no media type unless told, as of 7.1.
    private static OAuth2DeviceAuthorizationResponseHttpMessageConverter deviceAuthorizations() {
        OAuth2DeviceAuthorizationResponseHttpMessageConverter converter =
                new OAuth2DeviceAuthorizationResponseHttpMessageConverter();
        converter.setSupportedMediaTypes(List.of(MediaType.APPLICATION_JSON));
        return converter;
    }

    private static MultiValueMap<String, String> form(ClientRegistration registration) {
        MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        form.add(OAuth2ParameterNames.CLIENT_ID, registration.getClientId());
        return form;
    }
}
