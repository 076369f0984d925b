package dev.slipway.promotion.promotion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contracts.gate.BuildPublished;
import dev.slipway.promotion.ServiceTest;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** No build begins by itself after a later one was promoted. */
class BuildOrderTest extends ServiceTest {
    private final String app = anApp();
    private final String older = digest("older-" + app);
    private final String newer = digest("newer-" + app);

    @Test
    void leavesAnOlderBuildAloneThatPassesLater() {
        gate.deliver(published(older, null));
        gate.deliver(published(newer, null));
        promotionOf(app, newer);

        gate.deliver(passed(app, older, "staging"));

        assertThat(promoted()).containsExactly(newer);
    }

    @Test
    void leavesAnOlderBuildAloneThatCameBeforeItsAppWasRegistered() {
        gate.deliver(passed(app, newer, "staging", 412L));

        gate.deliver(passed(app, older, "staging", 411L));

        assertThat(promoted()).containsExactly(newer);
    }

    @Test
    void beginsWithANewerBuildThatCameBeforeItsAppWasRegistered() {
        gate.deliver(passed(app, older, "staging", 411L));

        gate.deliver(passed(app, newer, "staging", 412L));

        assertThat(promoted()).containsExactly(older, newer);
    }

    @Test
    void believesTheNumbersOfTheGateMoreThanTheOrderOfItsNews() {
        gate.deliver(published(newer, 412L));
        gate.deliver(published(older, 411L));
        gate.deliver(passed(app, newer, "staging", 412L));

        gate.deliver(passed(app, older, "staging", 411L));

        assertThat(promoted()).containsExactly(newer);
    }

    @Test
    void learnsTheNumberOfABuildThatAnEarlierReleaseOfTheGateToldOf() {
        gate.deliver(published(newer, null));
        gate.deliver(published(older, null));
        gate.deliver(passed(app, newer, "staging", 412L));

        gate.deliver(passed(app, older, "staging", 411L));

        assertThat(promoted()).containsExactly(newer);
    }

    @Test
    void goesByTheOrderOfTheNewsWhileTheGateNumbersOnlyOneOfTwo() {
        gate.deliver(published(older, null));
        gate.deliver(published(newer, 412L));
        promotionOf(app, older);

        gate.deliver(passed(app, newer, "staging", 412L));

        assertThat(promoted()).containsExactly(older, newer);
    }

    private BuildPublished published(String digest, @Nullable Long buildNumber) {
        return new BuildPublished(app, 7, "micro-apps/" + app, digest, "1", "1", null, null, buildNumber);
    }

    private List<Object> promoted() {
        return database.query("select digest from promotion where app = ? order by number", app).stream()
                .<Object>map(row -> Objects.requireNonNull(row.get("digest")))
                .toList();
    }
}
