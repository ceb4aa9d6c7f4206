package dev.gatecrash.samples.quarkus;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** Quarkus compares {@code quarkus.oidc.token.audience} with the claims of JWTs only. */
// tag::profile[]
public final class IntrospectedAudience implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("quarkus.oidc.token.required-claims.aud", "${quarkus.oidc.resource-metadata.resource}");
    }
}
// end::profile[]
