package dev.gatecrash.internal.issuer;

import dev.gatecrash.http.Endpoint;
import dev.gatecrash.internal.endpoint.Locations;
import dev.gatecrash.internal.endpoint.ProofOfPossession;
import dev.gatecrash.internal.endpoint.authorization.Interactions;
import dev.gatecrash.internal.endpoint.authorization.PushedRequests;
import dev.gatecrash.internal.endpoint.browser.BrowserSessions;
import dev.gatecrash.internal.grant.WaitingDevices;
import dev.gatecrash.internal.grant.exchange.AssertionCheck;
import dev.gatecrash.internal.token.TokenStore;
import dev.gatecrash.internal.user.SignIns;
import dev.gatecrash.internal.user.UserDirectory;
import dev.gatecrash.token.Lifetimes;
import java.net.URI;
import java.time.Clock;

/**
 * What an issuer remembers from one request to the next and forgets at a reset.
 *
 * @param store codes, refresh tokens, opaque access tokens, revocations
 * @param signIns who is signed in
 * @param sessions which browsers remember it
 * @param interactions authorization requests that wait for a person
 * @param pushed pushed authorization requests
 * @param devices devices that wait
 * @param proofs DPoP proofs that were used, and nonces
 * @param assertions assertions that were used
 */
record IssuerState(
        TokenStore store,
        SignIns signIns,
        BrowserSessions sessions,
        Interactions interactions,
        PushedRequests pushed,
        WaitingDevices devices,
        ProofOfPossession proofs,
        AssertionCheck assertions) {

    static IssuerState of(
            URI place, URI issuer, Locations locations, IssuerSettings settings, UserDirectory users, Clock clock) {
        IssuerSettings.Security security = settings.security();
        Lifetimes lifetimes = settings.tokens().lifetimes();
        return new IssuerState(
                new TokenStore(clock),
                new SignIns(security.acrValues(), clock),
                new BrowserSessions(place, clock),
                new Interactions(clock),
                new PushedRequests(clock, lifetimes, security.pushedRequestsOnly()),
                new WaitingDevices(users, clock, lifetimes, security.automaticDevices()),
                new ProofOfPossession(issuer, clock, lifetimes, security.dpopNonces()),
                new AssertionCheck(security.trusted(), issuer, locations.of(Endpoint.TOKEN), clock));
    }

    void clear() {
        store.clear();
        signIns.clear();
        sessions.clear();
        interactions.clear();
        pushed.clear();
        devices.clear();
        proofs.clear();
        assertions.clear();
    }
}
