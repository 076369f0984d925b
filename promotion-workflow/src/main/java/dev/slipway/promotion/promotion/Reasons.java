package dev.slipway.promotion.promotion;

import dev.slipway.contracts.activities.AppAnswer;
import dev.slipway.contracts.activities.EstimateAnswer;
import dev.slipway.contracts.activities.FindingSummary;
import dev.slipway.contracts.activities.VerdictAnswer;
import dev.slipway.promotion.gitops.Environment;
import dev.slipway.promotion.process.Failures;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Why a promotion does not go on, or asks more people, in plain words. */
final class Reasons {
    static final String CHANGED_SINCE_AGREED =
            "The app, what it is estimated to cost, or what is known of who wrote the build has changed since people agreed, and others would have to agree now. "
                    + "Promote the build again, so that they are asked.";

    private Reasons() {}

    static String ofGate(Environment environment, VerdictAnswer verdict) {
        return "The gate does not let it into %s: %s"
                .formatted(
                        environment.id(),
                        verdict.findings().isEmpty()
                                ? "evidence is missing."
                                : verdict.findings().stream()
                                        .map(FindingSummary::title)
                                        .collect(Collectors.joining("; ")));
    }

    static String ofLife(AppAnswer app) {
        return "%s is %s.".formatted(app.app(), app.lifecycle().equals("archived") ? "archived" : "on its way out");
    }

    /** Nothing while it stays within its cap. */
    static @Nullable String ofCost(EstimateAnswer estimate) {
        if (!estimate.aboveCap()) {
            return null;
        }
        var capCurrency = Failures.orElse(estimate.capCurrency(), estimate.currency());
        var words = capCurrency.equals(estimate.currency())
                ? "It is estimated at %s %s a month, above its cap of %s %s."
                : "It is estimated at %s %s a month, which cannot be compared with its cap of %s %s.";
        return words.formatted(estimate.monthly(), estimate.currency(), estimate.cap(), capCurrency);
    }
}
