package dev.gatecrash.samples.spring;

import static java.util.Objects.requireNonNull;

import dev.gatecrash.AuthorizationServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.function.Consumer;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.web.util.UriComponents;
import org.springframework.web.util.UriComponentsBuilder;

/** What a Spring application is made of, without the application: its registration, and the browser of its user. */
final class App {

    static final URI CALLBACK = URI.create("https://app.example/login/oauth2/code/gatecrash");
    static final String ID = "app";
    static final String SECRET = "a secret of more than thirty-two characters";

    private static final HttpClient BROWSER = HttpClient.newHttpClient();

    private App() {}

    /** A registration that Spring discovers from the issuer alone. */
    static ClientRegistration.Builder at(AuthorizationServer auth) {
        return ClientRegistrations.fromIssuerLocation(auth.issuer().toString())
                .registrationId("gatecrash")
                .clientId(ID)
                .redirectUri(CALLBACK.toString());
    }

    /** Sends the user to the authorization endpoint, with PKCE and these further parameters, and takes the answer. */
    static OAuth2AuthorizationExchange authorize(
            ClientRegistration registration, Consumer<OAuth2AuthorizationRequest.Builder> more) {
        OAuth2AuthorizationRequest.Builder builder = OAuth2AuthorizationRequest.authorizationCode()
                .clientId(registration.getClientId())
                .authorizationUri(
                        requireNonNull(registration.getProviderDetails().getAuthorizationUri()))
                .redirectUri(registration.getRedirectUri())
                .scopes(registration.getScopes())
                .state("xyz");
        OAuth2AuthorizationRequestCustomizers.withPkce().accept(builder);
        more.accept(builder);
        return visit(builder.build());
    }

    /** Sends the user to the authorization endpoint with this request, and takes the answer. */
    static OAuth2AuthorizationExchange visit(OAuth2AuthorizationRequest request) {
        UriComponents callback = UriComponentsBuilder.fromUriString(visit(request.getAuthorizationRequestUri()))
                .build();
        OAuth2AuthorizationResponse response = OAuth2AuthorizationResponse.success(
                        requireNonNull(callback.getQueryParams().getFirst("code")))
                .redirectUri(CALLBACK.toString())
                .state(requireNonNull(callback.getQueryParams().getFirst("state")))
                .build();
        return new OAuth2AuthorizationExchange(request, response);
    }

    private static String visit(String url) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url)).build();
            return BROWSER.send(request, BodyHandlers.ofString())
                    .headers()
                    .firstValue("Location")
                    .orElseThrow();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
