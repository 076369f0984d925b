package dev.slipway.promotion.process;

import com.google.protobuf.Timestamp;
import io.temporal.api.enums.v1.PendingActivityState;
import io.temporal.api.failure.v1.Failure;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.workflow.v1.PendingActivityInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * An activity that a workflow waits for.
 *
 * @param activity what Temporal tells of it; its times are those of the attempt that is next, or runs
 * @param scheduled when it was scheduled first, and for whom
 */
record PendingStep(PendingActivityInfo activity, HistoryEvent scheduled) {
    /** Whether it has failed, or nobody does it: of others the history need not be read. */
    static boolean mayHinder(PendingActivityInfo activity) {
        return activity.hasLastFailure()
                || activity.getState() == PendingActivityState.PENDING_ACTIVITY_STATE_SCHEDULED;
    }

    /**
     * Why the workflow does not get on with it, if it should have since before that moment.
     *
     * @param patience how much longer it may look for what is not so yet
     */
    Optional<Symptom> symptom(Instant before, Duration patience) {
        if (!mayHinder(activity)) {
            return Optional.empty();
        }
        if (!activity.hasLastFailure()) {
            return since().isBefore(before) ? Optional.of(waitsForAWorker()) : Optional.empty();
        }
        if (looks() && !since().isBefore(before.minus(patience))) {
            return Optional.empty();
        }
        return since().isBefore(before) ? Optional.of(fails()) : Optional.empty();
    }

    private Instant since() {
        return at(scheduled.getEventTime());
    }

    private boolean looks() {
        return activity.getLastFailure().getApplicationFailureInfo().getType().equals(NotYet.TYPE);
    }

    private Symptom waitsForAWorker() {
        return new Symptom(
                name(),
                "The step %s waits for whoever does it.".formatted(name()),
                "No worker takes it from the queue %s."
                        .formatted(scheduled
                                .getActivityTaskScheduledEventAttributes()
                                .getTaskQueue()
                                .getName()),
                "See that the service behind that queue runs and reaches Temporal: the step is done by itself then.",
                since(),
                0);
    }

    private Symptom fails() {
        int failed = activity.getAttempt() - 1;
        return new Symptom(
                name(),
                "The step %s has failed %d times and is tried again and again.".formatted(name(), failed),
                words(activity.getLastFailure()),
                "Mend what the reason names: the step is tried again by itself, every ten seconds at the latest. Where its workflow itself is broken, begin it anew.",
                since(),
                failed);
    }

    private String name() {
        return activity.getActivityType().getName();
    }

    private static String words(Failure failure) {
        var deepest = failure;
        while (deepest.hasCause()) {
            deepest = deepest.getCause();
        }
        return deepest.getMessage().isBlank() ? failure.getMessage() : deepest.getMessage();
    }

    static Instant at(Timestamp time) {
        return Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
    }
}
