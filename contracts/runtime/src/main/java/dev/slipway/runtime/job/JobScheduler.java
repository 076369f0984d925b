package dev.slipway.runtime.job;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.slipway.runtime.ServiceIdentity;
import dev.slipway.runtime.Uuid7;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Starts and stops db-scheduler. Rows of jobs that this release does not know stay as they are, for the release that does. */
final class JobScheduler implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(JobScheduler.class);
    private static final int LONGEST_NAME = 50;
    private static final Duration NEVER = Duration.ofDays(36_500);

    private final DataSource dataSource;
    private final List<Job<?>> jobs;
    private final List<RecurringJob> recurringJobs;
    private final JobRepository repository;
    private final JobRun jobRun;
    private final JobMeters meters;
    private final JobTrigger trigger;
    private final JobsProperties properties;
    private final ServiceIdentity service;
    private final Clock clock;
    private final Set<String> names = new TreeSet<>();
    private volatile @Nullable Scheduler scheduler;

    JobScheduler(
            DataSource dataSource,
            List<Job<?>> jobs,
            List<RecurringJob> recurringJobs,
            JobRepository repository,
            JobRun jobRun,
            JobMeters meters,
            JobTrigger trigger,
            JobsProperties properties,
            ServiceIdentity service,
            Clock clock) {
        this.dataSource = dataSource;
        this.jobs = List.copyOf(jobs);
        this.recurringJobs = List.copyOf(recurringJobs);
        this.repository = repository;
        this.jobRun = jobRun;
        this.meters = meters;
        this.trigger = trigger;
        this.properties = properties;
        this.service = service;
        this.clock = clock;
        jobs.forEach(job -> addName(job.name()));
        recurringJobs.forEach(job -> addName(job.name()));
    }

    @Override
    public synchronized void start() {
        var name = name();
        var unknown = repository.namesExcept(names);
        if (!unknown.isEmpty()) {
            LOG.warn("Jobs wait that this release does not know; they are left for one that does: {}", unknown);
        }
        if (service.instance() != null) {
            var reclaimed = repository.reclaim(name, clock.instant());
            LOG.info("Took back {} jobs that this instance was running when it ended.", reclaimed);
        }
        var started = Scheduler.create(
                        dataSource, jobs.stream().<Task<?>>map(this::task).toList())
                .startTasks(recurringJobs.stream().map(this::task).toList())
                .schedulerName(new SchedulerName.Fixed(name))
                .serializer(new NoData())
                .jdbcCustomization(new KnownJobs(names))
                .pollUsingLockAndFetch(0.5, 1.0)
                .threads(properties.threads())
                .executorService(Executors.newThreadPerTaskExecutor(
                        Thread.ofVirtual().name("job-", 0).factory()))
                .pollingInterval(properties.poll())
                .heartbeatInterval(properties.heartbeat())
                .missedHeartbeatsLimit(properties.missedHeartbeats())
                .deleteUnresolvedAfter(NEVER)
                .shutdownMaxWait(properties.shutdown())
                .clock(clock::instant)
                .build();
        started.start();
        trigger.connect(started::triggerCheckForDueExecutions);
        scheduler = started;
    }

    @Override
    public synchronized void stop() {
        var running = scheduler;
        scheduler = null;
        trigger.connect(() -> {});
        if (running != null) {
            running.stop();
        }
    }

    @Override
    public boolean isRunning() {
        return scheduler != null;
    }

    /** After the relay's and the inbox's phases: what jobs announce is still published at a stop. */
    @Override
    public int getPhase() {
        return 2;
    }

    private Task<Void> task(Job<?> job) {
        return Tasks.custom(job.name(), Void.class)
                .onDeadExecutionRevive()
                .execute((_, context) -> jobRun.run(job, context.getExecution()));
    }

    private RecurringTask<Void> task(RecurringJob job) {
        return Tasks.recurring(job.name(), FixedDelay.of(job.every())).execute((_, _) -> run(job));
    }

    private void run(RecurringJob job) {
        try {
            job.run();
            meters.ran(job.name(), "done");
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
            meters.ran(job.name(), "failed");
            LOG.warn("Recurring job {} failed; it runs again in {}.", job.name(), job.every(), e);
        }
    }

    private String name() {
        var name = service.area() + "/" + (service.instance() == null ? Uuid7.next() : service.instance());
        return name.substring(0, Math.min(name.length(), LONGEST_NAME));
    }

    private void addName(String name) {
        if (!names.add(name)) {
            throw new IllegalStateException("Two jobs are called " + name + ".");
        }
    }

    /** Data are read when a run begins, and never by db-scheduler. */
    private static final class NoData implements Serializer {
        @Override
        public byte[] serialize(@Nullable Object data) {
            return new byte[0];
        }

        @Override
        public <T> @Nullable T deserialize(Class<T> type, byte[] data) {
            return null;
        }
    }
}
