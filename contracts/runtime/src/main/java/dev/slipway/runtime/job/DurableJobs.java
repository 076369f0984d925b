package dev.slipway.runtime.job;

import dev.slipway.runtime.telemetry.LogContext;
import dev.slipway.runtime.telemetry.Telemetry;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes wishes in the caller's transaction, and lets the scheduler look when that has committed. */
final class DurableJobs implements Jobs, DeadLetters {
    private static final int LONGEST_ID = 200;

    private final JobRepository jobs;
    private final DeadLetterRepository deadLetters;
    private final TransactionTemplate transaction;
    private final JobTrigger trigger;
    private final Telemetry telemetry;
    private final Clock clock;

    DurableJobs(
            JobRepository jobs,
            DeadLetterRepository deadLetters,
            PlatformTransactionManager transactions,
            JobTrigger trigger,
            Telemetry telemetry,
            Clock clock) {
        this.jobs = jobs;
        this.deadLetters = deadLetters;
        this.transaction = new TransactionTemplate(transactions);
        this.trigger = trigger;
        this.telemetry = telemetry;
        this.clock = clock;
    }

    @Override
    public <D> void enqueue(Job<D> job, String id, D data) {
        enqueueAt(job, id, data, clock.instant());
    }

    @Override
    public <D> void enqueueAt(Job<D> job, String id, D data, Instant when) {
        if (id.isEmpty() || id.length() > LONGEST_ID) {
            throw new IllegalArgumentException("The id of a job has 1 to %d characters: %s".formatted(LONGEST_ID, id));
        }
        jobs.want(job.name(), id, JobData.write(telemetry.traceparent(), LogContext.subject(), data), when);
        triggerAfterCommit();
    }

    @Override
    public List<DeadLetter> list(int limit) {
        return deadLetters.list(limit);
    }

    @Override
    public List<DeadLetter> list(@Nullable UUID after, int limit) {
        return deadLetters.list(after, limit);
    }

    @Override
    public boolean retry(UUID id) {
        return Boolean.TRUE.equals(transaction.execute(_ -> {
            var buried = deadLetters.take(id);
            buried.ifPresent(job -> jobs.wantAgain(job.job(), job.jobId(), job.data(), clock.instant()));
            triggerAfterCommit();
            return buried.isPresent();
        }));
    }

    private void triggerAfterCommit() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            trigger.now();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                trigger.now();
            }
        });
    }
}
