package dev.slipway.runtime.event;

import dev.slipway.contracts.SlipwayEvent;
import java.util.function.BiConsumer;

/** Takes a service's event handlers. */
public interface EventRegistry {
    /**
     * Calls the handler for each event of the type. All handlers of a service for one event run in one transaction, together with the mark that the event was
     * handled: they take effect together, and once. A handler writes rows and enqueues jobs; it calls nothing outside the database.
     *
     * <p>A {@link dev.slipway.runtime.RetryableException} and a lost database are waited for. Any other exception parks the event, after a few attempts, and
     * the events of the same subject behind it.
     */
    <E extends SlipwayEvent> void on(Class<E> type, BiConsumer<E, Envelope> handler);
}
