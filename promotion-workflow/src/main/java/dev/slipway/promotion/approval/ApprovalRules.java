package dev.slipway.promotion.approval;

import dev.slipway.contracts.activities.Authors;
import dev.slipway.promotion.approval.ApprovalProperties.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the table of approvals: what is asked for, and why, in plain words. */
final class ApprovalRules {
    private static final String STRICTEST = "high";

    private final ApprovalProperties table;

    ApprovalRules(ApprovalProperties table) {
        this.table = table;
    }

    /** What is asked for, and because of what. Nothing required means that nobody is asked. */
    record Wanted(List<Requirement> required, List<String> because) {}

    Wanted forRelease(ApprovalRequest request) {
        var required = new ArrayList<Requirement>();
        var because = new ArrayList<String>();
        var level = level(request.risk());
        var count = request.firstRelease() ? Math.max(level.firstRelease(), level.count()) : level.count();
        if (count > 0) {
            required.add(new Requirement(level.roles(), count, level.distinctRoles()));
            because.add("Its risk is %s.".formatted(request.risk()));
        }
        if (request.firstRelease() && count > 0) {
            because.add("It is its first release to %s.".formatted(request.environment()));
        }
        Optional.ofNullable(request.dataClass())
                .flatMap(data -> Optional.ofNullable(table.byDataClass().get(data)))
                .ifPresent(role -> {
                    required.add(one(role));
                    because.add("It holds %s data.".formatted(request.dataClass()));
                });
        Optional.ofNullable(request.cost()).ifPresent(cost -> {
            required.add(one(table.aboveCap()));
            because.add(cost);
        });
        Optional.of(request.whoWroteIt())
                .filter(authors -> !authors.known())
                .ifPresent(authors -> because.add(unseen(authors)));
        return new Wanted(List.copyOf(required), List.copyOf(because));
    }

    /** Unknown is not nobody: whoever decides is told that the rule about authors may have missed somebody. */
    static String unseen(Authors authors) {
        return authors.people().isEmpty()
                ? "Slipway could not see who wrote this build."
                : "Slipway could not see everybody who wrote this build.";
    }

    Wanted forDecommission(String reason) {
        var level = table.decommission();
        return new Wanted(
                List.of(new Requirement(level.roles(), level.count(), level.distinctRoles())), List.of(reason));
    }

    /** A level that the table does not know is taken for the strictest. */
    private Level level(String risk) {
        Map<String, Level> levels = table.levels();
        return Optional.ofNullable(levels.get(risk)).orElseGet(() -> strictest(levels));
    }

    private static Level strictest(Map<String, Level> levels) {
        return Optional.ofNullable(levels.get(STRICTEST))
                .orElseThrow(() -> new IllegalStateException("slipway.approval.levels has no level " + STRICTEST));
    }

    private static Requirement one(String role) {
        return new Requirement(List.of(role), 1, false);
    }
}
