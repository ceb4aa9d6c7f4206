package dev.gatecrash.fault;

/** A fault that holds already. Conditions may be added; thread-safe. */
public interface ActiveFault extends FaultConditions<ActiveFault> {

    /** How many requests have met it. */
    long hits();

    /** Ends it; nothing happens if it has ended. */
    void lift();
}
