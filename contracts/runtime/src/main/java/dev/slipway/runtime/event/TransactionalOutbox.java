package dev.slipway.runtime.event;

import dev.slipway.contracts.EventTypes;
import dev.slipway.contracts.SlipwayEvent;
import dev.slipway.runtime.ServiceIdentity;
import dev.slipway.runtime.Uuid7;
import dev.slipway.runtime.telemetry.LogContext;
import dev.slipway.runtime.telemetry.Telemetry;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Appends in the caller's transaction, and wakes the relay when that has committed. */
final class TransactionalOutbox implements Outbox {
    private static final Logger LOG = LoggerFactory.getLogger(TransactionalOutbox.class);

    private final OutboxRepository outbox;
    private final TransactionTemplate inCallersTransaction;
    private final ServiceIdentity service;
    private final OutboxProperties properties;
    private final WakeUp relay;
    private final Telemetry telemetry;
    private final Clock clock;

    TransactionalOutbox(
            OutboxRepository outbox,
            PlatformTransactionManager transactions,
            ServiceIdentity service,
            OutboxProperties properties,
            WakeUp relay,
            Telemetry telemetry,
            Clock clock) {
        this.outbox = outbox;
        this.inCallersTransaction = new TransactionTemplate(transactions);
        this.inCallersTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_MANDATORY);
        this.service = service;
        this.properties = properties;
        this.relay = relay;
        this.telemetry = telemetry;
        this.clock = clock;
    }

    @Override
    public void append(SlipwayEvent event) {
        inCallersTransaction.executeWithoutResult(_ -> {
            var payload = payloadOf(event);
            // PostgreSQL keeps microseconds; the hash covers the time, so it must survive the way there and back.
            var time = clock.instant().truncatedTo(ChronoUnit.MICROS);
            var id = Uuid7.next();
            outbox.append(
                    id, EventTypes.typeOf(event.getClass()), event.subject(), time, payload, telemetry.traceparent());
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    relay.now();
                    told(event, id);
                }
            });
        });
    }

    /** What the service has announced, and about what, is its diary. */
    private static void told(SlipwayEvent event, UUID id) {
        try (var _ = LogContext.about(event.subject())) {
            LOG.info("{} {}", event.getClass().getSimpleName(), id);
        }
    }

    private byte[] payloadOf(SlipwayEvent event) {
        if (!EventTypes.topicOf(event.getClass()).equals(service.topic())) {
            throw new IllegalArgumentException("%s belongs to %s; %s cannot announce it"
                    .formatted(event.getClass().getSimpleName(), EventTypes.topicOf(event.getClass()), service.area()));
        }
        var payload = EventJson.write(event);
        if (payload.length > properties.maxPayload().toBytes()) {
            throw new IllegalArgumentException(
                    "%s about %s has %d bytes; slipway.outbox.max-payload is %s. Pass big things by reference."
                            .formatted(
                                    event.getClass().getSimpleName(),
                                    event.subject(),
                                    payload.length,
                                    properties.maxPayload()));
        }
        return payload;
    }
}
