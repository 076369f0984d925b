package dev.slipway.runtime.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import dev.slipway.runtime.RetryableException;
import dev.slipway.runtime.ServiceIdentity;
import dev.slipway.runtime.platform.TestDatabase;
import dev.slipway.runtime.telemetry.Telemetry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class JobsTest {
    private static final Clock CLOCK = Clock.systemUTC();

    record Order(String what) {}

    private record Recorded(String name, Consumer<Order> work) implements Job<Order> {
        @Override
        public Class<Order> dataType() {
            return Order.class;
        }

        @Override
        public void run(Order order) {
            work.accept(order);
        }
    }

    private final List<String> ran = new CopyOnWriteArrayList<>();
    private final List<JobScheduler> schedulers = new CopyOnWriteArrayList<>();
    private TestDatabase database;
    private HikariDataSource pool;
    private TransactionTemplate transaction;
    private DurableJobs jobs;
    private JobTrigger trigger;
    private Duration poll = Duration.ofMillis(20);

    @BeforeEach
    void start() {
        database = TestDatabase.of("dns").migrated();
        pool = database.pool();
        transaction = new TransactionTemplate(new JdbcTransactionManager(pool));
        trigger = new JobTrigger();
        jobs = new DurableJobs(
                new JobRepository(pool),
                new DeadLetterRepository(pool),
                new JdbcTransactionManager(pool),
                trigger,
                Telemetry.none(),
                CLOCK);
    }

    @AfterEach
    void stop() {
        schedulers.forEach(JobScheduler::stop);
        pool.close();
    }

    @Test
    void runsOnceTheTransactionHasCommittedAndNotBefore() {
        var job = new Recorded("cook", order -> ran.add(order.what()));
        schedule(job);
        transaction.executeWithoutResult(_ -> {
            jobs.enqueue(job, "1", new Order("soup"));
            assertThat(ran).isEmpty();
        });
        await().untilAsserted(() -> assertThat(ran).containsExactly("soup"));
        await().until(() -> rows() == 0);
    }

    @Test
    void aRollbackTakesTheWishAlong() {
        var job = new Recorded("cook", order -> ran.add(order.what()));
        schedule(job);
        transaction.executeWithoutResult(tx -> {
            jobs.enqueue(job, "1", new Order("soup"));
            tx.setRollbackOnly();
        });
        jobs.enqueue(job, "2", new Order("bread"));
        await().until(() -> rows() == 0);
        assertThat(ran).containsExactly("bread");
    }

    @Test
    void runsWithinTensOfMilliseconds() {
        var job = new Recorded("cook", _ -> ran.add("x"));
        poll = Duration.ofSeconds(30);
        schedule(job);
        jobs.enqueue(job, "first", new Order("warm"));
        await().until(() -> ran.size() == 1);
        var latencies = new CopyOnWriteArrayList<Long>();
        for (int i = 0; i < 50; i++) {
            var before = System.nanoTime();
            int expected = ran.size() + 1;
            jobs.enqueue(job, "n" + i, new Order("x"));
            await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(1)).until(() -> ran.size() == expected);
            latencies.add((System.nanoTime() - before) / 1_000_000);
        }
        Collections.sort(latencies);
        System.out.printf("enqueue to run: p50 %d ms, p95 %d ms%n", latencies.get(25), latencies.get(47));
        // The scheduler looks by itself every 30 s here: that all ran shows that each wish wakes it.
        assertThat(latencies).hasSize(50);
    }

    @Test
    void waitsForItsTimeAndStaysOneWithTheNewestData() {
        var job = new Recorded("cook", order -> ran.add(order.what()));
        schedule(job);
        jobs.enqueueAt(job, "1", new Order("soup"), CLOCK.instant().plusSeconds(3600));
        jobs.enqueueAt(job, "1", new Order("stew"), CLOCK.instant().plusSeconds(7200));
        assertThat(rows()).isOne();
        assertThat(ran).isEmpty();
        jobs.enqueue(job, "1", new Order("salad"));
        await().untilAsserted(() -> assertThat(ran).containsExactly("salad"));
        await().until(() -> rows() == 0);
    }

    @Test
    void aWishForWhatIsRunningIsNotLost() throws Exception {
        var running = new CountDownLatch(1);
        var goOn = new Semaphore(0);
        var job = new Recorded("cook", order -> {
            ran.add(order.what());
            running.countDown();
            goOn.acquireUninterruptibly();
        });
        schedule(job);
        jobs.enqueue(job, "1", new Order("soup"));
        running.await();
        jobs.enqueue(job, "1", new Order("stew"));
        jobs.enqueue(job, "1", new Order("salad"));
        assertThat(ran).containsExactly("soup");
        goOn.release(10);
        await().untilAsserted(() -> assertThat(ran).containsExactly("soup", "salad"));
        await().until(() -> rows() == 0);
    }

    @Test
    void aLaterWishForWhatIsRunningKeepsItsTime() throws Exception {
        var running = new CountDownLatch(1);
        var goOn = new Semaphore(0);
        var job = new Recorded("cook", order -> {
            ran.add(order.what());
            running.countDown();
            goOn.acquireUninterruptibly();
        });
        schedule(job);
        jobs.enqueue(job, "1", new Order("soup"));
        running.await();
        var later = CLOCK.instant().plusSeconds(3600);
        jobs.enqueueAt(job, "1", new Order("stew"), later);
        goOn.release(10);
        await().until(() -> due().isAfter(later.minusSeconds(1)) && due().isBefore(later.plusSeconds(1)));
        assertThat(ran).containsExactly("soup");
    }

    /** Wishes and runs race; each wish must be followed by a run that began after it. */
    @Test
    void noWishIsLostHoweverTheyRace() {
        var wished = new AtomicInteger();
        var served = new AtomicInteger();
        var job = new Recorded("cook", _ -> served.set(wished.get()));
        schedule(job);
        for (int round = 0; round < 150; round++) {
            for (int wish = 0; wish < 2; wish++) {
                wished.incrementAndGet();
                jobs.enqueue(job, "1", new Order("x"));
                LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(4_000_000));
            }
            await().pollInterval(Duration.ofMillis(2)).until(() -> rows() == 0);
            assertThat(served).hasValue(wished.get());
        }
    }

    @Test
    void comesBackWhenItIsToldToHoweverOften() {
        var job = new Recorded("cook", order -> {
            ran.add(order.what());
            if (ran.size() < 8) {
                throw new RetryableException("the oven is cold", Duration.ofMillis(10));
            }
        });
        schedule(job);
        jobs.enqueue(job, "1", new Order("soup"));
        await().until(() -> rows() == 0);
        assertThat(ran).hasSize(8);
        assertThat(jobs.list(10)).isEmpty();
    }

    @Test
    void isGivenUpWithItsReasonAndComesBackWhenAsked() {
        var healed = new AtomicInteger();
        var job = new Recorded("cook", order -> {
            ran.add(order.what());
            if (healed.get() == 0) {
                throw new IllegalStateException("no salt");
            }
        });
        schedule(job);
        jobs.enqueue(job, "1", new Order("soup"));
        await().until(() -> !jobs.list(10).isEmpty());
        assertThat(ran).hasSize(3);
        assertThat(rows()).isZero();
        var dead = jobs.list(10).getFirst();
        assertThat(dead.reason()).contains("no salt");
        assertThat(dead.attempts()).isEqualTo(3);
        assertThat(dead.data()).isEqualTo("{\"what\":\"soup\"}");

        healed.set(1);
        assertThat(jobs.retry(dead.id())).isTrue();
        assertThat(jobs.retry(dead.id())).isFalse();
        await().until(() -> ran.size() == 4 && rows() == 0);
        assertThat(jobs.list(10)).isEmpty();
    }

    @Test
    void whatThisReleaseDoesNotKnowIsLeftAlone() {
        jobs.enqueue(new Recorded("retired", _ -> {}), "1", new Order("aspic"));
        var job = new Recorded("cook", order -> ran.add(order.what()));
        schedule(job);
        jobs.enqueue(job, "1", new Order("soup"));
        await().until(() -> rows() == 1 && ran.size() == 1);
        assertThat(database.owner()
                        .sql("select task_name from scheduled_tasks where not picked")
                        .query(String.class)
                        .list())
                .containsExactly("retired");
    }

    @Test
    void whatADeadProcessWasRunningRunsAgainSoon() {
        var job = new Recorded("cook", order -> ran.add(order.what()));
        pickedBy("dns/gone", job);
        schedule(job);
        await().atMost(Duration.ofSeconds(8))
                .untilAsserted(() -> assertThat(ran).containsExactly("soup"));
    }

    @Test
    void whatItsOwnPredecessorWasRunningRunsAgainAtOnce() {
        var job = new Recorded("cook", order -> ran.add(order.what()));
        pickedBy("dns/only", job);
        database.owner()
                .sql("update scheduled_tasks set last_heartbeat = now() + interval '1 hour'")
                .update();
        schedule("only", List.of(job), List.of());
        await().untilAsserted(() -> assertThat(ran).containsExactly("soup"));
    }

    @Test
    void recurringWorkIsDoneByOneReplicaAtATime() {
        var together = new AtomicInteger();
        var most = new AtomicInteger();
        var recurring = new RecurringJob() {
            @Override
            public String name() {
                return "sweep";
            }

            @Override
            public Duration every() {
                return Duration.ofMillis(20);
            }

            @Override
            public void run() {
                most.accumulateAndGet(together.incrementAndGet(), Math::max);
                ran.add("swept");
                together.decrementAndGet();
                throw new IllegalStateException("a failure does not end it");
            }
        };
        schedule(null, List.of(), List.of(recurring));
        schedule(null, List.of(), List.of(recurring));
        await().atMost(Duration.ofSeconds(90)).until(() -> ran.size() >= 2);
        assertThat(most).hasValue(1);
        assertThat(rows()).isOne();
    }

    @Test
    void twoJobsOfOneNameAreRefused() {
        var job = new Recorded("cook", _ -> {});
        assertThatThrownBy(() -> schedule(null, List.of(job, new Recorded("cook", _ -> {})), List.of()))
                .hasMessageContaining("Two jobs are called cook");
    }

    private void pickedBy(String process, Job<Order> job) {
        jobs.enqueue(job, "1", new Order("soup"));
        database.owner()
                .sql(
                        "update scheduled_tasks set picked = true, picked_by = ?, version = 2, last_heartbeat = now() - interval '1 hour', execution_time = '9999-12-31'")
                .param(process)
                .update();
    }

    private void schedule(Job<?> job) {
        schedule(null, List.of(job), List.of());
    }

    private void schedule(@Nullable String instance, List<Job<?>> known, List<RecurringJob> recurring) {
        var properties = new JobsProperties(
                true,
                4,
                poll,
                Duration.ofSeconds(1),
                4,
                3,
                new JobsProperties.Backoff(Duration.ofMillis(10), Duration.ofMillis(20)),
                Duration.ofSeconds(5));
        var repository = new JobRepository(pool);
        var deadLetters = new DeadLetterRepository(pool);
        var meters = new JobMeters(new SimpleMeterRegistry(), repository, deadLetters);
        var run =
                new JobRun(repository, deadLetters, transaction, properties, meters, trigger, Telemetry.none(), CLOCK);
        var scheduler = new JobScheduler(
                pool,
                known,
                recurring,
                repository,
                run,
                meters,
                trigger,
                properties,
                new ServiceIdentity("dns", instance),
                CLOCK);
        scheduler.start();
        schedulers.add(scheduler);
    }

    private long rows() {
        return database.owner()
                .sql("select count(*) from scheduled_tasks")
                .query(Long.class)
                .single();
    }

    private Instant due() {
        return database.owner()
                .sql("select execution_time from scheduled_tasks")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }
}
