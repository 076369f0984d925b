package dev.slipway.runtime.job;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Execution;
import dev.slipway.runtime.TransientFailures;
import dev.slipway.runtime.Uuid7;
import dev.slipway.runtime.job.DeadLetterRepository.Buried;
import dev.slipway.runtime.job.JobRepository.Begun;
import dev.slipway.runtime.job.JobRepository.Run;
import dev.slipway.runtime.telemetry.LogContext;
import dev.slipway.runtime.telemetry.Telemetry;
import java.time.Clock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.JacksonException;

/** Runs a job that db-scheduler has picked, and decides what comes after. */
final class JobRun {
    private static final Logger LOG = LoggerFactory.getLogger(JobRun.class);

    private final JobRepository jobs;
    private final DeadLetterRepository deadLetters;
    private final TransactionTemplate transaction;
    private final JobsProperties properties;
    private final JobMeters meters;
    private final JobTrigger trigger;
    private final Telemetry telemetry;
    private final Clock clock;

    JobRun(
            JobRepository jobs,
            DeadLetterRepository deadLetters,
            TransactionTemplate transaction,
            JobsProperties properties,
            JobMeters meters,
            JobTrigger trigger,
            Telemetry telemetry,
            Clock clock) {
        this.jobs = jobs;
        this.deadLetters = deadLetters;
        this.transaction = transaction;
        this.properties = properties;
        this.meters = meters;
        this.trigger = trigger;
        this.telemetry = telemetry;
        this.clock = clock;
    }

    <D> CompletionHandler<Void> run(Job<D> job, Execution execution) {
        var run = new Run(job.name(), execution.getId(), execution.version);
        var begun = jobs.begin(run);
        if (begun.isEmpty()) {
            LOG.info("Job {} {} is not this process's any more.", run.job(), run.id());
            return (_, _) -> {};
        }
        try {
            var data = JobData.read(begun.get().data());
            return attempt(job, data, run, begun.get(), execution.consecutiveFailures);
        } catch (JacksonException e) {
            return (_, _) -> failed(run, begun.get(), execution.consecutiveFailures, e);
        }
    }

    private <D> CompletionHandler<Void> attempt(Job<D> job, JobData data, Run run, Begun begun, int failuresBefore) {
        try (var _ = LogContext.about(data.subject())) {
            telemetry.within("job " + job.name(), data.traceparent(), () -> job.run(data.as(job.dataType())));
            return (_, _) -> done(run, begun);
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
            return (_, _) -> {
                try (var _ = LogContext.about(data.subject(), data.traceparent())) {
                    failed(run, begun, failuresBefore, e);
                }
            };
        }
    }

    private void done(Run run, Begun begun) {
        meters.ran(run.job(), "done");
        if (!jobs.remove(run, begun.wanted())) {
            // Wanted again while it ran: the time for that stands in the row.
            release(run, JobRepository.NOBODY_WAITS, 0, clock.instant());
        }
    }

    private void failed(Run run, Begun begun, int failuresBefore, Throwable why) {
        var now = clock.instant();
        if (TransientFailures.isTransient(why)) {
            var pause = TransientFailures.retryAfter(why)
                    .orElse(properties.backoff().first());
            LOG.info("Job {} {} is repeated in {} ms: {}", run.job(), run.id(), pause.toMillis(), why.toString());
            meters.ran(run.job(), "retried");
            release(run, now.plus(pause), failuresBefore, now);
            return;
        }
        var failures = failuresBefore + 1;
        if (failures >= properties.maxAttempts() && buried(run, begun, failures, why)) {
            LOG.error("Job {} {} is given up after {} attempts; see dead_letter.", run.job(), run.id(), failures, why);
            meters.ran(run.job(), "dead");
            return;
        }
        var pause = properties.backoff().after(failures);
        LOG.warn("Job {} {} failed, attempt {}; again in {} ms.", run.job(), run.id(), failures, pause.toMillis(), why);
        meters.ran(run.job(), "failed");
        release(run, now.plus(pause), failures, now);
    }

    /** Who wanted the job while it failed for the last time gets an attempt. */
    private boolean buried(Run run, Begun begun, int attempts, Throwable why) {
        return Boolean.TRUE.equals(transaction.execute(_ -> {
            var removed = jobs.remove(run, begun.wanted());
            if (removed) {
                deadLetters.add(
                        Uuid7.next(),
                        new Buried(run.job(), run.id(), begun.data()),
                        why.toString(),
                        attempts,
                        clock.instant());
            }
            return removed;
        }));
    }

    private void release(Run run, Instant latest, int failures, Instant now) {
        if (!jobs.release(run, latest, failures, now)) {
            LOG.warn(
                    "Job {} {} took so long without a sign of life that it was given to another process.",
                    run.job(),
                    run.id());
        }
        trigger.now();
    }
}
