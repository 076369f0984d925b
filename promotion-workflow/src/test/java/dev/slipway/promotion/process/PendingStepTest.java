package dev.slipway.promotion.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import io.temporal.api.common.v1.ActivityType;
import io.temporal.api.enums.v1.PendingActivityState;
import io.temporal.api.failure.v1.ApplicationFailureInfo;
import io.temporal.api.failure.v1.Failure;
import io.temporal.api.history.v1.ActivityTaskScheduledEventAttributes;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.taskqueue.v1.TaskQueue;
import io.temporal.api.workflow.v1.PendingActivityInfo;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PendingStepTest {
    private static final Instant BEGUN = Instant.parse("2026-11-29T10:00:00Z");
    private static final Instant NEXT_ATTEMPT = BEGUN.plus(Duration.ofHours(1));
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    @Test
    void failsSinceItWasScheduledFirstNotSinceItsLastAttempt() {
        var step = step(failed("RuntimeException", "Git does not answer", 8));

        assertThat(step.symptom(BEGUN.plusSeconds(1), PATIENCE)).hasValueSatisfying(symptom -> {
            assertThat(symptom.since()).isEqualTo(BEGUN);
            assertThat(symptom.attempts()).isEqualTo(7);
            assertThat(symptom.what()).contains("GitopsStanding", "failed 7 times");
            assertThat(symptom.why()).isEqualTo("Git does not answer");
        });
        assertThat(step.symptom(BEGUN, PATIENCE)).isEmpty();
    }

    @Test
    void looksForWhatIsNotSoYetForAWhileLonger() {
        var step = step(failed(NotYet.TYPE, "0 of 1 replicas are available", 300));

        assertThat(step.symptom(BEGUN.plus(PATIENCE), PATIENCE)).isEmpty();
        assertThat(step.symptom(BEGUN.plus(PATIENCE).plusSeconds(1), PATIENCE))
                .hasValueSatisfying(symptom -> assertThat(symptom.since()).isEqualTo(BEGUN));
    }

    @Test
    void waitsForAWorkerThatDoesNotCome() {
        var step = step(pending(PendingActivityState.PENDING_ACTIVITY_STATE_SCHEDULED));

        assertThat(step.symptom(BEGUN, PATIENCE)).isEmpty();
        assertThat(step.symptom(BEGUN.plusSeconds(1), PATIENCE)).hasValueSatisfying(symptom -> {
            assertThat(symptom.why()).contains("the queue promotion");
            assertThat(symptom.attempts()).isZero();
        });
    }

    @Test
    void isDoneByAWorkerForAsLongAsThatTakes() {
        var step = step(pending(PendingActivityState.PENDING_ACTIVITY_STATE_STARTED));

        assertThat(step.symptom(NEXT_ATTEMPT, PATIENCE)).isEmpty();
    }

    private static PendingStep step(PendingActivityInfo.Builder activity) {
        return new PendingStep(
                activity.build(),
                HistoryEvent.newBuilder()
                        .setEventTime(timestamp(BEGUN))
                        .setActivityTaskScheduledEventAttributes(ActivityTaskScheduledEventAttributes.newBuilder()
                                .setTaskQueue(TaskQueue.newBuilder().setName("promotion")))
                        .build());
    }

    private static PendingActivityInfo.Builder failed(String type, String why, int attempt) {
        return pending(PendingActivityState.PENDING_ACTIVITY_STATE_SCHEDULED)
                .setAttempt(attempt)
                .setLastFailure(Failure.newBuilder()
                        .setMessage(why)
                        .setApplicationFailureInfo(
                                ApplicationFailureInfo.newBuilder().setType(type)));
    }

    private static PendingActivityInfo.Builder pending(PendingActivityState state) {
        return PendingActivityInfo.newBuilder()
                .setActivityType(ActivityType.newBuilder().setName("GitopsStanding"))
                .setState(state)
                .setAttempt(1)
                .setScheduledTime(timestamp(NEXT_ATTEMPT));
    }

    private static Timestamp timestamp(Instant time) {
        return Timestamp.newBuilder().setSeconds(time.getEpochSecond()).build();
    }
}
