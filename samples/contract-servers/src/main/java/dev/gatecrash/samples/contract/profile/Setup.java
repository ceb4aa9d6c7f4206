package dev.gatecrash.samples.contract.profile;

import dev.gatecrash.samples.contract.bug.Bug;
import dev.gatecrash.samples.contract.bug.Bugs;
import java.time.Instant;

/** What every part of a server has to know: its configuration, its place, its bugs. */
public record Setup(Profile profile, Resource resource, Bugs bugs) {

    public boolean has(Bug bug) {
        return bugs.has(bug);
    }

    public boolean is(Variation variation) {
        return profile.is(variation);
    }

    public String issuer() {
        return profile.issuer().toString();
    }

    /** What a proof has to name where nonces are given. */
    public String nonce() {
        return "nonce:" + resource.identifier();
    }

    public Instant now() {
        return profile.clock().instant();
    }
}
