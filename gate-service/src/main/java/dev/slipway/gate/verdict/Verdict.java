package dev.slipway.gate.verdict;

import dev.slipway.gate.policy.Environment;
import dev.slipway.gate.policy.Finding;
import dev.slipway.gate.policy.Risk;
import dev.slipway.gate.registry.Build;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * What the gate says about a build of an app, for an environment.
 *
 * @param app its name
 * @param revision of the app that was judged
 * @param outcome passed, failed or undetermined
 * @param findings every rule that was not passed, worst first
 * @param missing kinds of evidence that are not there
 * @param evidence that counted
 * @param evaluatedAt when it was last judged so
 */
public record Verdict(
        UUID id,
        String app,
        long revision,
        Build build,
        Environment environment,
        String outcome,
        Risk risk,
        List<Finding> findings,
        List<String> missing,
        String policyVersion,
        List<EvidenceRef> evidence,
        Instant evaluatedAt) {
    static final String PASSED = "passed";
    static final String FAILED = "failed";
    static final String UNDETERMINED = "undetermined";

    private static final List<String> FROM_MILD_TO_STRICT = List.of(PASSED, UNDETERMINED, FAILED);

    /** From mild to strict. */
    static final Comparator<Verdict> BY_STRICTNESS = Comparator.<Verdict>comparingInt(
                    verdict -> FROM_MILD_TO_STRICT.indexOf(verdict.outcome()))
            .thenComparing(Verdict::risk)
            .thenComparing(Verdict::app);

    public boolean passed() {
        return outcome.equals(PASSED);
    }

    public boolean failed() {
        return outcome.equals(FAILED);
    }
}
