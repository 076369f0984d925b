package dev.slipway.promotion.process;

import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;

/**
 * Activities as workflows see them: short attempts, repeated quickly and for as long as it takes, so that a worker that was killed costs seconds. What will
 * never work says so itself, by a failure that is not retryable.
 */
public final class Stubs {
    private static final Duration FIRST_RETRY = Duration.ofMillis(500);
    private static final Duration LAST_RETRY = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofSeconds(1);

    private Stubs() {}

    /** Work that ends soon, one way or the other. */
    public static <T> T working(Class<T> activities, String taskQueue, Duration attempt) {
        return Workflow.newActivityStub(
                activities,
                ActivityOptions.newBuilder()
                        .setTaskQueue(taskQueue)
                        .setStartToCloseTimeout(attempt)
                        .setRetryOptions(RetryOptions.newBuilder()
                                .setInitialInterval(FIRST_RETRY)
                                .setMaximumInterval(LAST_RETRY)
                                .build())
                        .build());
    }

    /** Looking for something to come true: each look is an attempt, and the server waits between them. Nothing of it grows the history. */
    public static <T> T watching(Class<T> activities, String taskQueue, Duration look) {
        return Workflow.newActivityStub(activities, looks(taskQueue, look).build());
    }

    /** The same with an end: what is not true by then is a failure. */
    public static <T> T watching(Class<T> activities, String taskQueue, Duration look, Duration deadline) {
        return Workflow.newActivityStub(
                activities,
                looks(taskQueue, look).setScheduleToCloseTimeout(deadline).build());
    }

    /** Looks until there is an answer, and takes it: a failure of one of these types is one, and everything else means that nobody could look. */
    public static <T> T looking(Class<T> activities, String taskQueue, Duration look, String... answers) {
        return Workflow.newActivityStub(
                activities,
                looks(taskQueue, look)
                        .setRetryOptions(polling().setDoNotRetry(answers).build())
                        .build());
    }

    private static ActivityOptions.Builder looks(String taskQueue, Duration look) {
        return ActivityOptions.newBuilder()
                .setTaskQueue(taskQueue)
                .setStartToCloseTimeout(look)
                .setRetryOptions(polling().build());
    }

    private static RetryOptions.Builder polling() {
        return RetryOptions.newBuilder().setInitialInterval(POLL).setBackoffCoefficient(1);
    }
}
