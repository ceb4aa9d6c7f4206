package dev.gatecrash.internal.token;

import dev.gatecrash.internal.client.ClientRegistry;
import dev.gatecrash.internal.key.RotatingKeys;
import dev.gatecrash.internal.key.SignatureKey;
import dev.gatecrash.internal.token.attacker.Attacker;
import dev.gatecrash.internal.token.forgery.Draft;
import dev.gatecrash.internal.token.forgery.Forgery;
import dev.gatecrash.internal.user.UserDirectory;
import dev.gatecrash.key.SigningAlgorithm;
import dev.gatecrash.token.Defect;
import dev.gatecrash.token.Lifetime;
import dev.gatecrash.token.Token;
import dev.gatecrash.token.TokenBuilder;
import dev.gatecrash.user.User;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
            ClientRegistry clients,
            Attacker attacker,
            Clock clock) {
        this.keys = keys;
        this.format = issuer.format();
        this.policy = policy;
        this.store = store;
        this.users = users;
        IssuersLedger ledger = new IssuersLedger(issuer, store, users, clients);
        this.forgery = new Forgery(issuer.format().issuer(), keys, attacker, ledger, clock);
    }

    /** A builder that makes a good token unless told otherwise. */
    public TokenBuilder builder() {
        String subject = users.all().stream().map(User::name).findFirst().orElse("nobody");
        Authorization standard =
                new Authorization(CLIENT, subject, Set.of(), List.of(), "", false, Map.of(), Optional.empty());
        return new TokenRecipe(this, standard, policy.lifetimes().of(Lifetime.ACCESS_TOKEN, CLIENT), policy.opaque());
    }

    Token mint(TokenRecipe recipe) {
        SignatureKey key = key(recipe);
        Authorization granted = recipe.authorization();
        Map<String, Object> claims = format.accessTokenClaims(granted, recipe.lifetime());
        claims.putAll(recipe.claims());
        claims.keySet().removeAll(recipe.withoutClaims());
        Map<String, Object> header = format.header(key, policy.type());
        header.putAll(recipe.headers());
        Draft draft = new Draft(header, claims, key);
        // Last, so that a defect is in the token whatever its claims were set to.
        for (Defect defect : recipe.defects()) {
            forgery.apply(defect, draft);
        }
        if (draft.isReplaced()) {
            return new Token(draft.close(), header, claims, Instant.MAX, recipe.defects());
        }
        replace(header, policy.dialect().headerOf(header));
        replace(claims, policy.dialect().claimsOf(claims));
        if (recipe.isOpaque()) {
            return opaque(draft, claims, recipe);
        }
        String value = draft.close();
        return new Token(value, header, claims, JwtFormat.expiry(claims), recipe.defects());
    }

    private static void replace(Map<String, Object> members, Map<String, Object> others) {
        members.clear();
        members.putAll(others);
        // A dialect renames what a defect may have left out.
        members.values().removeIf(Objects::isNull);
    }

    private SignatureKey key(TokenRecipe recipe) {
        SignatureKey key = recipe.algorithm().map(keys::signing).orElseGet(keys::signing);
        boolean elliptic = key.key().keyPair().getPublic().getAlgorithm().equals("EC");
        // Only an ECDSA signature has two forms to confuse.
        return recipe.defects().contains(Defect.DER_SIGNATURE) && !elliptic
                ? keys.signing(SigningAlgorithm.ES256)
                : key;
    }

    private Token opaque(Draft draft, Map<String, Object> claims, TokenRecipe recipe) {
        if (draft.needsSignature()) {
            throw new IllegalArgumentException(
                    "an opaque token has no signature, so it cannot be %s; add jwt() to the builder, see docs/defects.md"
                            .formatted(recipe.defects()));
        }
        String value = draft.finish(store.keepOpaque(claims, JwtFormat.expiry(claims)));
        return new Token(value, Map.of(), claims, JwtFormat.expiry(claims), recipe.defects());
    }
}
