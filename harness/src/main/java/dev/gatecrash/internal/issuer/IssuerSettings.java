package dev.gatecrash.internal.issuer;

import dev.gatecrash.client.Client;
import dev.gatecrash.fault.Misbehaviour;
import dev.gatecrash.internal.key.TrustedIssuer;
import dev.gatecrash.internal.registration.RegistrationPolicy;
import dev.gatecrash.internal.token.TokenPolicy;
import dev.gatecrash.key.SigningAlgorithm;
import dev.gatecrash.persona.Persona;
import dev.gatecrash.user.Consent;
import dev.gatecrash.user.Login;
import dev.gatecrash.user.User;
import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What an issuer is told when it is made.
 *
 * @param algorithm of its first key
 * @param tokens how tokens look and live
 * @param offeredScopes the scopes it offers; empty for any
 * @param defaultScopes what a request without scope gets
 * @param resources the resources it knows; empty for any
 * @param users who can sign in
 * @param login how they sign in
 * @param consent how they answer
 * @param clients who is registered from the start
 * @param registration how to become a client
 * @param security what is demanded or offered beyond the ordinary
 * @param persona the provider it looks like
 * @param conduct how it misbehaves from the start
 * @param lastWord changes the metadata before it is published
 */
public record IssuerSettings(
        SigningAlgorithm algorithm,
        TokenPolicy tokens,
        Set<String> offeredScopes,
        Set<String> defaultScopes,
        Set<URI> resources,
        List<User> users,
        Login login,
        Consent consent,
        List<Client> clients,
        RegistrationPolicy registration,
        Security security,
        Persona persona,
        Set<Misbehaviour> conduct,
        UnaryOperator<Map<String, Object>> lastWord) {

    public IssuerSettings {
        // The builder behind these goes on being mutable.
        offeredScopes = Collections.unmodifiableSet(new LinkedHashSet<>(offeredScopes));
        defaultScopes = Collections.unmodifiableSet(new LinkedHashSet<>(defaultScopes));
        resources = Set.copyOf(resources);
        users = List.copyOf(users);
        conduct = Set.copyOf(conduct);
        clients = List.copyOf(clients);
    }

    /**
     * What is demanded or offered beyond the ordinary.
     *
     * @param pushedRequestsOnly whether authorization requests must be pushed
     * @param dpopNonces whether DPoP proofs need a nonce
     * @param automaticDevices whether devices are approved at their first poll
     * @param acrValues the authentication context classes on offer; empty for any
     * @param detailTypes the types of authorization details on offer; empty for any
     * @param trusted the issuers whose assertions are taken
     */
    public record Security(
            boolean pushedRequestsOnly,
            boolean dpopNonces,
            boolean automaticDevices,
            Set<String> acrValues,
            Set<String> detailTypes,
            List<TrustedIssuer> trusted) {

        public Security {
            acrValues = Set.copyOf(acrValues);
            detailTypes = Set.copyOf(detailTypes);
            trusted = List.copyOf(trusted);
        }
    }
}
