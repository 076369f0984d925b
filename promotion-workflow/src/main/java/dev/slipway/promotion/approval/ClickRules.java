package dev.slipway.promotion.approval;

import static dev.slipway.runtime.web.Problems.UNPROCESSABLE;

import dev.slipway.contracts.http.ChatDecision;
import java.util.LinkedHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether a click says all that a decision needs. A word that is neither yes nor no decides nothing, and none is on record from a chat that there is not. */
final class ClickRules {
    private static final Set<String> CHOICES = Set.of("approve", "reject");
    private static final Set<String> PROVIDERS = Set.of("slack", "teams");

    private ClickRules() {}

    /** @throws dev.slipway.runtime.web.Problem 422 that names each place */
    static void check(ChatDecision click) {
        var missing = new LinkedHashMap<String, @Nullable String>();
        missing.put("/provider", click.provider());
        missing.put("/workspace", click.workspace());
        missing.put("/user", click.user());
        missing.put("/interaction", click.interaction());
        missing.values().removeIf(ClickRules::isThere);
        var decides = isThere(click.decision()) && CHOICES.contains(click.decision());
        var foreign = isThere(click.provider()) && !PROVIDERS.contains(click.provider());
        if (missing.isEmpty() && decides && !foreign) {
            return;
        }
        var problem = UNPROCESSABLE.problem("The click does not say enough to be a decision.");
        missing.keySet().forEach(place -> problem.error(place, "is missing"));
        if (!decides) {
            problem.error("/decision", "must be approve or reject");
        }
        if (foreign) {
            problem.error("/provider", "must be slack or teams");
        }
        throw problem;
    }

    private static boolean isThere(@Nullable String text) {
        return text != null && !text.isBlank();
    }
}
