package dev.gatecrash.internal.token.forgery;

/** What a defect does to a token in the making. */
@FunctionalInterface
interface Change {

    void make(Draft draft);

    /** Sets a claim. */
    static Change claim(String name, Object value) {
        return draft -> draft.claims.put(name, value);
    }

    /** Leaves a claim out. */
    static Change without(String claim) {
        return draft -> draft.claims.remove(claim);
    }

    /** Sets a header parameter. */
    static Change header(String name, Object value) {
        return draft -> draft.say(name, value);
    }

    /** This change, and then that one. */
    default Change and(Change next) {
        return draft -> {
            make(draft);
            next.make(draft);
        };
    }
}
