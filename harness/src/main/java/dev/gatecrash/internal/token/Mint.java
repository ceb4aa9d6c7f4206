package dev.gatecrash.internal.token;

import dev.gatecrash.internal.key.KeyPool;
import dev.gatecrash.internal.key.RotatingKeys;
import dev.gatecrash.internal.key.SignatureKey;
import dev.gatecrash.internal.user.UserDirectory;
import dev.gatecrash.token.Defect;
import dev.gatecrash.token.Token;
import dev.gatecrash.token.TokenBuilder;
import dev.gatecrash.user.User;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tokens for tests: any content, any defect. Thread-safe. */
public final class Mint {

    private static final String CLIENT = "gatecrash-test";

    private final RotatingKeys keys;
    private final JwtFormat format;
    private final TokenPolicy policy;
    private final TokenStore store;
    private final UserDirectory users;
    private final Forgery forgery;

    /** Mints in the name of this issuer. */
    public Mint(
            TokenIssuer issuer,
            RotatingKeys keys,
            TokenPolicy policy,
            TokenStore store,
            UserDirectory users,
            Clock clock) {
        this.keys = keys;
        this.format = issuer.format();
        this.policy = policy;
        this.store = store;
        this.users = users;
        this.forgery = new Forgery(KeyPool.shared(), store, clock);
    }

    /** A builder that makes a good token unless told otherwise. */
    public TokenBuilder builder() {
        String subject = users.all().stream().map(User::name).findFirst().orElse("nobody");
        Authorization standard =
                new Authorization(CLIENT, subject, Set.of(), List.of(), "", false, Map.of(), Optional.empty());
        return new TokenRecipe(this, standard, policy.accessTokenLifetime(), policy.opaque());
    }

    Token mint(TokenRecipe recipe) {
        SignatureKey key = recipe.algorithm().map(keys::signing).orElseGet(keys::signing);
        Authorization granted = recipe.authorization();
        Map<String, Object> claims = format.accessTokenClaims(granted, recipe.lifetime());
        backdate(claims, recipe.lifetime());
        Draft draft = new Draft(format.header(key, policy.type()), claims, key);
        draft.claims.putAll(recipe.claims());
        draft.claims.keySet().removeAll(recipe.withoutClaims());
        draft.header.putAll(recipe.headers());
        // Last, so that a defect is in the token whatever its claims were set to.
        for (Defect defect : recipe.defects()) {
            draft = forgery.apply(defect, draft);
        }
        draft.translate(policy.dialect());
        if (recipe.isOpaque()) {
            return opaque(draft, recipe);
        }
        String value = draft.close();
        return new Token(value, draft.header, draft.claims, JwtFormat.expiry(draft.claims), recipe.defects());
    }

    private Token opaque(Draft draft, TokenRecipe recipe) {
        if (draft.needsSignature()) {
            throw new IllegalArgumentException(
                    "an opaque token has no signature, so it cannot be %s; add jwt() to the builder"
                            .formatted(recipe.defects()));
        }
        String value = draft.finish(store.keepOpaque(draft.claims, JwtFormat.expiry(draft.claims)));
        return new Token(value, Map.of(), draft.claims, JwtFormat.expiry(draft.claims), recipe.defects());
    }

    // A token that is born expired was issued before it expired.
    private static void backdate(Map<String, Object> claims, Duration lifetime) {
        if (lifetime.isNegative() || lifetime.isZero()) {
            claims.computeIfPresent("exp", (name, exp) -> {
                claims.put("iat", (Long) exp - 1);
                return exp;
            });
        }
    }
}
