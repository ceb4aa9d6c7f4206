package dev.gatecrash.samples.quarkus;

import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;

/** Refuses what the issuer signs for other purposes (RFC 8725 section 3.11), and what was issued to nobody. */
@Singleton
class AccessTokens implements SecurityIdentityAugmentor {

    private static final Set<String> TYPES = Set.of("", "JWT", "at+jwt", "application/at+jwt");

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        AccessTokenCredential token = identity.getCredential(AccessTokenCredential.class);
        boolean refused = token != null && (!TYPES.contains(type(token.getToken())) || isNobody(identity));
        return refused
                ? Uni.createFrom().failure(new AuthenticationFailedException("no access token"))
                : Uni.createFrom().item(identity);
    }

    private static boolean isNobody(SecurityIdentity identity) {
        String subject = identity.getPrincipal().getName();
        return subject == null || subject.isEmpty();
    }

    /** Of an opaque token, none. */
    private static String type(String token) {
        int dot = token.indexOf('.');
        return dot < 0
                ? ""
                : new JsonObject(new String(
                                Base64.getUrlDecoder().decode(token.substring(0, dot)), StandardCharsets.UTF_8))
                        .getString("typ", "");
    }
}
