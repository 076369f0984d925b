package dev.slipway.promotion.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contracts.activities.Authors;
import dev.slipway.contracts.activities.Step;
import dev.slipway.promotion.approval.ApprovalProperties.Level;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ApprovalRulesTest {
    private final ApprovalRules rules = new ApprovalRules(new ApprovalProperties(
            Duration.ofDays(7),
            Map.of(
                    "low", new Level(0, 1, List.of("approver"), false),
                    "medium", new Level(1, 1, List.of("approver"), false),
                    "high", new Level(2, 2, List.of("approver", "compliance", "security"), true)),
            Map.of("regulated", "compliance"),
            "finance",
            new Level(1, 1, List.of("approver"), false)));

    @Test
    void asksNobodyForALowRiskThatRunsAlready() {
        assertThat(rules.forRelease(release("low", null, false, null)).required())
                .isEmpty();
    }

    @Test
    void asksOnceForTheFirstReleaseAndSaysWhy() {
        var wanted = rules.forRelease(release("low", null, true, null));

        assertThat(wanted.required()).containsExactly(new Requirement(List.of("approver"), 1, false));
        assertThat(wanted.because()).contains("It is its first release to production.");
    }

    @Test
    void asksTwoRolesForHighRisk() {
        assertThat(rules.forRelease(release("high", null, false, null)).required())
                .containsExactly(new Requirement(List.of("approver", "compliance", "security"), 2, true));
    }

    @Test
    void takesALevelThatItDoesNotKnowForHigh() {
        assertThat(rules.forRelease(release("odd", null, false, null)).required())
                .isEqualTo(rules.forRelease(release("high", null, false, null)).required());
    }

    @Test
    void asksComplianceAboutRegulatedDataAndFinanceAboveTheCap() {
        var wanted = rules.forRelease(release("low", "regulated", false, "It is dear."));

        assertThat(wanted.required())
                .containsExactly(
                        new Requirement(List.of("compliance"), 1, false),
                        new Requirement(List.of("finance"), 1, false));
        assertThat(wanted.because()).containsExactly("It holds regulated data.", "It is dear.");
    }

    @Test
    void tellsThoseWhoDecideThatItCouldNotSeeWhoWroteTheBuild() {
        assertThat(rules.forRelease(release("low", null, true, null, null)).because())
                .contains("Slipway could not see who wrote this build.");
        assertThat(rules.forRelease(release("low", null, true, null, Authors.UNKNOWN))
                        .because())
                .contains("Slipway could not see who wrote this build.");
        assertThat(rules.forRelease(release("low", null, true, null, new Authors(List.of("p_author"), false)))
                        .because())
                .contains("Slipway could not see everybody who wrote this build.");
        assertThat(rules.forRelease(release("low", null, true, null, new Authors(List.of("p_author"), true)))
                        .because())
                .noneMatch(words -> words.contains("Slipway"));
    }

    private static ApprovalRequest release(
            String risk, @Nullable String dataClass, boolean first, @Nullable String cost) {
        return release(risk, dataClass, first, cost, new Authors(List.of(), true));
    }

    private static ApprovalRequest release(
            String risk, @Nullable String dataClass, boolean first, @Nullable String cost, @Nullable Authors authors) {
        return new ApprovalRequest(
                new Step("p", "s"), "a", 1, "sha256:0", "1", "production", risk, dataClass, first, cost, null, authors);
    }
}
