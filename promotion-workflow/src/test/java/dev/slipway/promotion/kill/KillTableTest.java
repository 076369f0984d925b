package dev.slipway.promotion.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The table is whole, by what is declared. */
class KillTableTest {
    private final KillTable table = KillTable.read();

    @Test
    void holdsEveryActivity() {
        assertThat(table.steps().stream().map(step -> step.split(" ", 2)[0]).collect(Collectors.toSet()))
                .isEqualTo(ActivityTypes.all());
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
}
