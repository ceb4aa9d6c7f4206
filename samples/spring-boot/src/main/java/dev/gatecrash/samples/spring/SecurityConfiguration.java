package dev.gatecrash.samples.spring;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.resource.OAuth2ResourceServerConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;

/** Who is let in, and how the others are told how to get a token. */
@Configuration
class SecurityConfiguration {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    @Bean
    SecurityFilterChain chain(
            HttpSecurity http, ProtectedResource resource, ObjectProvider<IntrospectedTokens> introspection) {
        http.sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.disable())
                .cors(cors -> cors.configurationSource(origins()))
                // No other paths: Spring publishes the metadata below its well-known path for every one.
                .securityMatcher("/mcp", ProtectedResource.METADATA)
                .authorizeHttpRequests(
                        requests -> requests.anyRequest().hasAuthority("SCOPE_" + ProtectedResource.READ))
                .oauth2ResourceServer(server -> read(server, introspection.getIfAvailable())
                        .protectedResourceMetadata(
                                metadata -> metadata.protectedResourceMetadataCustomizer(resource::describe))
                        .authenticationEntryPoint((request, response, e) -> unauthorized(resource, response, e))
                        .accessDeniedHandler((request, response, e) -> forbidden(resource, request, response)));
        return http.build();
    }

    private static OAuth2ResourceServerConfigurer<HttpSecurity> read(
            OAuth2ResourceServerConfigurer<HttpSecurity> server, @Nullable IntrospectedTokens introspection) {
        return introspection == null
                ? server.jwt(jwt -> {})
                : server.opaqueToken(opaque -> opaque.introspector(introspection));
    }

    /** Found out at the first token, so that the server starts without its authorization server. */
    @Bean
    JwtDecoder decoder(ProtectedResource resource) {
        return new SupplierJwtDecoder(() -> {
            NimbusJwtDecoder decoder = NimbusJwtDecoder.withIssuerLocation(resource.issuer())
                    .jwsAlgorithm(SignatureAlgorithm.RS256)
                    .jwsAlgorithm(SignatureAlgorithm.ES256)
                    .validateType(false)
                    .build();
            JwtTypeValidator types = new JwtTypeValidator(List.of("JWT", "at+jwt", "application/at+jwt"));
            types.setAllowEmpty(true);
            decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<Jwt>(
                    types,
                    new JwtIssuerValidator(resource.issuer()),
                    new JwtTimestampValidator(Duration.ofSeconds(60)),
                    new JwtClaimValidator<>(JwtClaimNames.EXP, expiry -> expiry != null),
                    new JwtClaimValidator<String>(JwtClaimNames.SUB, subject -> subject != null && !subject.isEmpty()),
                    // Spring checks no audience unless it is told to.
                    new JwtClaimValidator<List<String>>(
                            JwtClaimNames.AUD,
                            audience -> audience != null && audience.contains(resource.identifier()))));
            return decoder;
        });
    }

    /** By DNS rebinding a page can reach a server on the loopback address, under its own name. */
    @Bean
    StrictHttpFirewall firewall() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setAllowedHostnames(LOOPBACK::contains);
        return firewall;
    }

    private static CorsConfigurationSource origins() {
        CorsConfiguration loopback = new CorsConfiguration();
        loopback.setAllowedOriginPatterns(List.of("http://localhost:[*]", "http://127.0.0.1:[*]"));
        loopback.setAllowedMethods(List.of("GET", "POST"));
        loopback.setAllowedHeaders(List.of("*"));
        loopback.setExposedHeaders(List.of("WWW-Authenticate"));
        return request -> loopback;
    }

    private static void unauthorized(
            ProtectedResource resource, HttpServletResponse response, AuthenticationException e) {
        boolean tried = e instanceof OAuth2AuthenticationException;
        boolean malformed = e instanceof OAuth2AuthenticationException refused
                && refused.getError().getErrorCode().equals("invalid_request");
        String error = malformed ? "invalid_request" : "invalid_token";
        response.setStatus(malformed ? 400 : 401);
        response.setHeader(
                "WWW-Authenticate",
                resource.challenge(ProtectedResource.READ, tried ? error : "", "The token is not accepted here"));
    }

    private static void forbidden(
            ProtectedResource resource, HttpServletRequest request, HttpServletResponse response) {
        Object needed = request.getAttribute(McpController.NEEDED_SCOPE);
        String scope = needed == null ? ProtectedResource.READ : String.valueOf(needed);
        response.setStatus(403);
        response.setHeader(
                "WWW-Authenticate",
                resource.challenge(scope, "insufficient_scope", "The token lacks a scope that this call needs"));
    }
}
