package dev.slipway.runtime.event;

import dev.slipway.runtime.TransientFailures;
import dev.slipway.runtime.telemetry.LogContext;
import java.time.Clock;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.messaging.Message;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One consumer: takes each event once, in the order of its subject. As a bean it is a Spring Cloud Stream function that subscribes by itself, under its bean's
 * name, to the topics of what it wants. Made by {@link EventProcessors}.
 */
public final class EventProcessor implements Consumer<Message<byte[]>> {
    private static final Logger LOG = LoggerFactory.getLogger(EventProcessor.class);

    private final String consumer;
    private final Reception reception;
    private final InboxRepository inbox;
    private final ParkedEventRepository parked;
    private final TransactionTemplate transaction;
    private final InboxProperties properties;
    private final InboxMeters meters;
    private final Clock clock;
    private final ParkedSubjects parkedSubjects;

    EventProcessor(
            String consumer,
            Reception reception,
            InboxRepository inbox,
            ParkedEventRepository parked,
            TransactionTemplate transaction,
            InboxProperties properties,
            InboxMeters meters,
            ParkedSubjects parkedSubjects,
            Clock clock) {
        this.consumer = consumer;
        this.reception = reception;
        this.inbox = inbox;
        this.parked = parked;
        this.transaction = transaction;
        this.properties = properties;
        this.meters = meters;
        this.parkedSubjects = parkedSubjects;
        this.clock = clock;
    }

    /** The consumer group, and the name in the tables {@code inbox} and {@code parked_event}. */
    public String consumer() {
        return consumer;
    }

    /** The topics that carry what this consumer wants. */
    public Set<String> topics() {
        return reception.topics();
    }

    /** What this consumer could not handle. */
    public ParkedEvents parked() {
        return parkedSubjects;
    }

    @Override
    public void accept(Message<byte[]> message) {
        deliver(message);
    }

    /**
     * Handles the event, in a transaction of its own.
     *
     * @throws RuntimeException if something is away that will come back ({@link TransientFailures#isTransient}): nothing has happened, and the same message is to
     *     be delivered again
     */
    public Delivered deliver(Message<byte[]> message) {
        var event = IncomingEvent.of(message);
        try (var _ = LogContext.about(event.subject())) {
            return deliver(event);
        }
    }

    private Delivered deliver(IncomingEvent event) {
        if (!event.isEvent()) {
            return park(
                    event, "not an event: its headers do not say id, type, source, subject, time, number and hashes");
        }
        return switch (reception.interestIn(event.type())) {
            case NOT_WANTED -> meters.count(Delivered.NOT_WANTED);
            case UNREADABLE_VERSION -> park(event, "this release cannot read the major version of " + event.type());
            case WANTED -> handle(event);
        };
    }

    private Delivered handle(IncomingEvent event) {
        for (int attempt = 1; ; attempt++) {
            try {
                return meters.count(inTransaction(() -> handleOnce(event)));
            } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
                if (TransientFailures.isTransient(e)) {
                    throw e;
                }
                LOG.warn(
                        "{} cannot handle event {} ({}) about {}, attempt {}",
                        consumer,
                        event.id(),
                        event.type(),
                        event.subject(),
                        attempt,
                        e);
                if (attempt >= properties.attempts()) {
                    return park(event, e.toString());
                }
            }
        }
    }

    private Delivered handleOnce(IncomingEvent event) {
        inbox.lock(event.subject());
        if (inbox.contains(event.id())) {
            return Delivered.REPEATED;
        }
        var before = parked.head(event.topic(), event.subject());
        if (before.isPresent()) {
            park(event, "waits behind event " + before.get().event().id(), 0);
            return Delivered.PARKED;
        }
        if (!inbox.add(event.id(), clock.instant())) {
            return Delivered.REPEATED;
        }
        reception.handle(event.envelope(), event.payload());
        return Delivered.HANDLED;
    }

    private Delivered park(IncomingEvent event, String reason) {
        return meters.count(inTransaction(() -> {
            inbox.lock(event.subject());
            if (inbox.contains(event.id())) {
                return Delivered.REPEATED;
            }
            park(event, reason, properties.attempts());
            LOG.error(
                    "Parked event {} ({}) about {}, for {}: {}",
                    event.id(),
                    event.type(),
                    event.subject(),
                    consumer,
                    reason);
            return Delivered.PARKED;
        }));
    }

    private void park(IncomingEvent event, String reason, int attempts) {
        var now = clock.instant();
        parked.add(event, reason, attempts, now, now.plus(properties.parked().pauseAfter(0)));
    }

    private Delivered inTransaction(Supplier<Delivered> work) {
        var outcome = transaction.execute(_ -> work.get());
        if (outcome == null) {
            throw new IllegalStateException("the transaction had no outcome");
        }
        return outcome;
    }

    ParkedSubjects parkedSubjects() {
        return parkedSubjects;
    }

    /** Forgets the events that the broker cannot deliver any more. */
    void forgetOld() {
        inbox.forget(clock.instant().minus(properties.retention()));
    }
}
