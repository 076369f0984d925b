package dev.slipway.gate.policy;

import dev.slipway.gate.policy.Finding.Shortfall;
import java.util.List;

/** Every way a judgement can end. Each names all rules that were not passed, those that only warn included. */
public sealed interface Outcome {
    /** Worst first: what denies before what warns, what is wrong before what is missing. */
    List<Finding> findings();

    /** The kinds of evidence that are not there, in alphabetical order. */
    List<String> missing();

    /** passed, failed or undetermined. */
    String word();

    /** Nothing denies. */
    record Passed(List<Finding> findings, List<String> missing) implements Outcome {
        @Override
        public String word() {
            return "passed";
        }
    }

    /** Something is wrong. */
    record Failed(List<Finding> findings, List<String> missing) implements Outcome {
        @Override
        public String word() {
            return "failed";
        }
    }

    /** Nothing is known to be wrong, but something is missing that has to be there. */
    record Undetermined(List<Finding> findings, List<String> missing) implements Outcome {
        @Override
        public String word() {
            return "undetermined";
        }
    }

    /** What the findings come to. */
    static Outcome of(List<Finding> findings, List<String> missing) {
        var denying = findings.stream().filter(Finding::denies).toList();
        if (denying.isEmpty()) {
            return new Passed(List.copyOf(findings), List.copyOf(missing));
        }
        return denying.stream().anyMatch(finding -> finding.outcome() == Shortfall.FAILED)
                ? new Failed(List.copyOf(findings), List.copyOf(missing))
                : new Undetermined(List.copyOf(findings), List.copyOf(missing));
    }
}
