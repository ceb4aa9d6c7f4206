package dev.gatecrash.samples.spring;

import static dev.gatecrash.assertj.GatecrashAssertions.assertThat;
import static dev.gatecrash.http.Endpoint.TOKEN;
import static dev.gatecrash.samples.spring.App.ID;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.client.Client;
import dev.gatecrash.junit.WithAuthorizationServer;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.client.AuthorizedClientServiceOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.ClientAuthorizationException;
import org.springframework.security.oauth2.client.InMemoryOAuth2AuthorizedClientService;
import org.springframework.security.oauth2.client.OAuth2AuthorizeRequest;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientProviderBuilder;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.endpoint.OAuth2DeviceAuthorizationResponse;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** Spring's authorized client manager with a device that has no browser (RFC 8628). */
@WithAuthorizationServer
class SpringDeviceTest {

    private final DeviceCodes devices = new DeviceCodes();

    @Test
    void a_device_waits_until_its_user_approves(AuthorizationServer auth) {
        ClientRegistration registration = registered(auth);
        OAuth2AuthorizedClientManager manager = manager(registration);
        OAuth2DeviceAuthorizationResponse request = devices.begin(registration);
        OAuth2AuthorizeRequest poll = poll(request);

        assertThatThrownBy(() -> manager.authorize(poll))
                .isInstanceOf(ClientAuthorizationException.class)
                .hasMessageContaining("authorization_pending");
        auth.devices().approve(request.getUserCode().getTokenValue(), "bob");
        auth.clock().advance(Duration.ofSeconds(5));
        OAuth2AuthorizedClient client = requireNonNull(manager.authorize(poll));

        assertThat(NimbusJwtDecoder.withIssuerLocation(auth.issuer().toString())
                        .build()
                        .decode(client.getAccessToken().getTokenValue())
                        .getSubject())
                .isEqualTo("bob");
        assertThat(client.getRefreshToken()).isNotNull();
        assertThat(auth).received(TOKEN).times(2);
    }

    @Test
    void a_device_learns_that_its_user_denied(AuthorizationServer auth) {
        ClientRegistration registration = registered(auth);
        OAuth2DeviceAuthorizationResponse request = devices.begin(registration);
        auth.devices().deny(request.getUserCode().getTokenValue());

        assertThatThrownBy(() -> manager(registration).authorize(poll(request)))
                .isInstanceOf(ClientAuthorizationException.class)
                .hasMessageContaining("access_denied");
    }

    private static ClientRegistration registered(AuthorizationServer auth) {
        auth.clients().register(Client.publicClient(ID).withGrants(AuthorizationGrantType.DEVICE_CODE.getValue()));
        return App.at(auth)
                .scope("notes:read")
                .authorizationGrantType(AuthorizationGrantType.DEVICE_CODE)
                .build();
    }

    private OAuth2AuthorizedClientManager manager(ClientRegistration registration) {
        InMemoryClientRegistrationRepository registrations = new InMemoryClientRegistrationRepository(registration);
        AuthorizedClientServiceOAuth2AuthorizedClientManager manager =
                new AuthorizedClientServiceOAuth2AuthorizedClientManager(
                        registrations, new InMemoryOAuth2AuthorizedClientService(registrations));
        manager.setAuthorizedClientProvider(OAuth2AuthorizedClientProviderBuilder.builder()
                .provider(devices)
                .refreshToken()
                .build());
        manager.setContextAttributesMapper(OAuth2AuthorizeRequest::getAttributes);
        return manager;
    }

    private static OAuth2AuthorizeRequest poll(OAuth2DeviceAuthorizationResponse request) {
        return OAuth2AuthorizeRequest.withClientRegistrationId("gatecrash")
                .principal("the device")
                .attribute(DeviceCodes.REQUEST, request)
                .build();
    }
}
