package dev.slipway.runtime.event;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Publishes the outbox. One process of the service does it at a time; each tries to. First the rows that have no number get one, in the order of their
 * position, with the hash that chains them; then what has a number is sent, in that order; then it is marked. A row that becomes visible late gets a later
 * number: order across subjects is none of the outbox's promises.
 */
final class OutboxRelay implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxRelay.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration FORGET_EVERY = Duration.ofHours(1);

    private final DataSource dataSource;
    private final Broker broker;
    private final OutboxProperties properties;
    private final WakeUp wakeUp;
    private final OutboxMeters meters;
    private final Clock clock;
    private final ChainEnd chainEnd;

    private volatile CountDownLatch stopped = new CountDownLatch(0);
    private @Nullable Thread thread;
    private Instant forgetNext = Instant.MIN;

    OutboxRelay(
            DataSource dataSource,
            Broker broker,
            OutboxProperties properties,
            WakeUp wakeUp,
            OutboxMeters meters,
            Clock clock) {
        this.dataSource = dataSource;
        this.broker = broker;
        this.properties = properties;
        this.wakeUp = wakeUp;
        this.meters = meters;
        this.clock = clock;
        this.chainEnd = new ChainEnd(broker, meters, clock);
    }

    @Override
    public synchronized void start() {
        stopped = new CountDownLatch(1);
        thread = Thread.ofPlatform().name("outbox-relay").daemon().start(this::run);
    }

    @Override
    public synchronized void stop() {
        stopped.countDown();
        wakeUp.now();
        if (thread != null) {
            try {
                if (!thread.join(properties.relay().sendTimeout())) {
                    thread.interrupt();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            thread = null;
        }
    }

    @Override
    public boolean isRunning() {
        return stopped.getCount() > 0;
    }

    /** Begins before and ends after what appends: web server, consumers and jobs have later phases. */
    @Override
    public int getPhase() {
        return 0;
    }

    private void run() {
        var pause = FIRST_PAUSE;
        try {
            while (isRunning()) {
                try {
                    publishWhileLeading();
                    pause = FIRST_PAUSE;
                } catch (RuntimeException | SQLException e) {
                    meters.failed();
                    LOG.warn("Publishing the outbox failed; going on in {} ms. Nothing is lost.", pause.toMillis(), e);
                    var _ = stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS);
                    pause = longer(pause);
                }
            }
        } catch (InterruptedException e) {
            LOG.info("The relay was interrupted; what it has not confirmed is published after the next start.");
        }
    }

    private Duration longer(Duration pause) {
        var longest = properties.relay().longestPause();
        var doubled = pause.multipliedBy(2);
        return doubled.compareTo(longest) < 0 ? doubled : longest;
    }

    private void publishWhileLeading() throws SQLException, InterruptedException {
        var taken = RelayLease.take(dataSource);
        if (taken.isEmpty()) {
            wakeUp.await(properties.relay().standby());
            return;
        }
        try (var lease = taken.get();
                var publisher = broker.publisher()) {
            LOG.info("This process publishes the outbox.");
            var published = chainEnd.find(lease);
            while (isRunning()) {
                forgetOld(lease.outbox());
                var stamped = stamp(lease, published);
                var sent = publish(lease.outbox(), publisher);
                if (stamped + sent == 0) {
                    wakeUp.await(properties.relay().poll());
                }
            }
        }
    }

    private int stamp(RelayLease lease, OutboxRow.Stamp published) {
        var outbox = lease.outbox();
        var rows = outbox.unstamped(properties.relay().batch());
        if (rows.isEmpty()) {
            return 0;
        }
        lease.transaction().executeWithoutResult(_ -> {
            var stamps = new ArrayList<OutboxRow.Stamp>(rows.size());
            var head = outbox.head().orLater(published);
            for (var row : rows) {
                head = row.stampAfter(head);
                stamps.add(head);
            }
            outbox.stamp(rows.stream().map(OutboxRow::position).toList(), stamps);
        });
        return rows.size();
    }

    private int publish(OutboxRepository outbox, BrokerPublisher publisher) throws InterruptedException {
        var batch = outbox.unpublished(properties.relay().batch());
        if (batch.isEmpty()) {
            return 0;
        }
        var sent = publisher.send(batch);
        markPublished(outbox, batch.subList(0, sent.confirmed()));
        if (sent.failure() != null) {
            throw new IllegalStateException(
                    "the broker confirmed %d of %d events".formatted(sent.confirmed(), batch.size()), sent.failure());
        }
        return batch.size();
    }

    private void markPublished(OutboxRepository outbox, List<OutboxRow> confirmed) {
        if (!confirmed.isEmpty()) {
            var now = clock.instant();
            outbox.published(number(confirmed.getFirst()), number(confirmed.getLast()), now);
            confirmed.forEach(row -> meters.published(Duration.between(row.time(), now)));
        }
    }

    private static long number(OutboxRow row) {
        return row.stamp() == null ? 0 : row.stamp().number();
    }

    private void forgetOld(OutboxRepository outbox) {
        var now = clock.instant();
        if (now.isAfter(forgetNext)) {
            forgetNext = now.plus(FORGET_EVERY);
            var gone = outbox.forget(now.minus(properties.retention()));
            if (gone > 0) {
                LOG.info(
                        "Removed {} events from the outbox that were published more than {} ago.",
                        gone,
                        properties.retention());
            }
        }
    }
}
