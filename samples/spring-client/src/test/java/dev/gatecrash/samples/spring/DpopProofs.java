package dev.gatecrash.samples.spring;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import java.time.Instant;
import java.util.UUID;
import org.springframework.core.convert.converter.Converter;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.client.endpoint.AbstractOAuth2AuthorizationGrantRequest;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;

/** A proof of possession (RFC 9449 §4.2) for each request of Spring's token response clients. */
final class DpopProofs {

    private final ECKey key;
    private final JwtEncoder encoder;

    DpopProofs(ECKey key) {
        this.key = key;
        encoder = new NimbusJwtEncoder(new ImmutableJWKSet<>(new JWKSet(key)));
    }

    /** The header for one kind of grant, to be added to its client. */
    <T extends AbstractOAuth2AuthorizationGrantRequest> Converter<T, HttpHeaders> headers() {
        return grant -> {
            HttpHeaders headers = new HttpHeaders();
            headers.set(
                    "DPoP",
                    proof(grant.getClientRegistration().getProviderDetails().getTokenUri()));
            return headers;
        };
    }

    private String proof(String target) {
        JwsHeader header = JwsHeader.with(SignatureAlgorithm.ES256)
                .type("dpop+jwt")
                .jwk(key.toPublicJWK().toJSONObject())
                .build();
        JwtClaimsSet claims = JwtClaimsSet.builder()
                .id(UUID.randomUUID().toString())
                .claim("htm", "POST")
                .claim("htu", target)
                .issuedAt(Instant.now())
                .build();
        return encoder.encode(JwtEncoderParameters.from(header, claims)).getTokenValue();
    }
}
