package dev.slipway.runtime.event;

import dev.slipway.contracts.SlipwayEvent;

/** Announces what has happened, in the transaction that made it so. */
public interface Outbox {
    /**
     * Stores the event; the relay publishes it after the commit, at least once, in the order of appending within its subject. Waits while another transaction
     * that has announced something about the same subject is open.
     *
     * <p>A transaction that announces about several subjects appends in ascending order of {@link SlipwayEvent#subject()}. Two transactions that hold to no
     * common order may wait for each other: PostgreSQL then ends one after a second
     * ({@link org.springframework.dao.PessimisticLockingFailureException}), and it may be repeated whole.
     *
     * @throws org.springframework.transaction.IllegalTransactionStateException outside a transaction
     * @throws IllegalArgumentException if another service owns this event, or it is larger than {@code slipway.outbox.max-payload}
     */
    void append(SlipwayEvent event);
}
