package dev.slipway.promotion.smoke;

import dev.slipway.contracts.promotion.CheckResult;
import java.util.List;
import java.util.stream.Collectors;

/** What the checks found. */
public record SmokeReport(List<CheckResult> checks) {
    /** Every check held. */
    public boolean allPassed() {
        return checks.stream().allMatch(CheckResult::passed);
    }

    /** The failed checks in one sentence. */
    public String failures() {
        return checks.stream()
                .filter(check -> !check.passed())
                .map(check -> check.path() + ": " + check.detail())
                .collect(Collectors.joining("; "));
    }
    /** For the history of a process. */
    String inWords(String environment) {
        if (!allPassed()) {
            return "A check failed in %s: %s.".formatted(environment, failures());
        }
        return checks.size() == 1
                ? "One check passed in %s.".formatted(environment)
                : "%d checks passed in %s.".formatted(checks.size(), environment);
    }
}
