package dev.slipway.promotion.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The table is whole: by what is declared, and by what once ran. */
class KillTableTest {
    private final KillTable table = KillTable.read();

    @Test
    void holdsEveryActivity() {
        assertThat(table.steps().stream().map(StepName::activity).collect(Collectors.toSet()))
                .isEqualTo(ActivityTypes.all());
    }

    @Test
    void holdsEveryStepOfTheNewestHistories() {
        assertThat(alike(table.steps())).containsAll(alike(Histories.steps()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GitopsEnsureDeployed",
                "GitopsEnsureRolledBack",
                "GitopsEnsureRemoved",
                "ApprovalEnsureRequested",
                "ApprovalEnsureOpened"
            })
    void holdsEveryMomentOfWhatOthersSee(String activity) {
        assertThat(table.momentsOf(activity)).containsExactlyInAnyOrder(Moment.values());
    }

    /** Steps of one kind: whatever the attempt, whatever the name of the app. */
    private static Set<String> alike(Set<String> steps) {
        return steps.stream()
                .map(step -> step.replaceAll("-[a-z{}]+[.].*", "-{name}").replaceAll("-[0-9]+$", "-{attempt}"))
                .collect(Collectors.toSet());
    }
}
