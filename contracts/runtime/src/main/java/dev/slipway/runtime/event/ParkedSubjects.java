package dev.slipway.runtime.event;

import dev.slipway.runtime.TransientFailures;
import dev.slipway.runtime.event.ParkedEventRepository.Head;
import dev.slipway.runtime.event.Reception.Interest;
import dev.slipway.runtime.telemetry.LogContext;
import dev.slipway.runtime.telemetry.Telemetry;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/** What one consumer has parked, and the way out of it: from the oldest of a subject on, each in its own transaction, under the subject's lock. */
final class ParkedSubjects implements ParkedEvents {
    private static final Logger LOG = LoggerFactory.getLogger(ParkedSubjects.class);

    private final Reception reception;
    private final InboxRepository inbox;
    private final ParkedEventRepository parked;
    private final TransactionTemplate transaction;
    private final InboxProperties properties;
    private final Telemetry telemetry;
    private final Clock clock;

    ParkedSubjects(
            Reception reception,
            InboxRepository inbox,
            ParkedEventRepository parked,
            TransactionTemplate transaction,
            InboxProperties properties,
            Telemetry telemetry,
            Clock clock) {
        this.reception = reception;
        this.inbox = inbox;
        this.parked = parked;
        this.transaction = transaction;
        this.properties = properties;
        this.telemetry = telemetry;
        this.clock = clock;
    }

    @Override
    public List<ParkedEvent> list(int limit) {
        return parked.list(limit);
    }

    @Override
    public List<ParkedSubject> subjects(long after, int limit) {
        return parked.subjects(after, limit);
    }

    @Override
    public boolean holds(String topic, String subject) {
        return parked.head(topic, subject).isPresent();
    }

    @Override
    public long count() {
        return parked.count();
    }

    @Override
    public int retry(String topic, String subject) {
        int handled = 0;
        while (retryHead(topic, subject)) {
            handled++;
        }
        return handled;
    }

    void retryDue() {
        parked.due(clock.instant()).forEach(subject -> retry(subject.topic(), subject.subject()));
    }

    /** @return whether the head is handled and gone, so that the next may follow */
    private boolean retryHead(String topic, String subject) {
        try (var _ = LogContext.about(subject)) {
            return retried(topic, subject);
        }
    }

    private boolean retried(String topic, String subject) {
        var tried = new AtomicReference<Head>();
        try {
            return Boolean.TRUE.equals(transaction.execute(_ -> {
                inbox.lock(subject);
                var head = parked.head(topic, subject);
                head.ifPresent(tried::set);
                head.ifPresent(this::handle);
                return head.isPresent();
            }));
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
            if (TransientFailures.isTransient(e)) {
                throw e;
            }
            Optional.ofNullable(tried.get()).ifPresent(head -> failedAgain(head, e));
            return false;
        }
    }

    private void handle(Head head) {
        var event = head.event();
        switch (event.isEvent() ? reception.interestIn(event.type()) : Interest.UNREADABLE_VERSION) {
            case WANTED -> {
                inbox.add(event.id(), clock.instant());
                telemetry.within(
                        event.type() + " retry",
                        event.traceparent(),
                        () -> reception.handle(event.envelope(), event.payload()));
            }
            case NOT_WANTED -> LOG.info("Nobody wants event {} ({}) any more.", event.id(), event.type());
            case UNREADABLE_VERSION -> throw new IllegalStateException("this release cannot read " + event.type());
        }
        parked.remove(head.position());
    }

    private void failedAgain(Head head, Throwable why) {
        LOG.warn(
                "Parked event {} ({}) about {} failed again",
                head.event().id(),
                head.event().type(),
                head.event().subject(),
                why);
        var retries = Math.max(1, head.attempts() - properties.attempts() + 1);
        transaction.executeWithoutResult(_ -> parked.failedAgain(
                head.position(),
                why.toString(),
                clock.instant().plus(properties.parked().pauseAfter(retries))));
    }
}
