package dev.slipway.runtime.event;

import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the chain of events ends on the broker. Where that is beyond the outbox's own end, the database was restored from an earlier day. What the outbox holds
 * and the broker knows keeps the number that it has there; what only the broker knows stays, and the chain goes on behind it.
 */
final class ChainEnd {
    private static final Logger LOG = LoggerFactory.getLogger(ChainEnd.class);

    private final Broker broker;
    private final OutboxMeters meters;
    private final Clock clock;

    ChainEnd(Broker broker, OutboxMeters meters, Clock clock) {
        this.broker = broker;
        this.meters = meters;
        this.clock = clock;
    }

    /** Asked by whoever begins to publish, under the lease to do so. */
    OutboxRow.Stamp find(RelayLease lease) throws InterruptedException {
        var outbox = lease.outbox();
        var head = outbox.head();
        try (var tail = broker.tail()) {
            var beyond = tail.beyond(head.number());
            if (beyond.isEmpty()) {
                return head;
            }
            var known = lease.transaction().execute(_ -> outbox.adopt(beyond, clock.instant()));
            tell(head.number(), beyond.size(), beyond.size() - (known == null ? 0 : known));
            return beyond.getLast().stamp();
        }
    }

    private void tell(long head, int beyond, int unknown) {
        meters.foundAhead(unknown);
        if (unknown == 0) {
            LOG.warn(
                    "The broker holds {} events after number {} that the outbox has without numbers: this database is older than they are. They keep their numbers,"
                            + " and the next go on behind them.",
                    beyond,
                    head);
            return;
        }
        LOG.error(
                "The broker holds {} events after number {} that the outbox does not: this database is older than they are. They stay, and numbers go on behind"
                        + " them. What the events tell of must be compared with the records by a person.",
                unknown,
                head);
    }
}
