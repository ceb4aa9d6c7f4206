package dev.gatecrash.diagnosis;

import java.util.Optional;

/** One way to fail: what was seen, what was expected, and the likely cause, if the evidence is for it. */
interface Rule {

    Optional<String> cause(Evidence evidence);
}
