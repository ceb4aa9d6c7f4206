package dev.gatecrash.internal.token;

import dev.gatecrash.internal.token.forgery.Part;
import dev.gatecrash.key.SigningAlgorithm;
import dev.gatecrash.token.Defect;
import dev.gatecrash.token.Token;
import dev.gatecrash.token.TokenBuilder;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The immutable builder behind {@code auth.token()}. */
record TokenRecipe(
        Mint minting,
        Authorization granted,
        Duration lifetime,
        Map<String, Object> claims,
        Set<String> withoutClaims,
        Map<String, Object> headers,
        Optional<SigningAlgorithm> algorithm,
        Set<Defect> defects,
        boolean isOpaque)
        implements TokenBuilder {

    TokenRecipe(Mint minting, Authorization standard, Duration lifetime, boolean isOpaque) {
        this(minting, standard, lifetime, Map.of(), Set.of(), Map.of(), Optional.empty(), Set.of(), isOpaque);
    }

    /** What is granted, with a lineage of its own for this one token. */
    Authorization authorization() {
        return new Authorization(
                granted.clientId(),
                granted.subject(),
                granted.scopes(),
                granted.resources(),
                TokenIssuer.newLineage(),
                false,
                granted.claims(),
                Optional.empty());
    }

    @Override
    public TokenBuilder subject(String subject) {
        return with(grant(granted.clientId(), subject, granted.scopes(), granted.resources()));
    }

    @Override
    public TokenBuilder audience(URI... audience) {
        return with(grant(granted.clientId(), granted.subject(), granted.scopes(), List.of(audience)));
    }

    @Override
    public TokenBuilder scope(String... scopes) {
        Set<String> ordered = new LinkedHashSet<>(List.of(scopes));
        return with(grant(granted.clientId(), granted.subject(), ordered, granted.resources()));
    }

    @Override
    public TokenBuilder client(String id) {
        return with(grant(id, granted.subject(), granted.scopes(), granted.resources()));
    }

    @Override
    public TokenBuilder lifetime(Duration other) {
        return new TokenRecipe(minting, granted, other, claims, withoutClaims, headers, algorithm, defects, isOpaque);
    }

    @Override
    public TokenBuilder claim(String name, Object value) {
        return new TokenRecipe(
                minting,
                granted,
                lifetime,
                plus(claims, name, value),
                withoutClaims,
                headers,
                algorithm,
                defects,
                isOpaque);
    }

    @Override
    public TokenBuilder without(String claim) {
        Set<String> more = new LinkedHashSet<>(withoutClaims);
        more.add(claim);
        return new TokenRecipe(minting, granted, lifetime, claims, more, headers, algorithm, defects, isOpaque);
    }

    @Override
    public TokenBuilder header(String name, Object value) {
        return new TokenRecipe(
                minting,
                granted,
                lifetime,
                claims,
                withoutClaims,
                plus(headers, name, value),
                algorithm,
                defects,
                isOpaque);
    }

    @Override
    public TokenBuilder algorithm(SigningAlgorithm other) {
        return new TokenRecipe(
                minting, granted, lifetime, claims, withoutClaims, headers, Optional.of(other), defects, isOpaque);
    }

    @Override
    public TokenBuilder with(Defect... more) {
        Set<Defect> all = EnumSet.noneOf(Defect.class);
        all.addAll(defects);
        Collections.addAll(all, more);
        Part.refuseContradictions(all);
        return new TokenRecipe(minting, granted, lifetime, claims, withoutClaims, headers, algorithm, all, isOpaque);
    }

    @Override
    public TokenBuilder opaque() {
        return new TokenRecipe(minting, granted, lifetime, claims, withoutClaims, headers, algorithm, defects, true);
    }

    @Override
    public TokenBuilder jwt() {
        return new TokenRecipe(minting, granted, lifetime, claims, withoutClaims, headers, algorithm, defects, false);
    }

    @Override
    public Token mint() {
        return minting.mint(this);
    }

    private TokenRecipe with(Authorization other) {
        return new TokenRecipe(minting, other, lifetime, claims, withoutClaims, headers, algorithm, defects, isOpaque);
    }

    private static Authorization grant(String client, String subject, Set<String> scopes, List<URI> resources) {
        return new Authorization(client, subject, scopes, resources, "", false, Map.of(), Optional.empty());
    }

    private static Map<String, Object> plus(Map<String, Object> members, String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(members);
        more.put(name, value);
        return more;
    }
}
