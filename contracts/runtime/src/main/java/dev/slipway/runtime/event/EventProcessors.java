package dev.slipway.runtime.event;

import dev.slipway.runtime.telemetry.Telemetry;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes consumers. Every service has one of its own, the bean {@code slipwayEvents}, for its {@link EventHandlers}. A further one is declared as a bean of type
 * {@link EventProcessor}: it subscribes by itself, in a consumer group of its own, and keeps its {@code inbox} and {@code parked_event} in the schema of its own
 * data source (migrations: {@code classpath:db/runtime/inbox}).
 */
public final class EventProcessors {
    private final InboxProperties properties;
    private final MeterRegistry meters;
    private final Telemetry telemetry;
    private final Clock clock;

    EventProcessors(InboxProperties properties, MeterRegistry meters, Telemetry telemetry, Clock clock) {
        this.properties = properties;
        this.meters = meters;
        this.telemetry = telemetry;
        this.clock = clock;
    }

    /** A consumer of the events that the handlers register for. */
    public EventProcessor of(
            String consumer,
            DataSource dataSource,
            PlatformTransactionManager transactions,
            List<EventHandlers> handlers) {
        return make(consumer, dataSource, transactions, new TypedReception(handlers));
    }

    /** A consumer of every event of every service, as it stands on the wire. */
    public EventProcessor ofAll(
            String consumer, DataSource dataSource, PlatformTransactionManager transactions, RawEventHandler handler) {
        return make(consumer, dataSource, transactions, new RawReception(handler));
    }

    private EventProcessor make(
            String consumer, DataSource dataSource, PlatformTransactionManager transactions, Reception reception) {
        var inbox = new InboxRepository(dataSource, consumer);
        var parked = new ParkedEventRepository(dataSource, consumer);
        var transaction = new TransactionTemplate(transactions);
        transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        return new EventProcessor(
                consumer,
                reception,
                inbox,
                parked,
                transaction,
                properties,
                new InboxMeters(meters, consumer, parked),
                new ParkedSubjects(reception, inbox, parked, transaction, properties, telemetry, clock),
                clock);
    }
}
