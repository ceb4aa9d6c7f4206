package dev.gatecrash.check;

/**
 * A check and how it went. Immutable.
 *
 * @param check the check
 * @param verdict how it went
 */
public record Finding(Check check, Verdict verdict) {

    /** The finding as a person reads it: the clause, what was sent, expected and seen, and what to do. */
    public String describe() {
        StringBuilder text = new StringBuilder("%s %s  %s%n  %s%n"
                .formatted(check.id(), check.level(), check.clause().words(), check.title()));
        line(text, "sent", check.sends());
        line(text, "expected", verdict.expectation().orElse(check.expects()));
        verdict.observation().ifPresent(seen -> line(text, "got", seen));
        if (verdict.isFinding()) {
            line(text, "why", check.because());
            line(text, "remedy", check.remedy());
            line(text, "page", check.page());
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String name, String words) {
        text.append("  %-9s %s%n".formatted(name, words.strip().replace("\n", "\n            ")));
    }
}
