package dev.slipway.runtime.event;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Retries what is parked when it is due, and forgets what the broker has forgotten. Replicas may do so at once: each subject has its lock. */
final class InboxCare implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(InboxCare.class);
    private static final Duration FORGET_EVERY = Duration.ofHours(1);

    private final List<EventProcessor> processors;
    private final InboxProperties properties;
    private final Clock clock;

    private volatile CountDownLatch stopped = new CountDownLatch(0);
    private @Nullable Thread thread;
    private Instant forgetNext = Instant.MIN;

    InboxCare(List<EventProcessor> processors, InboxProperties properties, Clock clock) {
        this.processors = List.copyOf(processors);
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public synchronized void start() {
        stopped = new CountDownLatch(1);
        thread = Thread.ofVirtual().name("inbox-care").start(this::run);
    }

    @Override
    public synchronized void stop() {
        stopped.countDown();
        if (thread != null) {
            try {
                if (!thread.join(Duration.ofSeconds(10))) {
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

    /** With the relay's phase plus one: what a retry announces is still published at a stop. */
    @Override
    public int getPhase() {
        return 1;
    }

    private void run() {
        try {
            while (!stopped.await(properties.parked().look().toMillis(), TimeUnit.MILLISECONDS)) {
                processors.forEach(this::careFor);
                if (clock.instant().isAfter(forgetNext)) {
                    forgetNext = clock.instant().plus(FORGET_EVERY);
                }
            }
        } catch (InterruptedException e) {
            LOG.info("Interrupted while retrying parked events; they stay parked.");
        }
    }

    private void careFor(EventProcessor processor) {
        try {
            processor.parkedSubjects().retryDue();
            if (clock.instant().isAfter(forgetNext)) {
                processor.forgetOld();
            }
        } catch (RuntimeException e) {
            LOG.warn("Retrying the parked events of {} failed; going on.", processor.consumer(), e);
        }
    }
}
