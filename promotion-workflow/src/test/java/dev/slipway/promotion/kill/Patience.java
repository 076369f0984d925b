package dev.slipway.promotion.kill;

import io.temporal.activity.ActivityInfo;
import java.time.Duration;
import java.time.Instant;

/** How long everybody waits. Temporal tries an activity again some time after it began; whoever is silent has to be dead by then. */
final class Patience {
    /** How long after its beginning whoever is silent for longest is killed: long enough for others to come to the moment of their death. */
    private static final Duration BREATH = Duration.ofSeconds(5);

    /** What a kill may take, on a machine that has other work. */
    private static final Duration KILLING = Duration.ofSeconds(3);

    /** Stories run side by side, but not all die at once. */
    private static final Duration STORY = Duration.ofSeconds(8);

    private Patience() {}

    /** Whether the silence that began then has to end. */
    static boolean isOver(Instant begun) {
        return Instant.now().isAfter(begun.plus(BREATH));
    }

    /** Whether there is time to kill the activity before it is tried again. */
    static boolean lasts(ActivityInfo info) {
        var triedAgain = Instant.ofEpochMilli(info.getStartedTimestamp()).plus(info.getStartToCloseTimeout());
        return Instant.now().isBefore(triedAgain.minus(KILLING));
    }

    /** In which all stories have come to their end. */
    static Duration untilTheEndOf(KillTable table) {
        return STORY.multipliedBy(table.rows().size());
    }
}
