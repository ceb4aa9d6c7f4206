package dev.gatecrash.samples.contract.bug;

import java.util.Set;

/** One thing that a developer did wrong; the families are the enums that implement it. */
public interface Bug {

    /** The name, which says what was done wrong. */
    String name();

    /** The checks that are there to catch it, by their ids in the catalogue of requirements, such as RS-SIG-01. */
    Set<String> checks();
}
