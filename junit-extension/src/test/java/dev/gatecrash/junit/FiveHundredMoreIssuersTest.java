package dev.gatecrash.junit;

import dev.gatecrash.AuthorizationServer;
import org.junit.jupiter.api.RepeatedTest;

/** With its twin, which runs at the same time: a thousand issuers in one JVM. */
@WithAuthorizationServer
class FiveHundredMoreIssuersTest {

    @RepeatedTest(500)
    void an_issuer_shares_nothing_with_any_other(AuthorizationServer auth) {
        Isolation.check(auth);
    }
}
