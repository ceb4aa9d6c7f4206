package dev.gatecrash.internal.contract.bench;

import dev.gatecrash.check.Check;
import dev.gatecrash.check.Clause;
import dev.gatecrash.check.Family;
import dev.gatecrash.check.Level;
import dev.gatecrash.check.Severity;
import dev.gatecrash.check.Verdict;
import dev.gatecrash.token.Defect;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A check and how it is carried out. Immutable; a family's file makes its rows with {@link #must} and {@link #should}.
 *
 * @param check the check
 * @param needs what it needs to mean anything
 * @param experiment how it is carried out
 */
public record Row(Check check, List<Need> needs, Experiment experiment) {

    public Row {
        needs = List.copyOf(needs);
    }

    /** A demand: a server that does otherwise fails. */
    public static Draft must(Family family, int number, Severity severity, Clause clause) {
        return new Draft(family, number, Level.MUST, severity, clause);
    }

    /** A recommendation: a server that does otherwise is warned. */
    public static Draft should(Family family, int number, Severity severity, Clause clause) {
        return new Draft(family, number, Level.SHOULD, severity, clause);
    }

    /** Carries it out, unless something that it needs is missing. */
    public Verdict on(Bench bench) {
        return needs.stream()
                .filter(need -> !need.isMet(bench))
                .findFirst()
                .map(need -> Verdict.skipped(need.reason()))
                .orElseGet(() -> level(experiment.on(bench)));
    }

    private Verdict level(Verdict verdict) {
        if (check.level() == Level.SHOULD && verdict instanceof Verdict.Failed failed) {
            return new Verdict.Warned(failed.expected(), failed.actual(), failed.exchange());
        }
        return verdict;
    }

    /** A row in the making. Mutable, one shot. */
    public static final class Draft {

        private final Family family;
        private final int number;
        private final Level level;
        private final Severity severity;
        private final Clause clause;
        private final List<Need> needs = new ArrayList<>();
        private String title = "";
        private String sends = "";
        private String expects = "";
        private String because = "";
        private String remedy = "";

        private Draft(Family family, int number, Level level, Severity severity, Clause clause) {
            this.family = family;
            this.number = number;
            this.level = level;
            this.severity = severity;
            this.clause = clause;
        }

        /** The expectation as a sentence without full stop, such as "A token for another resource is refused". */
        public Draft title(String sentence) {
            title = sentence;
            return this;
        }

        /** What is sent, as a noun phrase. */
        public Draft sends(String what) {
            sends = what;
            return this;
        }

        /** What a right server does, as a noun phrase. */
        public Draft expects(String what) {
            expects = what;
            return this;
        }

        /** Why it matters, as a sentence. */
        public Draft because(String sentence) {
            because = sentence;
            return this;
        }

        /** What to do about it, as a sentence. */
        public Draft remedy(String sentence) {
            remedy = sentence;
            return this;
        }

        /** What it needs to mean anything. */
        public Draft needs(Need... more) {
            needs.addAll(List.of(more));
            return this;
        }

        /** How it is carried out. */
        public Row when(Experiment experiment) {
            String id = "%s-%02d".formatted(family.code(), number);
            Check check = new Check(id, family, title, level, severity, clause, sends, expects, because, remedy);
            return new Row(check, needs, experiment);
        }

        /** It passes if none of these opens the door. */
        public Row refuses(Stimulus... stimuli) {
            List<Stimulus> all = List.of(stimuli);
            return when(bench -> bench.refuses(expects, all));
        }

        /** It passes if no token with one of these defects opens the door. */
        public Row refuses(Defect... defects) {
            return refuses(Stream.of(defects).map(Stimulus::defect).toArray(Stimulus[]::new));
        }

        /** It passes if each of these opens the door. */
        public Row accepts(Stimulus... stimuli) {
            List<Stimulus> all = List.of(stimuli);
            return when(bench -> bench.accepts(expects, all));
        }
    }
}
