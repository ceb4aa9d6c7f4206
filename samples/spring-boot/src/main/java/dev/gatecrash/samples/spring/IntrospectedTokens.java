package dev.gatecrash.samples.spring;

import java.util.Collection;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.security.oauth2.core.OAuth2AuthenticatedPrincipal;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.server.resource.introspection.BadOpaqueTokenException;
import org.springframework.security.oauth2.server.resource.introspection.OpaqueTokenIntrospector;
import org.springframework.security.oauth2.server.resource.introspection.SpringOpaqueTokenIntrospector;
import org.springframework.stereotype.Component;

/** Asks the issuer what a token is (RFC 7662), and whether it is meant for this server, which Spring does not ask. */
@Component
@Profile("opaque")
class IntrospectedTokens implements OpaqueTokenIntrospector {

    private final OpaqueTokenIntrospector issuer;
    private final ProtectedResource resource;

    IntrospectedTokens(
            ProtectedResource resource,
            @Value("${spring.security.oauth2.resourceserver.opaquetoken.introspection-uri}") String uri,
            @Value("${spring.security.oauth2.resourceserver.opaquetoken.client-id}") String id,
            @Value("${spring.security.oauth2.resourceserver.opaquetoken.client-secret}") String secret) {
        this.resource = resource;
        this.issuer = SpringOpaqueTokenIntrospector.withIntrospectionUri(uri)
                .clientId(id)
                .clientSecret(secret)
                .build();
    }

    @Override
    public OAuth2AuthenticatedPrincipal introspect(String token) {
        OAuth2AuthenticatedPrincipal caller = issuer.introspect(token);
        Object audience = caller.getAttributes().get(JwtClaimNames.AUD);
        if (!(audience instanceof Collection<?> several && several.contains(resource.identifier()))) {
            throw new BadOpaqueTokenException("the token is for somebody else");
        }
        return caller;
    }
}
